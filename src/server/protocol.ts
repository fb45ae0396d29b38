/** What client, server and webview say to each other beyond LSP. Types and constants only: pages and extension import this file. */

/** Sent by the client with `initialize`. */
export interface InitializationOptions {
  /** Where a diagnostic's code leads: a URI in which `{concept}` and `{rule}` stand for their ids. No link without it. */
  readonly conceptLink?: string;
  /** Whether the person trusts the workspace; where they do not, git is not called. */
  readonly isTrusted?: boolean;
  /** What the API is compared with: `auto` for the base branch, a revision, or `off`. */
  readonly base?: string;
  /** Whether checked types are asked what imports and annotations cannot tell. */
  readonly checksTypes?: boolean;
}

/** Told by the client when a repository has another HEAD, or its base branch another commit. */
export const repositoryChanged = 'fundamentals/repositoryChanged';

/** Asked by the client with the URI of a document: why it is not checked, or that it is. The answer is one sentence. */
export const whyRequest = 'fundamentals/why';

export interface WhyParams {
  readonly uri: string;
}

/** The source of our diagnostics and the prefix of settings and commands. */
export const source = 'fundamentals';

export const languages = ['typescript', 'javascript', 'typescriptreact', 'javascriptreact'] as const;

/** Documents that describe interfaces in languages of their own; editors do not know all of them by a language. */
export const documentPatterns = ['**/*.{graphql,graphqls,gql,proto}', '**/*{openapi,swagger}*.{yaml,yml,json}'] as const;

/**
 * HTML made by the build from our own Markdown and TypeScript, never by a workspace. Raw HTML in those texts is escaped.
 * The brand keeps plain strings out of `innerHTML`.
 */
export type Html = string & { readonly kind: 'html' };

/** `dist/reference.json`, written by the build from concepts/, rules/ and snippets/: everything the sidebar shows. */
export interface Reference {
  /** In the order of the sidebar; only sections that have a page. */
  readonly sections: readonly { readonly id: string; readonly title: string }[];
  readonly pages: readonly ReferencePage[];
}

export interface ReferencePage {
  readonly id: string;
  readonly section: string;
  readonly title: string;
  readonly summary: Html;
  /** An SVG picture and the words for whoever does not see it. */
  readonly drawing?: { readonly svg: Html; readonly text: string };
  readonly problem: Html;
  readonly example: ReferenceExample;
  readonly whenToUse: Html;
  readonly whenNotToUse: Html;
  readonly howToSpot: Html;
  readonly whatToMeasure: Html;
  readonly reading: readonly { readonly title: string; readonly url: string }[];
  readonly exercise: Html;
  readonly rules: readonly ReferenceRule[];
  readonly snippets: readonly { readonly prefixes: readonly string[]; readonly description: string }[];
}

/** Coloured TypeScript. */
export interface ReferenceExample {
  readonly bad: Html;
  readonly good: Html;
}

export interface ReferenceRule {
  readonly id: string;
  readonly severity: string;
  readonly summary: Html;
  readonly why: Html;
  readonly examples: readonly ReferenceExample[];
}

/** What the sidebar's page says to the extension. */
export interface FromSidebar {
  readonly type: 'ready';
}

/** What the extension says to the sidebar's page; `reference` answers `ready`. */
export type ToSidebar =
  | { readonly type: 'reference'; readonly reference: Reference; readonly place: Place | undefined }
  | { readonly type: 'show'; readonly place: Place };

/** A page of the reference, found by its id or by one of its rules; the list when neither is known. */
export interface Place {
  readonly page?: string | undefined;
  /** The rule that is opened on the page. */
  readonly rule?: string | undefined;
}
