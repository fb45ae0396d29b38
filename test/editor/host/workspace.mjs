// @ts-check
/** Copies of the sample workspaces: a test may write into its own. */
import { cpSync, mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { workspaces } from './paths.mjs';
import { run } from './steps.mjs';

/** Makes an empty folder that its user removes. */
export const makeTemporaryFolder = () => mkdtempSync(join(realpathSync(tmpdir()), 'fundamentals-'));

/**
 * Copies a workspace below `folder` and returns the copy's path.
 * @param {string} workspace a folder name in test/workspaces, or a path
 * @param {string} folder
 * @param {{ git?: boolean }} [options] `git`: the copy is a repository whose branch `main` holds one commit of everything
 */
export function copyWorkspace(workspace, folder, { git = false } = {}) {
  const copy = join(folder, 'workspace');
  cpSync(resolve(workspaces, workspace), copy, { recursive: true });
  if (git) commitEverything(copy);
  return copy;
}

/** @param {string} folder */
function commitEverything(folder) {
  const advice = 'git must be on the PATH.';
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false', '-c', 'core.hooksPath=/dev/null'];
  run('git', ['init', '--quiet', '--initial-branch=main'], { cwd: folder, advice });
  run('git', ['add', '--all'], { cwd: folder, advice });
  run('git', [...identity, 'commit', '--quiet', '--message=Start'], { cwd: folder, advice });
}
