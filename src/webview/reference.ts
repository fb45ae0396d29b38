/** What the sidebar shows, as the build writes it into `dist/reference/`. */

/**
 * HTML made by the build from our own Markdown and TypeScript, never by a workspace. Raw HTML in those texts is escaped.
 * The brand keeps plain strings out of `innerHTML`.
 */
export type Html = string & { readonly kind: 'html' };

/** `dist/reference/contents.json`, written by the build from concepts/, rules/ and snippets/. The other files lie beside it. */
export interface Contents {
  /** In the order of the sidebar; only sections that have a page. */
  readonly sections: readonly Section[];
}

export interface Section {
  readonly id: string;
  readonly title: string;
  /** Half a sentence under the title. */
  readonly says: string;
  readonly pages: readonly Entry[];
}

/** A page in the table of contents. Texts are plain. */
export interface Entry {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** The ids of the rules that belong to it. */
  readonly rules: readonly string[];
}

/** The pages that are not about one concept. Their names are no concept's. */
export const practicesPage = 'learn-by-doing';
export const ignorablePage = 'ignore-for-now';

/** `dist/reference/<id>.json`: one page, loaded when it is opened. */
export type Page = ConceptPage | PracticesPage | IgnorablePage;

export interface ConceptPage {
  readonly kind: 'concept';
  readonly id: string;
  readonly title: string;
  readonly sectionTitle: string;
  readonly summary: Html;
  /** SVG pictures, each with the words for whoever does not see it. */
  readonly drawings: readonly Html[];
  /** The texts before and after the example, rules, snippets and scaffolds. */
  readonly problem: Html;
  readonly example: Sample;
  readonly advice: readonly Part[];
  readonly rules: readonly RuleText[];
  readonly snippets: readonly SnippetText[];
  readonly scaffolds: readonly ScaffoldText[];
  readonly exercise: Html;
  readonly related: readonly Link[];
  readonly reading: readonly Reading[];
  readonly previous: Link | undefined;
  readonly next: Link | undefined;
}

/** A piece of a page under a heading. The id is what search results point at. */
export interface Part {
  readonly id: PartId;
  readonly title: string;
  readonly html: Html;
}

/** What a search finds words in, and a page scrolls to. The order is that of a page. */
export const partTitles = {
  title: 'Title',
  summary: 'Summary',
  symptoms: 'Symptoms',
  problem: 'The problem',
  example: 'Example',
  whenToUse: 'When to use it',
  whenNotToUse: 'When not to',
  howToSpot: 'How to spot it',
  whatToMeasure: 'What to measure',
  rules: 'Rules',
  snippets: 'Snippets',
  scaffolds: 'Scaffolds',
  exercise: 'Exercise',
  reading: 'Further reading',
} as const;

export type PartId = keyof typeof partTitles;

/** Coloured TypeScript. */
export interface Sample {
  readonly bad: Html;
  readonly good: Html;
}

export interface RuleText {
  readonly id: string;
  readonly severity: string;
  readonly summary: Html;
  readonly why: Html;
  readonly examples: readonly Sample[];
}

export interface SnippetText {
  /** What one types where it belongs. */
  readonly name: string;
  readonly prefixes: readonly string[];
  readonly description: string;
  /** In which languages, in words. */
  readonly languages: string;
  /** Libraries that it exists for, too. */
  readonly libraries: readonly string[];
}

export interface ScaffoldText {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
}

export interface Link {
  readonly id: string;
  readonly title: string;
}

export interface Reading {
  readonly title: string;
  readonly url: string;
  /** The statement of the page that it is the source of. */
  readonly claim?: string | undefined;
}

export interface PracticesPage {
  readonly kind: 'practices';
  readonly practices: readonly PracticeText[];
}

export interface PracticeText {
  readonly id: string;
  readonly title: string;
  readonly task: Html;
  readonly done: Html;
  readonly pages: readonly Link[];
  /** What of it can be seen in a workspace, if anything. */
  readonly check: string | undefined;
  /** The rules of `pages`. */
  readonly rules: readonly string[];
}

export interface IgnorablePage {
  readonly kind: 'ignorable';
  readonly topics: readonly {
    readonly id: string;
    readonly title: string;
    readonly why: Html;
    readonly sign: Html;
    readonly instead: readonly Link[];
    readonly reading: readonly Reading[];
  }[];
}

/** `dist/reference/search.json`: what is searched, as plain text, by page. */
export type SearchTexts = readonly SearchText[];

export type SearchText = { readonly id: string } & { readonly [Part in PartId]?: string };
