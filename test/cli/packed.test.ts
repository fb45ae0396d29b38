import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeProject } from './project.ts';

/** npm is a script on Windows. */
const shell = process.platform === 'win32';

describe('the packed tarball', () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'fundamentals-packed-'));
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  it('is installed without a network and run with npx, as anybody would', () => {
    const [{ filename, files }] = JSON.parse(npm(process.cwd(), 'pack', '--json', '--ignore-scripts', '--pack-destination', folder));
    const names: string[] = files.map(({ path }: { path: string }) => path);
    assert.ok(names.includes('dist/cli.js'));
    assert.deepEqual(
      names.filter((name) => !/^(dist|media|snippets)\/|^(package(\.nls(\.\w+)?)?\.json|README\.md|LICENSE|CHANGELOG\.md)$/.test(name)),
      [],
    );
    writeProject(folder);
    npm(folder, 'install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts', join(folder, filename));
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    assert.equal(npx('--version').stdout, `${version}\n`);
    const { status, stdout } = npx('check', 'src');
    assert.equal(status, 1);
    assert.match(stdout, /3 findings in 8 files/);
    writeFileSync(
      join(folder, 'src/typed.ts'),
      "import { pool } from './pool';\nexport const run = (ids: string[]) => ids.map((id) => pool.query(id));\n",
    );
    assert.match(npx('check', 'src/typed.ts', '--types').stdout, /1 finding in 1 file/);
    // The formatter is a file of its own.
    writeFileSync(join(folder, 'package.json'), '{ "dependencies": { "pg": "*" } }');
    assert.match(npx('scaffold', 'outbox', '--dry-run').stdout, /new {6}src\/outbox\/relay\.ts/);
  }).timeout(120_000);

  function npx(...args: readonly string[]): { readonly status: number | null; readonly stdout: string } {
    return spawnSync('npx', ['--no-install', 'fundamentals', ...args], {
      cwd: folder,
      encoding: 'utf8',
      shell,
      env: { ...process.env, NO_COLOR: '1' },
    });
  }

  function npm(cwd: string, ...args: readonly string[]): string {
    const { status, stdout, stderr } = spawnSync('npm', args, { cwd, encoding: 'utf8', shell });
    assert.equal(status, 0, `npm ${args.join(' ')}\n${stderr}`);
    return stdout;
  }
});
