import { spawnSync } from 'node:child_process';
import type { FileId } from '../engine/text.ts';

/** Git as we call it: nothing that a repository configures is executed. */
const harmless = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null'];

/** The files git tracks or would add below a folder; undefined where there is no git or no repository. */
export function trackedFiles(folder: FileId): readonly FileId[] | undefined {
  const listed = git(folder, ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate']);
  return listed
    ?.split('\0')
    .filter(Boolean)
    .map((path) => `${folder}/${path}`);
}

/** The root of the work tree that a folder belongs to; undefined where there is none. */
export function workTreeRoot(folder: FileId): FileId | undefined {
  return git(folder, ['rev-parse', '--show-toplevel'])?.trimEnd();
}

function git(folder: FileId, args: readonly string[]): string | undefined {
  const run = spawnSync('git', [...harmless, ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return run.status === 0 ? run.stdout : undefined;
}
