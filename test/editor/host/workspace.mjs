// @ts-check
/** Copies of the sample workspaces: a test may write into its own. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { root, workspaces } from './paths.mjs';
import { run } from './steps.mjs';

/** @type {Set<string>} */
const temporaryFolders = new Set();
process.once('exit', () => temporaryFolders.forEach(removeFolder));

/** Makes an empty folder that its user removes; if the run is interrupted, it goes with this process. */
export function makeTemporaryFolder() {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'fundamentals-'));
  temporaryFolders.add(folder);
  return folder;
}

/**
 * Removes a run's folder. Comes after the server has ended; a straggler may still write its compile cache, hence the retries.
 * @param {string} folder
 */
export function removeFolder(folder) {
  temporaryFolders.delete(folder);
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}

/**
 * Copies a workspace below `folder` and returns the copy's path.
 * @param {string} workspace a folder name in test/workspaces, or a path
 * @param {string} folder
 * @param {{ git?: boolean }} [options] `git`: the copy is a repository whose branch `main` holds one commit of everything
 */
export function copyWorkspace(workspace, folder, { git = false } = {}) {
  const original = resolve(workspaces, workspace);
  const copy = join(folder, basename(original));
  cpSync(original, copy, { recursive: true });
  // Their packages are installed here once, for all of them.
  if (original.startsWith(workspaces) && !existsSync(join(copy, 'node_modules')))
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  if (git) commitEverything(copy);
  return copy;
}

/**
 * Gives the extension a folder of its own below `folder`, made of links, and returns its path. VS Code takes everything inside the folder of
 * an extension under development for a part of it; in this project that would be the host itself, with its themes and extensions.
 * @param {string} extensionDir
 * @param {string} folder
 */
export function linkExtension(extensionDir, folder) {
  const linked = join(folder, 'extension');
  mkdirSync(linked);
  const names = readdirSync(extensionDir).filter((name) => !name.startsWith('.') && name !== 'node_modules');
  for (const name of names) symlinkSync(resolve(extensionDir, name), join(linked, name));
  return linked;
}

/** @param {string} folder */
function commitEverything(folder) {
  const advice = 'git must be on the PATH.';
  const identity = [
    '-c',
    'user.name=Test',
    '-c',
    'user.email=test@example.com',
    '-c',
    'commit.gpgsign=false',
    '-c',
    'core.hooksPath=/dev/null',
  ];
  run('git', ['init', '--quiet', '--initial-branch=main'], { cwd: folder, advice });
  run('git', ['add', '--all'], { cwd: folder, advice });
  run('git', [...identity, 'commit', '--quiet', '--message=Start'], { cwd: folder, advice });
}
