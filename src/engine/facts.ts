import type { Opinion, Question } from './opinion.ts';
import type { FileId } from './text.ts';
import type { ts } from './ts.ts';

/** What the syntax of one file says. Pure, JSON-serialisable, free of positions unless positions are what it is about. */
export interface FileFact<T> {
  readonly id: string;
  /** Raised when `extract` would say something else of the same text. */
  readonly version: number;
  /** It holds positions, which white space moves; others stay what they are. */
  readonly isAboutPlaces?: true;
  /** Asked of few files: it is extracted when somebody asks, not with the others. */
  readonly isRare?: true;
  extract(file: ts.SourceFile): T;
}

/** What the project concludes for one key. Read again only when something it read has another value than before. */
export interface ProjectFact<T> {
  readonly id: string;
  derive(key: string, facts: FactReader): T;
  /** The answer inside a cycle of definitions (`const a = b; const b = a`). A fact without it may not depend on itself. */
  readonly bottom?: T;
}

/** A project fact about nodes of a graph with cycles. Each strongly connected component is solved as a whole, up to its fixed point. */
export interface GraphFact<T> extends ProjectFact<T> {
  readonly bottom: T;
  /** Every key about which `derive` asks this same fact. */
  uses(key: string, facts: FactReader): readonly string[];
}

/** The only way to ask. What is asked is remembered, which is how freshness is decided. */
export interface FactReader {
  /** The project's source and declaration files, and its data models. */
  files(): readonly FileId[];
  /** The source files in which a word stands, found without parsing any. */
  mentioning(word: string): readonly FileId[];
  of<T>(fact: FileFact<T>, file: FileId): T;
  about<T>(fact: ProjectFact<T>, key: string): T;
  /** What the types tier says of a call; asking makes it a question, undefined is no answer yet or none at all. */
  opinion(question: Question): Opinion | undefined;
  /** A value that is computed once while the same conclusion is drawn; `inside` is what it is while it is being computed. */
  once<T>(key: object, compute: () => T, inside: T): T;
  /** What the project says of modules in the eyes of a file. */
  aliases(file: FileId): Aliases;
  /** The layer that the project's settings put a file into. */
  layer(file: FileId): string | undefined;
  /** The project file a specifier leads to, or undefined for a package and for what does not exist. */
  resolve(from: FileId, specifier: string): FileId | undefined;
}

/** What a project says of functions that nothing proves: by module (a specifier, or the path of a file without its ending), then by exported name. */
export type Aliases = Readonly<Record<string, Readonly<Record<string, string>>>>;
