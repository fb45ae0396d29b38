/** `npm start`, as a newcomer meets it: what it prints, where it leads, and what it leaves behind. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { eventually, patience } from '../eventually.ts';
import { launchBrowser } from '../host/browser.mjs';
import { makeTemporaryFolder, removeFolder } from '../host/workspace.mjs';
import * as drive from './drive.ts';
import { isRunning } from './processes.ts';
import { screenshot } from './workbench.ts';

describe('npm start', () => {
  let child: ChildProcess | undefined;
  let folder: string;

  beforeEach(() => {
    folder = makeTemporaryFolder();
  });

  afterEach(() => {
    child?.kill('SIGKILL');
    removeFolder(folder);
  });

  it('prints what it finds and ends, where CI is set', async () => {
    const { output, exit } = start([], { CI: 'true' });
    assert.equal(await exit, 0);
    assert.match(output(), /src\/orders\/receipts\.ts[\s\S]*\d+ findings in \d+ files/);
    assert.deepEqual(leftovers(), []);
  });

  it('names a project that is not there', async () => {
    const { output, exit } = start(['nowhere'], { CI: 'true' });
    assert.equal(await exit, 2);
    assert.match(output(), /There is no folder nowhere\. Name a project: npm start -- path\/to\/project/);
  });

  it('serves the shop in the browser at the address it prints, lets nobody else in, and leaves nothing behind', async () => {
    const { output, exit } = start(['--browser']);
    const address = await eventually('an address is printed', async () => /http:\S+/.exec(output())?.[0]);
    assert.equal((await fetch(address.replace(/tkn=\w+/, 'tkn=guess'))).status, 403);
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      page.setDefaultTimeout(patience);
      await page.goto(address, { waitUntil: 'commit' });
      const workbench = { page, folder: '', serverPid: 0, pageErrors: [], restart: async () => {}, close: async () => {} };
      await drive.seeSquiggle(workbench, 'prisma.customer.findUnique');
      await screenshot(workbench, 'start');
      await drive.clickText(workbench, 'prisma.customer.findUnique');
      await drive.applyQuickFix(workbench, 'Load ');
      await drive.seeNoSquiggle(workbench);
      await screenshot(workbench, 'start-fixed');
    } finally {
      await browser.close();
    }
    child!.kill('SIGINT');
    assert.equal(await exit, 0);
    assert.deepEqual(leftovers(), []);
  });

  it('opens a desktop VS Code where there is one, in a profile of its own, and ends it', async () => {
    const shown = join(folder, 'shown');
    // What `code` does as far as we rely on it: another process leaves its id in the profile, and the script waits for it.
    writeFileSync(
      join(folder, 'code'),
      `#!/bin/sh
while [ $# -gt 0 ]; do echo "$1" >> ${shown}; [ "$1" = --user-data-dir ] && profile=$2; shift; done
sleep 1000 & echo -n $! > "$profile/code.lock"
wait
`,
    );
    chmodSync(join(folder, 'code'), 0o755);
    const { output, exit } = start([], { DISPLAY: ':0', VSCODE_IPC_HOOK_CLI: '', PATH: `${folder}${delimiter}${process.env.PATH}` });
    const args = await eventually('VS Code is started', async () => output().includes('Ctrl-C') && readFileSync(shown, 'utf8').split('\n'));
    const [workspace = ''] = args;
    assert.ok(existsSync(join(workspace, 'src/orders/receipts.ts')));
    assert.equal(args[args.indexOf('--goto') + 1], `${workspace}/src/orders/receipts.ts:10:40`);
    assert.ok(existsSync(join(args[args.indexOf('--extensionDevelopmentPath') + 1]!, 'dist/extension.cjs')));
    const lock = join(args[args.indexOf('--user-data-dir') + 1]!, 'code.lock');
    const editor = Number(await eventually('VS Code is there', async () => readFileSync(lock, 'utf8')));
    assert.ok(isRunning(editor));
    child!.kill('SIGINT');
    assert.equal(await exit, 0);
    assert.ok(!isRunning(editor));
    assert.deepEqual(leftovers(), []);
  });

  function start(args: readonly string[], env: NodeJS.ProcessEnv = {}): { output: () => string; exit: Promise<number | null> } {
    const { CI, DISPLAY, WAYLAND_DISPLAY, ...own } = process.env;
    // One of its own: others of our tests may run on this machine, and make folders, too.
    const TMPDIR = join(folder, 't');
    mkdirSync(TMPDIR);
    leftovers = () => readdirSync(TMPDIR).filter((name) => name.startsWith('fundamentals-'));
    const started = spawn(process.execPath, ['test/editor/start.mjs', ...args], { env: { ...own, TMPDIR, ...env } });
    child = started;
    let output = '';
    for (const stream of [started.stdout, started.stderr]) stream.on('data', (chunk) => (output += chunk));
    return { output: () => output, exit: new Promise((resolve) => started.once('exit', resolve)) };
  }

  let leftovers: () => readonly string[];
});
