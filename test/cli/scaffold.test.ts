import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const cli = resolve('dist/cli.js');

const scaffold = (words: readonly string[], cwd: string) =>
  spawnSync(process.execPath, [cli, 'scaffold', ...words], { cwd, encoding: 'utf8' });

const withUsers = {
  'package.json': '{ "type": "module", "dependencies": { "pg": "8" } }',
  'migrations/0001_users.sql': 'CREATE TABLE users (id bigint PRIMARY KEY, name text NOT NULL);\n',
};

/** A folder with these files for each test of the surrounding `describe`. */
function useProject(files: Readonly<Record<string, string>>): { readonly folder: string } {
  const project = { folder: '' };
  beforeEach(() => {
    project.folder = realpathSync(mkdtempSync(join(tmpdir(), 'fundamentals-scaffold-')));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(project.folder, path)), { recursive: true });
      writeFileSync(join(project.folder, path), text);
    }
  });
  afterEach(() => rmSync(project.folder, { recursive: true, force: true }));
  return project;
}

describe('fundamentals scaffold outbox', () => {
  const project = useProject({
    'package.json': '{ "type": "module", "dependencies": { "knex": "3", "pg": "8" } }',
    'tsconfig.json': '{}',
    'src/orders/db.ts': "import knex from 'knex';\n\nexport const db = knex({ client: 'pg' });\n",
  });
  const run = (words: readonly string[] = [], cwd = project.folder) => scaffold(words, cwd);
  const everything = (): readonly string[] => readdirSync(project.folder, { recursive: true, encoding: 'utf8' }).sort();

  it('says what it would write, and writes it', () => {
    const before = everything();
    const dry = run(['outbox', '--dry-run']);
    assert.equal(dry.status, 0, dry.stderr);
    assert.match(
      dry.stdout,
      /^An outbox for Knex: this would be written\.\n\nnew {6}migrations\/\d{14}_create_outbox\.ts\nnew {6}src\/outbox\/events\.ts\n/,
    );
    assert.deepEqual(everything(), before);
    const { status, stdout } = run(['outbox', '--event', 'order.paid']);
    assert.equal(status, 0);
    assert.match(stdout, /\n1\. install @types\/pg\n2\. run the migration: npx knex migrate:latest\n/);
    assert.match(readFileSync(join(project.folder, 'src/outbox/events.ts'), 'utf8'), /'order\.paid'/);
  });

  it('finds the package above, and changes nothing the second time', () => {
    assert.equal(run(['outbox'], join(project.folder, 'src/orders')).status, 0);
    writeFileSync(join(project.folder, 'src/outbox/handlers.ts'), '// mine');
    const written = everything();
    const again = run(['outbox']);
    assert.equal(again.status, 0);
    assert.match(again.stdout, /kept {5}src\/outbox\/handlers\.ts\n[\s\S]*The outbox is there already: nothing was written\.\n$/);
    assert.deepEqual(everything(), written);
    assert.equal(readFileSync(join(project.folder, 'src/outbox/handlers.ts'), 'utf8'), '// mine');
  });

  it('takes back what it has written where it cannot write all of it', () => {
    writeFileSync(join(project.folder, 'src/outbox'), Buffer.from([0, 255, 0]));
    const before = everything();
    const { status, stderr } = run(['outbox']);
    assert.deepEqual([status, /src\/outbox'?.*: nothing was written\./.test(stderr)], [2, true], stderr);
    assert.deepEqual(
      everything().filter((path) => path !== 'migrations'),
      before,
    );
  });

  it('says why there is none, and writes nothing', () => {
    const before = everything();
    for (const [words, says] of [
      [['outbox', '--tool', 'drizzle'], /The package does not depend on drizzle-orm\./],
      [['outbox', '--folder', '/etc'], /'\/etc' is no folder within the package/],
      [['inbox'], /scaffold goes with outbox, repository or expand-contract/],
      [[], /scaffold goes with outbox, repository or expand-contract/],
      [['outbox', '--step', 'contract'], /--step does not go with scaffold outbox/],
      [['outbox', 'users.name'], /scaffold outbox does not take 'users\.name'/],
    ] as const) {
      const { status, stderr } = run(words);
      assert.deepEqual([status, says.test(stderr)], [2, true], stderr);
    }
    assert.match(spawnSync(process.execPath, [cli, 'check', '--tool', 'pg'], { encoding: 'utf8' }).stderr, /--tool goes with scaffold/);
    assert.deepEqual(everything(), before);
  });
});

describe('fundamentals scaffold expand-contract', () => {
  const project = useProject(withUsers);
  const run = (...words: readonly string[]) => scaffold(['expand-contract', ...words], project.folder);

  it('writes one step at a time', () => {
    const first = run('users.name', 'full_name');
    assert.equal(first.status, 0, first.stderr);
    assert.match(
      first.stdout,
      /^The step 'expand' of 'users\.name becomes full_name', for node-postgres\.\n\nnew {6}migrations\/0002_expand_users_name\.sql\n/,
    );
    assert.match(first.stdout, /--step constrain writes the next\n$/);
    assert.match(
      run('users.name', 'full_name').stdout,
      /The step 'expand' of 'users\.name becomes full_name' is there already: nothing was written\.\n$/,
    );
    assert.match(run('users.name', 'full_name', '--step', 'constrain').stdout, /new {6}migrations\/0003_constrain_users_full_name\.sql\n/);
  });

  it('parts a column, and moves one, as it is asked', () => {
    const split = run('users.name', 'first_name,last_name', '--change', 'split', '--by', ', ', '--dry-run');
    assert.match(split.stdout, /^The step 'expand' of 'users\.name becomes first_name and last_name'/, split.stderr);
    const move = run('users.name', 'profiles.name', '--change', 'move', '--on', 'user_id', '--dry-run');
    assert.deepEqual([move.status, /The project has no table 'profiles'/.test(move.stderr)], [2, true], move.stderr);
  });

  it('says what is missing, and writes nothing', () => {
    for (const [words, says] of [
      [[], /Say which column gets which name: `users\.name full_name`\./],
      [['users.name'], /Say what users\.name is to be called/],
      [['orders.total', 'sum'], /The project has no table 'orders': it has users\./],
      [['users.name', 'full_name', 'nick'], /scaffold expand-contract does not take 'nick'/],
      [['users.name', 'full_name', '--event', 'order.paid'], /--event does not go with scaffold expand-contract/],
    ] as const) {
      const { status, stderr } = run(...words);
      assert.deepEqual([status, says.test(stderr)], [2, true], stderr);
    }
    assert.deepEqual(readdirSync(project.folder).sort(), ['migrations', 'package.json']);
  });
});

describe('fundamentals scaffold repository', () => {
  const project = useProject(withUsers);
  const run = (...words: readonly string[]) => scaffold(['repository', ...words], project.folder);

  it('writes one for a table, once', () => {
    const first = run('users');
    assert.match(first.stdout, /^A repository of users, for node-postgres\.\n\nnew {6}users\/user-repository\.js\n/, first.stderr);
    assert.match(run('users').stdout, /The repository of users is there already: nothing was written\.\n$/);
  });

  it('says what is missing, and writes nothing', () => {
    for (const [words, says] of [
      [[], /Say whose repository it is: users\./],
      [['orders'], /The project has no 'orders': it has users\./],
      [['users', 'orders'], /scaffold repository does not take 'orders'/],
      [['users', '--step', 'expand'], /--step does not go with scaffold repository/],
    ] as const) {
      const { status, stderr } = run(...words);
      assert.deepEqual([status, says.test(stderr)], [2, true], stderr);
    }
    assert.deepEqual(readdirSync(project.folder).sort(), ['migrations', 'package.json']);
  });
});
