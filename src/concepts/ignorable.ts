import type { Reading } from './concept.ts';
import type { ConceptId } from './sections.ts';

/** What you may ignore for now, with the sign that you do need it. */
export interface Ignorable {
  readonly id: string;
  readonly title: string;
  /** Why it can wait, as Markdown. */
  readonly why: string;
  /** The sign that you need it after all. */
  readonly sign: string;
  /** What to use until then. */
  readonly instead: readonly ConceptId[];
  readonly reading: readonly Reading[];
}

export const ignorable: readonly Ignorable[] = [];
