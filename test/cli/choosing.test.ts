import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli, useProject } from './run.ts';

describe('what fundamentals check looks at', () => {
  const project = useProject();

  it('takes several files, folders and globs, each file once', () => {
    project.write('src/deep/down/orders.ts', text('src/orders.ts').replaceAll("'./", "'../../"));
    assert.deepEqual(files(['check', 'src/deep', 'src/stock.js']), ['src/deep/down/orders.ts', 'src/stock.js']);
    assert.deepEqual(files(['check', 'src/**/*.js']), ['src/stock.js']);
    assert.deepEqual(files(['check', '**/orders.ts', 'src/orders.ts']), ['src/deep/down/orders.ts', 'src/orders.ts']);
    assert.deepEqual(files(['check', './{orders,stock}.*'], 'src'), ['orders.ts', 'stock.js']);
  });

  it('takes a file whose name only looks like a glob', () => {
    project.write('src/[id].ts', text('src/orders.ts'));
    assert.deepEqual(files(['check', 'src/[id].ts']), ['src/[id].ts']);
  });

  it('follows the packages of a workspace from inside one of them, without git', () => {
    project.write('package.json', '{ "workspaces": ["packages/*"] }');
    project.write('packages/db/package.json', '{ "name": "@shop/db", "main": "./src/index.ts" }');
    project.write('packages/db/src/index.ts', text('src/pool.ts'));
    project.write('packages/api/package.json', '{ "name": "@shop/api" }');
    project.write('packages/api/run.ts', "import { pool } from '@shop/db';\nfor (const id of ids) await pool.query(id);\n");
    assert.deepEqual(files(['check'], 'packages/api'), ['run.ts']);
  });

  it('takes paths of several projects', () => {
    for (const name of ['a', 'b']) {
      project.write(`${name}/src/pool.ts`, text('src/pool.ts'));
      project.write(`${name}/src/run.ts`, "import { pool } from './pool';\nfor (const id of ids) await pool.query(id);\n");
      project.write(`${name}/package.json`, '{ "workspaces": [] }');
    }
    assert.deepEqual(files(['check', '.', '../b'], 'a'), ['src/run.ts', '../b/src/run.ts']);
  });

  it('checks the text that comes in, under the name it will have', () => {
    const input = text('src/orders.ts').replace('findUnique', 'findFirst');
    const { status, stdout } = project.run(['check', '--stdin', '--stdin-filename', 'src/unsaved.ts'], { input });
    assert.equal(status, 1);
    assert.match(stdout, /^src\/unsaved\.ts\n {2}12:28 {2}warning {2}`prisma\.customer\.findFirst`/);
    assert.equal(project.run(['check', '--stdin', '--stdin-filename', 'src/orders.ts'], { input: 'export {};\n' }).status, 0);
  });

  it('counts only what is severe enough, and warnings only beyond those that are allowed', () => {
    assert.equal(project.run(['check', '--severity', 'error']).status, 0);
    assert.match(project.run(['check', '--severity', 'error']).stdout, /^0 findings in 8 files\.\n$/);
    assert.equal(project.run(['check', '--max-warnings', '2']).status, 1);
    assert.equal(project.run(['check', '--max-warnings', '3']).status, 0);
    project.write(
      'src/joined.ts',
      text('src/orders.ts').replace(
        /for [\s\S]*\n {2}}\n/,
        'await Promise.all(orders.map(({ customerId }) => prisma.customer.findUnique({ where: { id: customerId } })));\n',
      ),
    );
    assert.match(project.run(['check', 'src/joined.ts', '--severity', 'hint']).stdout, /hint {2}.*joins/);
    assert.equal(project.run(['check', 'src/joined.ts', '--severity', 'hint']).status, 0);
  });

  describe('with --staged', () => {
    beforeEach(() => {
      project.git('init', '-q', '-b', 'main');
    });

    it('checks what the next commit adds or changes, as it is staged', () => {
      project.git('add', '-A');
      project.git('commit', '-qm', 'x');
      assert.deepEqual(files(['check', '--staged']), []);
      project.write('src/archive.ts', text('src/orders.ts'));
      project.git('add', '-A');
      // What is not staged does not count, neither here nor in what the calls lead to.
      project.write('src/archive.ts', 'export {};\n');
      project.write('src/prisma.ts', 'export const prisma = {};\n');
      project.write('src/stock.js', text('src/stock.js'));
      assert.deepEqual(files(['check', '--staged']), ['src/archive.ts']);
    });

    it('says nothing of what is not staged, and of what is staged to go', () => {
      project.git('add', '-A');
      project.git('commit', '-qm', 'x');
      project.git('rm', '-q', 'src/orders.ts');
      project.write('src/more.ts', text('src/invoices.ts'));
      assert.deepEqual(files(['check', '--staged']), []);
    });

    it('works before the first commit', () => {
      project.git('add', 'src/orders.ts', 'src/prisma.ts');
      assert.deepEqual(files(['check', '--staged']), ['src/orders.ts']);
    });
  });

  it('says with --staged that there is no repository', () => {
    const { status, stderr } = project.run(['check', '--staged'], { env: { GIT_CEILING_DIRECTORIES: project.folder } });
    assert.deepEqual([status, /no git repository here/.test(stderr)], [2, true]);
  });

  it('checks again with --watch when files change, come and go, and ends with a signal', async () => {
    const child = spawn(process.execPath, [cli, 'check', 'src', '--watch'], {
      cwd: project.folder,
      env: { ...process.env, NO_COLOR: '1' },
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    const ended = new Promise((resolve) => child.once('exit', resolve));
    const sees = async (what: RegExp) => {
      for (let attempt = 0; !what.test(output); attempt++) {
        assert.ok(attempt < 1200, `not within two minutes: ${what}\n${output}`);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      output = '';
    };
    try {
      await sees(/3 findings in 8 files/);
      project.write('src/orders.ts', 'export {};\n');
      await sees(/2 findings in 8 files/);
      project.write('src/again.ts', text('src/stock.js'));
      await sees(/3 findings in 9 files/);
      project.write('fundamentals.config.json', '{ "rules": { "no-query-in-loop": "off" } }');
      await sees(/0 findings in 9 files/);
    } finally {
      child.kill('SIGTERM');
    }
    await ended;
  });

  for (const [args, said] of [
    [['check', 'src/**/*.vue'], /no file matches 'src\/\*\*\/\*\.vue'/],
    [['check', '--severity', 'loud'], /no severity 'loud': use hint, information, warning or error/],
    [['check', '--max-warnings', 'few'], /--max-warnings takes a number, not 'few'/],
    [['check', '--stdin'], /--stdin and --stdin-filename PATH go together/],
    [['check', '--staged', '--watch'], /--staged and --watch do not go together/],
    [['check', '--staged', '--fix'], /--fix and --staged do not go together/],
    [['check', '--staged', 'src'], /--staged says itself what is checked/],
    [['check', '--watch', '--format', 'sarif'], /--watch prints text/],
    [['explain', 'nothing'], /explain goes with one of .*\bno-query-in-loop,/],
  ] as const)
    it(`tells wrong use: fundamentals ${args.join(' ')}`, () => {
      const { status, stderr, stdout } = project.run(args);
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(stderr, said);
      assert.match(stderr, /`fundamentals --help` lists what there is/);
    });

  function text(path: string): string {
    return readFileSync(join(project.folder, path), 'utf8');
  }

  function files(args: readonly string[], cwd = '.'): readonly string[] {
    const { stdout, stderr } = project.run([...args, '--format', 'json'], { cwd });
    assert.equal(stderr, '');
    return JSON.parse(stdout).findings.map(({ file }: { file: string }) => file);
  }
});
