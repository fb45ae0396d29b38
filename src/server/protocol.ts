/** What client, server and webview say to each other beyond LSP. Types and constants only: pages and extension import this file. */

/** Sent by the client with `initialize`. */
export interface InitializationOptions {
  /** Where a diagnostic's code leads: a URI in which `{concept}` and `{rule}` stand for their ids. No link without it. */
  readonly conceptLink?: string;
  /** Whether the person trusts the workspace; where they do not, git is not called. */
  readonly isTrusted?: boolean;
}

/** The source of our diagnostics and the prefix of settings and commands. */
export const source = 'fundamentals';

export const languages = ['typescript', 'javascript', 'typescriptreact', 'javascriptreact'] as const;

/** `dist/reference.json`, written by the build from concepts/ and rules/: everything the sidebar shows. */
export interface Reference {
  readonly sections: readonly { readonly id: string; readonly title: string }[];
  readonly pages: readonly ReferencePage[];
}

export interface ReferencePage {
  readonly id: string;
  readonly section: string;
  readonly title: string;
  readonly summary: string;
  readonly problem: string;
  readonly example: { readonly bad: string; readonly good: string };
  readonly whenToUse: string;
  readonly whenNotToUse: string;
  readonly howToSpot: string;
  readonly whatToMeasure: string;
  readonly reading: readonly { readonly title: string; readonly url: string }[];
  readonly exercise: string;
  readonly rules: readonly ReferenceRule[];
  readonly snippets: readonly { readonly prefix: string; readonly description: string }[];
}

export interface ReferenceRule {
  readonly id: string;
  readonly severity: string;
  readonly summary: string;
  readonly why: string;
  readonly examples: readonly { readonly bad: string; readonly good: string }[];
}
