import type { Aliases, FileFact } from './facts.ts';
import type { Opinion, Question } from './opinion.ts';
import type { FileId } from './text.ts';
import type { ts } from './ts.ts';

/** What the store asks of the outside. */
export interface Inputs {
  files(): readonly FileId[];
  parse(file: FileId): ts.SourceFile;
  /** The same object as long as a file is parsed to what differs in white space only. */
  senseOf(file: FileId): object;
  resolve(from: FileId, specifier: string): FileId | undefined;
  opinion(question: Question): Opinion | undefined;
  aliases(file: FileId): Aliases;
  layer(file: FileId): string | undefined;
  mentions(file: FileId, word: string): boolean;
  /** The facts of a file whose text is, now, known elsewhere. */
  extracted(file: FileId): Extracted | undefined;
}

/** What file facts say of one file. */
export type Extracted = (fact: FileFact<unknown>) => unknown;
