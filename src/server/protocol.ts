/** What client and server say to each other beyond LSP. Types and constants only: the extension imports this file. */

/** Sent by the client with `initialize`. */
export interface InitializationOptions {
  /** Where a diagnostic's code leads: a URI in which `{concept}` and `{rule}` stand for their ids. No link without it. */
  readonly conceptLink?: string;
  /** Whether the person trusts the workspace; where they do not, git is not called. */
  readonly isTrusted?: boolean;
  /** Whether checked types are asked what imports and annotations cannot tell. */
  readonly checksTypes?: boolean;
}

/** Asked by the client with the URI of a document: why it is not checked, or that it is. The answer is one sentence. */
export const whyRequest = 'fundamentals/why';

export interface WhyParams {
  readonly uri: string;
}

/** The source of our diagnostics and the prefix of settings and commands. */
export const source = 'fundamentals';

export const languages = ['typescript', 'javascript', 'typescriptreact', 'javascriptreact'] as const;

/** Asked by the client: every finding of the workspace that is more than a hint, in files nobody has opened too. */
export const findingsRequest = 'fundamentals/findings';

/** One finding of `findingsRequest`, in the protocol's words. */
export interface WorkspaceFinding {
  readonly uri: string;
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'information';
  readonly message: string;
  /** From 0; columns in UTF-16 units. */
  readonly line: number;
  readonly column: number;
}

/** Told to a client that has asked for the findings, once typing rests: they may be others now. */
export const findingsChanged = 'fundamentals/findingsChanged';
