import { spawnSync } from 'node:child_process';
import type { FileId } from '../engine/text.ts';

/** Git as we call it: nothing that a repository configures is executed. */
export const harmless = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null'];

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
