import { spawnSync } from 'node:child_process';
import type { FileId } from '../engine/text.ts';

/** Git as we call it: nothing that a repository configures is executed, nothing is fetched. */
export const harmless = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'protocol.allow=never'];

/** The files git tracks or would add below a folder; undefined where there is no git or no repository. */
export function trackedFiles(folder: FileId, onUnreadable: (folder: FileId) => void): readonly FileId[] | undefined {
  const { stdout: listed, stderr: warnings } = run(folder, [
    'ls-files',
    '-z',
    '-t',
    '--cached',
    '--others',
    '--exclude-standard',
    '--deleted',
  ]);
  if (listed === undefined) return;
  for (const [, path] of warnings.matchAll(/could not open directory '(.+?)\/?'/g)) onUnreadable(`${folder}/${path}`);
  // `<tag> <path>`: what is deleted is listed as tracked too, what is in conflict once for every side.
  const entries = listed.split('\0').filter(Boolean);
  const paths = new Set(entries.map((entry) => entry.slice(2)));
  for (const entry of entries) if (entry.startsWith('R ')) paths.delete(entry.slice(2));
  return [...paths].map((path) => `${folder}/${path}`);
}

/** The root of the work tree that a folder belongs to; undefined where there is none. */
export function workTreeRoot(folder: FileId): FileId | undefined {
  return run(folder, ['rev-parse', '--show-toplevel']).stdout?.trimEnd();
}

/** The commit that a revision names; undefined where there is none. */
export function commitOf(folder: FileId, revision: string): string | undefined {
  return run(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]).stdout?.trim() || undefined;
}

/** Where two revisions parted; undefined where that is not known, as in a shallow clone, or where they have nothing in common. */
export function mergeBaseOf(folder: FileId, a: string, b: string): string | undefined {
  return run(folder, ['merge-base', '--end-of-options', a, b]).stdout?.trim() || undefined;
}

/** The branch that is checked out; undefined on a detached HEAD. */
export function currentBranch(folder: FileId): string | undefined {
  return run(folder, ['symbolic-ref', '--quiet', '--short', 'HEAD']).stdout?.trim() || undefined;
}

/** What a symbolic reference leads to, as a person writes it: `origin/main` for `refs/remotes/origin/HEAD`. */
export function symbolicRef(folder: FileId, ref: string): string | undefined {
  return run(folder, ['symbolic-ref', '--quiet', '--short', ref]).stdout?.trim() || undefined;
}

/** The last tag before a commit. */
export function lastTag(folder: FileId, revision: string): string | undefined {
  return run(folder, ['describe', '--tags', '--abbrev=0', '--end-of-options', revision]).stdout?.trim() || undefined;
}

/** Files of a commit and the ids of what they held, by path from the root of the work tree; links and submodules are none. */
export function treeOf(root: FileId, commit: string): ReadonlyMap<string, string> {
  const listed = run(root, ['ls-tree', '-r', '-z', '--full-tree', commit]).stdout ?? '';
  const rows = listed.split('\0').map((row) => /^100\d{3} blob (\w+)\t(.*)$/s.exec(row));
  return new Map(rows.flatMap((row) => (row ? [[row[2]!, row[1]!]] : [])));
}

/** Files whose staged content differs from a commit's, by their path now, with their path then. The work tree is not looked at. */
export function stagedSince(root: FileId, commit: string): readonly { readonly now: string; readonly before: string }[] {
  const listed = run(root, ['diff-index', '--cached', '-M', '-z', '--name-status', '--no-ext-diff', '--no-textconv', commit]).stdout ?? '';
  const words = listed.split('\0');
  const found: { now: string; before: string }[] = [];
  for (let at = 0; words[at]; ) {
    const isMoved = /^[RC]/.test(words[at]!);
    found.push({ before: words[at + 1]!, now: words[at + (isMoved ? 2 : 1)]! });
    at += isMoved ? 3 : 2;
  }
  return found;
}

/** What objects of a repository hold, by id; what is no text or not there is left out. One process, whatever the number. */
export function blobs(root: FileId, ids: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (!ids.length) return found;
  const { stdout } = spawnSync('git', [...harmless, 'cat-file', '--batch'], {
    ...gitOptions(root),
    input: `${ids.join('\n')}\n`,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let at = 0; stdout && at < stdout.length; ) {
    const lineEnd = stdout.indexOf(10, at);
    const [id = '', kind, size] = stdout.toString('latin1', at, lineEnd).split(' ');
    at = lineEnd + 1;
    if (kind !== 'blob') continue;
    const bytes = stdout.subarray(at, at + Number(size));
    at += Number(size) + 1;
    try {
      if (!bytes.includes(0)) found.set(id, decoder.decode(bytes));
    } catch {
      // Not UTF-8: no text.
    }
  }
  return found;
}

/** How git is started in a folder: it speaks English, and fetches nothing. */
export function gitOptions(folder: FileId): { readonly cwd: string; readonly env: NodeJS.ProcessEnv; readonly maxBuffer: number } {
  return { cwd: folder, env: { ...process.env, LC_ALL: 'C', GIT_NO_LAZY_FETCH: '1', GIT_OPTIONAL_LOCKS: '0' }, maxBuffer: 1 << 28 };
}

/** What git says, in English; no `stdout` where it fails or is not there. */
function run(folder: FileId, args: readonly string[]): { readonly stdout: string | undefined; readonly stderr: string } {
  const { status, stdout, stderr } = spawnSync('git', [...harmless, ...args], {
    ...gitOptions(folder),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { stdout: status === 0 ? stdout : undefined, stderr };
}
