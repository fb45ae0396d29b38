import type { FileId } from './text.ts';

/** What the types tier says a called value is, where facts cannot tell: plain data, because it comes from another thread. */
export type Opinion =
  /** A value of a library that we know. */
  | { readonly is: 'shape'; readonly library: string; readonly shape: string }
  /** A function of the project: file + NUL + function id. */
  | { readonly is: 'function'; readonly key: string };

/** Opinions about the calls of one file, by `questionKey`. */
export type Opinions = Readonly<Record<string, Opinion>>;

/** A call that facts cannot decide, by what an edit elsewhere leaves alone: its function and the text of what it calls. */
export interface Question {
  readonly file: FileId;
  readonly key: string;
}

/** Names the calls of a function that call the same text. */
export function questionKey(functionId: string, callee: string): string {
  return `${functionId}\0${callee}`;
}
