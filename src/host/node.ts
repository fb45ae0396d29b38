import { type Dirent, readdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { type Disk, type Host, isConfiguration, isSource } from '../engine/host.ts';
import type { FileId } from '../engine/text.ts';
import { trackedFiles } from './git.ts';

/** A project on disk. Lists what git knows where there is git, else what no .gitignore hides; node_modules never. */
export function createNodeHost(root: FileId, { git = true } = {}): Host {
  return {
    files: () => [...((git ? trackedFiles(root) : undefined) ?? walk(root))].filter((file) => isOfProject(file.slice(root.length))),
    read: readText,
    version: (file) => {
      const stats = statSync(file, { throwIfNoEntry: false });
      return stats ? `${stats.mtimeMs}/${stats.size}` : 'none';
    },
  };
}

/** What stands beside a project. */
export const disk: Disk = {
  isFile: (path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false,
  isFolder: (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false,
  realPath(path) {
    try {
      return toFileId(realpathSync(path));
    } catch {
      return path;
    }
  },
};

/** The path as the engine writes it: absolute, forward slashes. */
export function toFileId(path: string): FileId {
  return sep === '\\' ? path.replaceAll('\\', '/') : path;
}

function isOfProject(path: string): boolean {
  return (isSource(path) || isConfiguration(path)) && !/\/(node_modules|\.git|dist|build|out|coverage|\.next|\.turbo)\//.test(path);
}

/** The text without its byte order mark; undefined where the bytes are no UTF-8 text or cannot be read. */
export function readText(file: FileId): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
    return text.includes('\0') ? undefined : text;
  } catch {
    return;
  }
}

/** Writes a text where one stood, with the byte order mark that stood before it. */
export function writeText(file: FileId, text: string): void {
  const hasMark = readFileSync(file)
    .subarray(0, 3)
    .equals(Buffer.from([0xef, 0xbb, 0xbf]));
  writeFileSync(file, (hasMark ? '\uFEFF' : '') + text);
}

/** Every file below a folder that no .gitignore on the way excludes. Follows no links, so that it comes to an end. */
function* walk(folder: string, above: readonly { readonly at: string; readonly rules: Ignore }[] = []): Iterable<FileId> {
  const rules = readText(`${folder}/.gitignore`);
  const ignored = rules === undefined ? above : [...above, { at: folder, rules: ignore().add(rules) }];
  for (const entry of entriesOf(folder)) {
    const path = `${folder}/${entry.name}`;
    if (entry.name === 'node_modules' || entry.name === '.git') continue;
    const asDirectory = entry.isDirectory() ? '/' : '';
    if (ignored.some(({ at, rules }) => rules.ignores(path.slice(at.length + 1) + asDirectory))) continue;
    if (entry.isDirectory()) yield* walk(path, ignored);
    else if (entry.isFile()) yield path;
  }
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** The folder without links on its way: what git and the walk agree on. Throws where it does not exist. */
export function realFolder(path: string): FileId {
  return toFileId(realpathSync(path));
}
