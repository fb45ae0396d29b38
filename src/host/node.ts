import { type Dirent, readdirSync, readFileSync, realpathSync, type Stats, statSync, writeFileSync } from 'node:fs';
import { dirname, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { type Disk, type Host, isConfiguration, isDataModel, isDeclaration, isDocument, isSource } from '../engine/host.ts';
import type { FileId } from '../engine/text.ts';
import { trackedFiles } from './git.ts';

interface NodeHostOptions {
  /** Whether git may be asked which files there are. */
  readonly git?: boolean;
  /** Told once of every folder whose files are missing for that. */
  readonly onUnreadable?: (folder: FileId) => void;
}

/** A project on disk. Lists what git knows where there is git, else what no .gitignore hides; node_modules never. */
export function createNodeHost(root: FileId, { git = true, onUnreadable }: NodeHostOptions = {}): Host {
  const unreadable = new Set<FileId>();
  const report = (folder: FileId): void => {
    if (!unreadable.has(folder)) onUnreadable?.(folder);
    unreadable.add(folder);
  };
  return {
    files: () => filesIn(root, report, git).filter((file) => isOfProject(file.slice(root.length))),
    read: readText,
    whyUnreadable,
    version: (file) => {
      try {
        const { mtimeMs, size } = statSync(file);
        return `${mtimeMs}/${size}`;
      } catch {
        return 'none';
      }
    },
  };
}

/** What git knows of a folder where there is git, else what no .gitignore hides. */
function filesIn(root: FileId, onUnreadable: (folder: FileId) => void, git: boolean): readonly FileId[] {
  return [...((git ? trackedFiles(root, onUnreadable) : undefined) ?? walk(root, onUnreadable))];
}

/** Every file of a package, whatever it holds, for scaffolds; listed once. */
export function treeOf(
  root: FileId,
  git = true,
): { readonly root: FileId; files(): readonly FileId[]; read(file: FileId): string | undefined } {
  let files: readonly FileId[] | undefined;
  return {
    root,
    files: () => {
      files ??= filesIn(root, () => undefined, git).filter((file) => !/\/(node_modules|\.git)\//.test(file));
      return files;
    },
    read: readText,
  };
}

/** What stands beside a project. */
export const disk: Disk = {
  isFile: (path) => statsOf(path)?.isFile() ?? false,
  isFolder: (path) => statsOf(path)?.isDirectory() ?? false,
  realPath(path) {
    try {
      return toFileId(realpathSync(path));
    } catch {
      return path;
    }
  },
};

function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return;
  }
}

/** The path as the engine writes it: absolute, forward slashes. */
export function toFileId(path: string): FileId {
  return sep === '\\' ? path.replaceAll('\\', '/') : path;
}

/** What builds write is JavaScript and declarations: TypeScript in a folder called `build` was written by somebody. */
function isOfProject(path: string): boolean {
  if (/\/(node_modules|\.git|\.next|\.turbo|\.yarn)\/|\/\.pnp\.[\w.]+$/.test(path)) return false;
  const isOutput = !/(?<!\.d)\.[cm]?tsx?$/.test(path) && /\/(dist|build|out|coverage)\//.test(path);
  return isConfiguration(path) || isDocument(path) || isDataModel(path) || ((isSource(path) || isDeclaration(path)) && !isOutput);
}

/** The text without its byte order mark; undefined where the bytes are no UTF-8 text or cannot be read. */
export function readText(file: FileId): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
    return isBinary(text) ? undefined : text;
  } catch {
    return;
  }
}

/** One NUL among much else is what somebody put between the parts of a key. */
function isBinary(text: string): boolean {
  return text.includes('\0') && text.split('\0').length > 1 + text.length / 100;
}

function whyUnreadable(file: FileId): string {
  try {
    readFileSync(file);
    return 'it is not UTF-8 text';
  } catch (error) {
    return reasonFor(error);
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'it may not be read: permission denied',
  EPERM: 'it may not be read: permission denied',
  EISDIR: 'it is a folder',
  ELOOP: 'it is a link that leads to itself',
  ENOENT: 'there is no such file',
};

/** Whether a path is a folder; undefined where nothing is there. Throws an Error that says why where it cannot be known. */
export function isFolder(path: string): boolean | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory();
  } catch (error) {
    throw new Error(reasonFor(error));
  }
}

function reasonFor(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return reasons[code] ?? `it cannot be read (${code})`;
}

/** Writes a text where one stood, with the byte order mark that stood before it. */
export function writeText(file: FileId, text: string): void {
  const hasMark = readFileSync(file)
    .subarray(0, 3)
    .equals(Buffer.from([0xef, 0xbb, 0xbf]));
  writeFileSync(file, (hasMark ? '\uFEFF' : '') + text);
}

/** Every file below a folder that no .gitignore on the way excludes. Follows no links, so that it comes to an end. */
function* walk(
  folder: string,
  onUnreadable: (folder: FileId) => void,
  above: readonly { readonly at: string; readonly rules: Ignore }[] = [],
): Iterable<FileId> {
  const rules = readText(`${folder}/.gitignore`);
  const ignored = rules === undefined ? above : [...above, { at: folder, rules: ignore().add(rules) }];
  for (const entry of entriesOf(folder, onUnreadable)) {
    const path = `${folder}/${entry.name}`;
    if (entry.name === 'node_modules' || entry.name === '.git') continue;
    const asDirectory = entry.isDirectory() ? '/' : '';
    if (ignored.some(({ at, rules }) => rules.ignores(path.slice(at.length + 1) + asDirectory))) continue;
    if (entry.isDirectory()) yield* walk(path, onUnreadable, ignored);
    else if (entry.isFile()) yield path;
  }
}

function entriesOf(folder: string, onUnreadable: (folder: FileId) => void): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    onUnreadable(folder);
    return [];
  }
}

/** The folder at or above this one that says which packages belong together, as package managers read it; undefined where none does. */
export function workspaceRoot(folder: FileId): FileId | undefined {
  const saysSo = (text: string | undefined): boolean => /"workspaces"\s*:/.test(text ?? '');
  if (disk.isFile(`${folder}/pnpm-workspace.yaml`) || saysSo(readText(`${folder}/package.json`))) return folder;
  const above = toFileId(dirname(folder));
  return above === folder ? undefined : workspaceRoot(above);
}

/** The path without links on its way: what git and the walk agree on. Throws where it does not exist. */
export function realPath(path: string): FileId {
  return toFileId(realpathSync(path));
}
