/** One page of the reference. Rules, snippets and scaffolds find their page by its `id`; a page never lists them by hand. */
export interface Concept {
  /** Equals the file name; deep links use it. */
  readonly id: string;
  readonly section: SectionId;
  readonly title: string;
  /** What it is, in one sentence. */
  readonly summary: string;
  /** An inline SVG without scripts or styles: colours come from `currentColor` and the page's classes `bad`, `good`, `quiet`. */
  readonly drawing?: { readonly svg: string; readonly text: string };
  /** The texts below are Markdown: paragraphs, lists, `code`, links. */
  readonly problem: string;
  readonly example: { readonly bad: string; readonly good: string };
  readonly whenToUse: string;
  readonly whenNotToUse: string;
  readonly howToSpot: string;
  readonly whatToMeasure: string;
  readonly reading: readonly { readonly title: string; readonly url: string }[];
  readonly exercise: string;
}

/** The sections in the order in which the sidebar shows them. */
export const sections = {
  boring: 'Choose boring technology',
  structure: 'Structure code',
  performance: 'Performance',
  scalability: 'Scalability',
  reliability: 'Reliability',
  data: 'Data at scale',
  shipping: 'Shipping',
  change: 'Change systems safely',
  ux: 'Good UX',
} as const;

export type SectionId = keyof typeof sections;

/** Gives a page its type where it is written. */
export const defineConcept = (concept: Concept): Concept => concept;
