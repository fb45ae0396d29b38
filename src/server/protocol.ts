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
  /** Whether only findings in what has changed are shown. */
  readonly onlyNew?: boolean;
  /** Whether the client has the commands that code actions name. */
  readonly hasCommands?: boolean;
}

/** Commands of the extension that code actions name. */
export const turnOffCommand = 'fundamentals.turnOff';
export const falseAlarmCommand = 'fundamentals.reportFalseAlarm';

/** Asked with where to turn a rule off: the edit of the file of settings, which may be a new one. */
export const turnOffRequest = 'fundamentals/turnOff';

export interface TurnOffParams {
  readonly uri: string;
  readonly rule: string;
  readonly where: 'project' | 'folder';
}

/** Asked with a finding: the text that reports it as wrong; null where nothing is found there. */
export const falseAlarmRequest = 'fundamentals/falseAlarm';

export interface FalseAlarmParams {
  readonly uri: string;
  /** 0-based, UTF-16 columns. */
  readonly position: { readonly line: number; readonly character: number };
  readonly rule?: string | undefined;
  readonly versions: Readonly<Record<string, string>>;
}

/** Asked for the baseline of every folder: what each file shall hold. */
export const baselineRequest = 'fundamentals/baseline';

export interface BaselineParams {
  /** Only remove what has vanished. */
  readonly prune: boolean;
}

export interface WrittenBaseline {
  readonly uri: string;
  /** null where nothing is left to know. */
  readonly text: string | null;
  readonly known: number;
  readonly added: number;
  readonly removed: number;
}

/** Told by the client: from now on only findings in what has changed are shown, or all of them. */
export const onlyNewNotification = 'fundamentals/onlyNew';

export interface OnlyNewParams {
  readonly onlyNew: boolean;
}

/** Told once by the server where the open files of a folder that has no baseline hold many findings. */
export const manyFindingsNotification = 'fundamentals/manyFindings';

export interface ManyFindingsParams {
  readonly count: number;
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
