// @ts-check
/** The packaged extension. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostNode, hostPackages, vsix } from './paths.mjs';
import { run } from './steps.mjs';

/**
 * Packages the built extension that stands in `extensionDir` as `.vscode-test/engineering-fundamentals.vsix`. The host must be set up.
 * @param {string} extensionDir
 * @throws {Error} when vsce refuses it
 */
export function createPackage(extensionDir) {
  const vsce = join(hostPackages, '@vscode', 'vsce', 'vsce');
  const hasRepository = 'repository' in JSON.parse(readFileSync(join(extensionDir, 'package.json'), 'utf8'));
  // Without a repository there is nothing that the relative links of the README could be rewritten to.
  const links = hasRepository ? [] : ['--allow-missing-repository', '--no-rewrite-relative-links'];
  run(hostNode, [vsce, 'package', '--no-dependencies', ...links, '--out', vsix], {
    cwd: extensionDir,
    advice: 'vsce names the cause above; what goes into the package is decided by "files" in package.json.',
  });
}
