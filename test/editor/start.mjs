// @ts-check
/**
 * `npm start`: builds, prints what is found in the sample shop, and opens the shop in VS Code with the extension on.
 * `npm start -- path/to/project` does it for a project of yours. `--browser` opens no desktop VS Code; with CI=true nothing is opened.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const root = join(import.meta.dirname, '..', '..');
/** Where npm was called, which paths are relative to. */
const here = process.env.INIT_CWD ?? process.cwd();
process.chdir(root);

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.once(signal, () => void leave(0));

/** What has to be closed before this process ends. */
let close = async () => {};

await start().catch(async (error) => {
  console.error(`\n${error instanceof Error ? error.message : error}`);
  await leave(2);
});

async function start() {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { browser: { type: 'boolean', default: false } } });
  const [named] = positionals;
  const own = named === undefined ? undefined : resolve(here, named);
  if (own !== undefined && !(existsSync(own) && statSync(own).isDirectory()))
    throw new Error(`There is no folder ${named}. Name a project: npm start -- path/to/project`);
  if (!existsSync('node_modules/esbuild')) throw new Error('The packages are not installed. Run `npm ci` first.');

  const { step } = await import('./host/steps.mjs');
  await step('build', build);
  const { copyWorkspace, makeTemporaryFolder } = await import('./host/workspace.mjs');
  const folder = makeTemporaryFolder();
  const workspace = own ?? copyWorkspace('shop', folder, { git: true });
  console.log(`\nWhat it finds in ${own ?? 'the sample shop (test/workspaces/shop)'}:\n`);
  const { status } = spawnSync(process.execPath, [join(root, 'dist', 'cli.js'), 'check'], { cwd: workspace, stdio: 'inherit' });
  if (status !== 0 && status !== 1) throw new Error('The check did not come to an end; the reason stands above.');
  if (process.env.CI === 'true') return;

  console.log(own ? '' : '\nThe editor gets a copy of the shop: change what you like.');
  const { findDesktop, visitBrowser, visitDesktop } = await import('./host/visit.mjs');
  const { isHostSupported } = await import('./host/setup.mjs');
  const openFile = own ? undefined : join(workspace, 'src', 'orders', 'receipts.ts:10:40');
  const desktop = values.browser ? undefined : await findDesktop();
  if (!desktop && !isHostSupported)
    throw new Error(
      'There is no VS Code: neither is `code` on the PATH, nor can one be downloaded.\nInstall VS Code, or connect, and run `npm start` again.',
    );
  if (!desktop)
    console.log('There is no desktop VS Code here; one for the browser is made (the first time 250 MB of packages, about a minute).');
  const visit = desktop ? visitDesktop(desktop, { workspace, folder, openFile }) : await visitBrowser({ workspace, folder, openFile });
  close = visit.close;
  console.log(`\n${visit.where} Ctrl-C here ends it and leaves nothing behind.`);
  await visit.ended;
  await leave(0);
}

/** @throws {Error} when it fails; the compiler's words stand above */
function build() {
  const { status } = spawnSync(process.execPath, ['esbuild.mjs'], { stdio: 'inherit' });
  if (status !== 0) throw new Error('The build failed; the reason stands above. After a change of branch, `npm ci` may be due.');
}

/**
 * Ends what was started; temporary folders go with the process.
 * @param {number} code
 */
async function leave(code) {
  await close();
  process.exit(code);
}
