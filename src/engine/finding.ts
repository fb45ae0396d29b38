import type { Edit, FileId, Span } from './text.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** 'safe' keeps behaviour by construction; 'suggestion' asks to be read before it is kept. */
export type Safety = 'safe' | 'suggestion';

/** One problem in one file, as plain data in an editor's words. */
export interface Finding {
  readonly rule: string;
  readonly concept: string;
  readonly file: FileId;
  readonly span: Span;
  readonly severity: Severity;
  readonly message: string;
  /** The path that proves it, from the finding to the cause. */
  readonly because: readonly Hop[];
  readonly fixes: readonly FixTitle[];
  /** The baseline of the project lists it. */
  readonly isKnown?: true;
}

export interface Hop {
  readonly file: FileId;
  readonly span: Span;
  readonly message: string;
}

export interface FixTitle {
  readonly id: string;
  readonly title: string;
  readonly safety: Safety;
}

/** Enough to make a fix again, or to say that the text has moved on. */
export interface FixRef {
  readonly rule: string;
  readonly file: FileId;
  readonly span: Span;
  readonly fix: string;
  /** The version of the text in which the finding stood. */
  readonly version: string;
}

/** What a quick fix, a refactor or a scaffold does. */
export interface Change {
  readonly edits: readonly Edit[];
  readonly newFiles?: readonly { readonly file: FileId; readonly text: string }[];
  readonly then?: { readonly renameAt?: Place; readonly open?: Place };
}

export interface Place {
  readonly file: FileId;
  readonly offset: number;
}

/** A change with the versions of the texts it was made for; whoever applies it compares them first. */
export interface ResolvedChange extends Change {
  readonly madeFor: Readonly<Record<FileId, string>>;
}
