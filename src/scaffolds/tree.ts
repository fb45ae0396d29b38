import { isSource } from '../engine/host.ts';
import type { FileId } from '../engine/text.ts';

/** What a scaffold may look at: every file of a package, whatever it holds. */
export interface Tree {
  /** The folder of the package. */
  readonly root: FileId;
  files(): readonly FileId[];
  /** The text; undefined where there is no such file or it is not text. */
  read(file: FileId): string | undefined;
}

/** A person is told why nothing is written, and what to do instead. */
export class Refusal extends Error {}

/** What a person may say of a scaffold, where it was not found or is to be otherwise. */
export interface Question {
  /** The name of the answer in the wish. */
  readonly key: string;
  readonly label: string;
  /** Asked where it is to be otherwise. */
  readonly prompt: string;
  /** What was found; '' where nothing was. */
  readonly value: string;
  /** What there is to choose from; where there is nothing, anything may be said. */
  readonly options: readonly string[];
  /** What options mean that do not say it themselves. */
  readonly meanings?: Readonly<Record<string, string>>;
}

/** What a person says, by the keys of questions; the rest is read off the project. */
export type Wish = Readonly<Record<string, string | undefined>>;

/** Nothing can be written before a person has said something. */
export class Missing extends Refusal {
  readonly question: Question;

  constructor(question: Question, message: string) {
    super(message);
    this.question = question;
  }
}

/** What package.json says, as far as it can be read. */
export interface Manifest {
  readonly type?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly engines?: { readonly node?: string };
  readonly volta?: { readonly node?: string };
}

/** Throws a Refusal where there is no package.json that can be read. */
export function manifestOf(tree: Tree): Manifest {
  const text = tree.read(`${tree.root}/package.json`);
  if (text === undefined) throw new Refusal('There is no package.json here. Go to the package that is to have it.');
  try {
    const manifest: unknown = JSON.parse(text);
    if (manifest && typeof manifest === 'object') return manifest;
  } catch {
    // Said below.
  }
  throw new Refusal('package.json cannot be read: mend it first.');
}

/** The oldest Node that a package says it runs on, major and minor; undefined where it does not say. */
export function nodeOf(tree: Tree): readonly [number, number] | undefined {
  const { engines, volta } = manifestOf(tree);
  const said = [engines?.node, volta?.node, ...['.nvmrc', '.node-version'].map((name) => tree.read(`${tree.root}/${name}`))];
  const [, major, minor] = /(\d+)(?:\.(\d+))?/.exec(said.find((each) => each && /\d/.test(each)) ?? '') ?? [];
  return major === undefined ? undefined : [Number(major), Number(minor ?? 0)];
}

/** The names of what a package depends on. */
export function dependenciesOf({ dependencies = {}, devDependencies = {} }: Manifest): ReadonlySet<string> {
  return new Set([...Object.keys(dependencies), ...Object.keys(devDependencies)]);
}

/** A path from the root of the package. */
export const pathIn = ({ root }: Tree, file: FileId): string => file.slice(root.length + 1);

/** What somebody has written, not what was built of it or installed; from the root of the package. */
export const writtenPaths = (tree: Tree): readonly string[] =>
  tree
    .files()
    .map((file) => pathIn(tree, file))
    .filter((path) => !/(^|\/)(node_modules|dist|build|built|out|coverage)\//.test(path));

/** What somebody has written in TypeScript or JavaScript. */
export const sourcesOf = (tree: Tree): readonly FileId[] =>
  writtenPaths(tree)
    .filter(isSource)
    .map((path) => `${tree.root}/${path}`);

/** Those that no scaffold has written: they speak to the database in their own way, whatever the project does. */
export const ownSourcesOf = (tree: Tree): readonly FileId[] =>
  sourcesOf(tree).filter((file) => !/(^|\/)(outbox|expand-contract)\//.test(pathIn(tree, file)));
