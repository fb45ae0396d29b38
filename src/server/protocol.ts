/** What client and server say to each other beyond LSP. Types and constants only: the extension imports this file. */
import type { Question } from '../scaffolds/tree.ts';

export type { Question };

/** Sent by the client with `initialize`. */
export interface InitializationOptions {
  /** Where a diagnostic's code leads: a URI in which `{concept}` and `{rule}` stand for their ids. No link without it. */
  readonly conceptLink?: string;
  /** Whether the person trusts the workspace; where they do not, git is not called. */
  readonly isTrusted?: boolean;
  /** Whether checked types are asked what imports and annotations cannot tell. */
  readonly checksTypes?: boolean;
  /** Whether only findings in what has changed are shown. */
  readonly onlyNew?: boolean;
  /** Whether the client has the commands that code actions name. */
  readonly hasCommands?: boolean;
}

/** Commands of the extension that code actions name. */
export const explainCommand = 'fundamentals.explain';
export const turnOffCommand = 'fundamentals.turnOff';
export const falseAlarmCommand = 'fundamentals.reportFalseAlarm';

/** A name that a change has made up: the editor asks for a better one at once. */
export const renameCommand = 'fundamentals.rename';

export interface RenameParams {
  readonly uri: string;
  /** 0-based, UTF-16 columns. */
  readonly position: { readonly line: number; readonly character: number };
}

/** Asked with where to turn a rule off: the edit of the file of settings, which may be a new one. */
export const turnOffRequest = 'fundamentals/turnOff';

export interface TurnOffParams {
  readonly uri: string;
  readonly rule: string;
  readonly where: 'project' | 'folder';
}

/** What code actions hand to `turnOffCommand`: the places to choose from. */
export interface TurnOffChoice {
  readonly uri: string;
  readonly rule: string;
  readonly places: readonly PlaceToTurnOff[];
}

export type PlaceToTurnOff =
  | { readonly where: 'everywhere' }
  /** With the file of settings that is edited, or made. */
  | { readonly where: 'project' | 'folder'; readonly settings: string; readonly isNew: boolean };

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

/** Asked by the client with the URI of a document: which layer it was taken for, and why. A sentence a line. */
export const layerRequest = 'fundamentals/layer';

/** Asked with the name of a snippet: as it fits a document of our languages; null where there is none for it. */
export const snippetRequest = 'fundamentals/snippet';

export interface SnippetParams {
  readonly uri: string;
  readonly name: string;
  /** Where it will be inserted; from 0, UTF-16 columns. */
  readonly position: { readonly line: number; readonly character: number };
}

export interface SnippetText {
  /** With tab stops. */
  readonly body: string;
  /** Imports that the document lacks, for other places than the position. */
  readonly edits: readonly {
    readonly range: { readonly start: SnippetParams['position']; readonly end: SnippetParams['position'] };
    readonly newText: string;
  }[];
}

/** Asked for a scaffold: what would be written into a package, what a person has to say first, or why there can be none. */
export const scaffoldRequest = 'fundamentals/scaffold';

export interface ScaffoldParams {
  readonly id: string;
  /** The URI of the folder of the package. */
  readonly root: string;
  /** Whether git may be asked which files there are. */
  readonly isTrusted: boolean;
  /** What a person says of it, by the keys of its questions; the rest is read off the package. */
  readonly wish: Readonly<Record<string, string>>;
}

export type ScaffoldAnswer = { readonly refusal: string } | { readonly missing: Question } | ScaffoldOffer;

export interface ScaffoldEdit {
  readonly uri: string;
  readonly range: SnippetText['edits'][number]['range'];
  readonly newText: string;
}

export interface ScaffoldOffer {
  /** `The outbox`. */
  readonly name: string;
  /** What was decided, and may be otherwise. */
  readonly questions: readonly Question[];
  readonly newFiles: readonly { readonly uri: string; readonly text: string }[];
  readonly edits: readonly ScaffoldEdit[];
  /** What might do instead, in a sentence. */
  readonly alternative: string | null;
  /** What a person may want besides. */
  readonly optional: (ScaffoldEdit & { readonly label: string }) | null;
  /** What is opened afterwards. */
  readonly open: string;
  /** Whether it goes on with another step, once this one is there. */
  readonly goesOn: boolean;
  /** What remains to be done, in words. */
  readonly next: readonly string[];
}

/** The source of our diagnostics and the prefix of settings and commands. */
export const source = 'fundamentals';

export const languages = ['typescript', 'javascript', 'typescriptreact', 'javascriptreact'] as const;

/** Documents that describe interfaces in languages of their own; editors do not know all of them by a language. */
export const documentPatterns = ['**/*.{graphql,graphqls,gql,proto}', '**/*{openapi,swagger}*.{yaml,yml,json}'] as const;

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
