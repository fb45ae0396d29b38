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

/** What package.json says, as far as it can be read. */
export interface Manifest {
  readonly type?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
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

/** The names of what a package depends on. */
export function dependenciesOf({ dependencies = {}, devDependencies = {} }: Manifest): ReadonlySet<string> {
  return new Set([...Object.keys(dependencies), ...Object.keys(devDependencies)]);
}

/** A path from the root of the package. */
export const pathIn = ({ root }: Tree, file: FileId): string => file.slice(root.length + 1);
