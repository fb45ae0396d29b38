import type { ConceptId } from './sections.ts';

/** One page of the reference. Rules, snippets and scaffolds find their page by its `id`; a page never lists them by hand. */
export interface Concept {
  /** Equals the file name and stands in the table of contents (sections.ts), which says the section; deep links use it. */
  readonly id: ConceptId;
  readonly title: string;
  /** What it is, in one sentence. */
  readonly summary: string;
  /** What people type who do not know the name of it: 'slow endpoint', 'pool exhausted'. Lower case; for the search alone. */
  readonly symptoms: readonly string[];
  readonly drawings?: readonly Drawing[];
  /** The texts below are Markdown: paragraphs, lists, tables, `code`, links. `[outbox](#outbox)` opens another page. */
  readonly problem: string;
  readonly example: Example;
  readonly whenToUse: string;
  readonly whenNotToUse: string;
  readonly howToSpot: string;
  readonly whatToMeasure: string;
  /** Further reading, and the sources of what the page claims. */
  readonly reading: readonly Reading[];
  /** One practice exercise of at most an afternoon. */
  readonly exercise: string;
  /** Where to go on. */
  readonly related: readonly ConceptId[];
}

/** A picture, made by `drawing`: a whole SVG element with its text alternative inside. Needs no style sheet; 300 units wide. */
export interface Drawing {
  /** What the picture shows, in a few words; also the `<title>` of the SVG. */
  readonly title: string;
  /** Everything the picture says, in sentences, for whoever does not see it; also its `<desc>`. */
  readonly text: string;
  readonly svg: string;
}

/** TypeScript that type-checks, each half by itself after the prelude. No rule warns about `good`. */
export interface Example {
  /** Declarations the example stands on and a page need not show. */
  readonly prelude?: string;
  readonly bad: string;
  readonly good: string;
}

export interface Reading {
  readonly title: string;
  readonly url: string;
  /** The statement of the page that it is the source of. */
  readonly claim?: string;
}

/** Gives a page its type where it is written. */
export const defineConcept = (concept: Concept): Concept => concept;
