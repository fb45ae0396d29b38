import type { ConceptId, SectionId } from './sections.ts';

/** One of the eight practices of 'Learn by doing', one a month. */
export interface Practice {
  /** Never changes: people's ticks are kept by it. */
  readonly id: string;
  readonly title: string;
  readonly section: SectionId;
  /** What to do, as Markdown. `[outbox](#outbox)` opens a page. */
  readonly task: string;
  /** How you know that it is done. */
  readonly done: string;
  /** The pages to read first. */
  readonly concepts: readonly ConceptId[];
  /** What can be seen in the workspace. A hint for the person: only the person ticks. */
  readonly check?: PracticeCheck;
}

/**
 * - `no-findings`: no rule that belongs to a page of `concepts` finds anything in the workspace. There is no such check while no rule does.
 * - `decision-record`: a file such as docs/decisions/*.md or docs/adr/*.md exists.
 * - `cache-expiry`: code writes to a cache, and each write states an expiry.
 * - `outbox-table`: a migration or schema declares a table named outbox, or one that ends so.
 * - `feature-flag`: a condition asks a flag client, or a function such as `isEnabled('…')`.
 */
export type PracticeCheck = 'no-findings' | 'decision-record' | 'cache-expiry' | 'outbox-table' | 'feature-flag';

/** In the order in which they are suggested. */
export const practices: readonly Practice[] = [];
