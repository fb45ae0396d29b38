import type { Edit, FileId } from '../engine/text.ts';
import { styled } from './rewrite.ts';
import type { Style } from './style.ts';
import { pathIn, type Question, Refusal, type Tree } from './tree.ts';

interface TextFile {
  readonly file: FileId;
  readonly text: string;
}

/** What a scaffold would write into a project, and what a person is told of it. */
export interface Scaffolded {
  /** `The outbox`, and for whom it is: `An outbox for Knex`. */
  readonly name: string;
  readonly title: string;
  /** What was decided, and may be otherwise. */
  readonly questions: readonly Question[];
  readonly newFiles: readonly TextFile[];
  readonly edits: readonly Edit[];
  /** What is there already under a name that would have been written: it stays as it is. */
  readonly kept: readonly FileId[];
  /** What the project lacks to run it, as a package manager reads it. */
  readonly packages: readonly string[];
  /** What might do instead, in a sentence. */
  readonly alternative: string | undefined;
  /** What a person may want besides, and what that is. */
  readonly optional: { readonly edit: Edit; readonly label: string } | undefined;
  /** What one reads first. */
  readonly open: FileId;
  /** Whether it goes on with another step, once this one is there. */
  readonly goesOn: boolean;
  /** What remains to be done, in words. */
  readonly next: readonly string[];
}

interface Draft extends Omit<Scaffolded, 'newFiles' | 'kept'> {
  /** In the order in which one reads them. */
  readonly wanted: readonly TextFile[];
  /** What does the same and is there under another name. */
  readonly existing: readonly FileId[];
}

/** Nothing that exists is written over; what is new is in the style of the project. Throws a Refusal where a file stands in the place of a folder. */
export async function scaffolded(tree: Tree, style: Style, { wanted, existing, ...draft }: Draft): Promise<Scaffolded> {
  const isThere = ({ file }: TextFile): boolean => tree.read(file) !== undefined;
  const blocked = wanted.flatMap(({ file }) => foldersOf(tree, file)).find((folder) => tree.read(folder) !== undefined);
  if (blocked) throw new Refusal(`${pathIn(tree, blocked)} is a file, and would have to be a folder: say another folder.`);
  return {
    ...draft,
    newFiles: await Promise.all(wanted.filter((each) => !isThere(each)).map((each) => styled(style, each))),
    kept: [...existing, ...wanted.filter(isThere).map(({ file }) => file)],
  };
}

/** The folders in which a file stands, within the package. */
const foldersOf = (tree: Tree, file: FileId): readonly FileId[] =>
  pathIn(tree, file)
    .split('/')
    .slice(0, -1)
    .map((_, i, parts) => `${tree.root}/${parts.slice(0, i + 1).join('/')}`);
