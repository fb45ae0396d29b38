// @ts-check
/**
 * Releases what is built: to npm, to the Marketplace and to Open VSX. `npm run release` does all but publish.
 *
 *     node test/editor/host/release.mjs [--repository URL] [--tag v1.2.3] [--publish yes|no]
 */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { hostNode, hostPackages, root, vsix } from './paths.mjs';
import { setUpHost } from './setup.mjs';
import { run, step } from './steps.mjs';
import { createPackage } from './vsix.mjs';

/** Open VSX has a publisher of its own, pinned here as it is run and not installed. */
const ovsx = 'ovsx@1.4.0';

const { values } = parseArgs({
  options: { repository: { type: 'string' }, tag: { type: 'string', default: '' }, publish: { type: 'string', default: 'no' } },
});
const isReal = values.publish === 'yes';
const folder = join(root, '.vscode-test', 'release');
const { version } = readManifest(root);

if (values.tag && values.tag !== `v${version}`)
  throw new Error(`The tag is ${values.tag}, the version in package.json ${version}: they must agree.`);
if (isReal && !values.tag) throw new Error('A release needs --tag.');
if (!new RegExp(`^## ${version.replaceAll('.', '\\.')}\\b`, 'm').test(readFileSync(join(root, 'CHANGELOG.md'), 'utf8')))
  throw new Error(`CHANGELOG.md has no section '## ${version}'.`);
for (const secret of isReal ? ['NODE_AUTH_TOKEN', 'VSCE_PAT', 'OVSX_PAT'] : [])
  if (!process.env[secret]) throw new Error(`The environment has no ${secret}: nothing has been published.`);

await setUpHost();
await step('what is released', gather);
// The two shops of extensions first: what npm has taken can never be replaced.
await step('package', () => createPackage(folder));
const vsce = join(hostPackages, '@vscode', 'vsce', 'vsce');
if (isReal) {
  await step('Marketplace', () =>
    run(hostNode, [vsce, 'publish', '--packagePath', vsix], { cwd: folder, advice: 'vsce names the cause above.' }),
  );
  await step('Open VSX', () =>
    run('npx', ['--yes', ovsx, 'publish', vsix], {
      cwd: folder,
      advice: 'ovsx names the cause above; the Marketplace has this version already.',
    }),
  );
}
const publish = ['publish', '--access', 'public', ...(isReal ? ['--provenance'] : ['--dry-run'])];
await step(isReal ? 'npm' : 'npm, without publishing', () => run('npm', publish, { cwd: folder, advice: 'npm names the cause above.' }));
rmSync(folder, { recursive: true, force: true });
console.log(isReal ? `Released ${version}.` : `${version} can be released; nothing was published.`);

/** A folder with exactly what is released, and a manifest for the public: where the sources are, no scripts, no packages of ours to install. */
function gather() {
  rmSync(folder, { recursive: true, force: true });
  const { scripts, devDependencies, private: _, allowScripts, ...manifest } = readManifest(root);
  for (const name of ['dist', 'media', 'snippets', 'package.nls.json', 'README.md', 'CHANGELOG.md', 'LICENSE'])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  const repository = values.repository ? { repository: { type: 'git', url: `${values.repository}.git` } } : {};
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...manifest, ...repository }, null, 2));
}

/** @param {string} from */
function readManifest(from) {
  return JSON.parse(readFileSync(join(from, 'package.json'), 'utf8'));
}
