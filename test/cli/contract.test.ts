import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const cli = resolve('dist/cli.js');
const sent = (field: string): string => `app.get('/users', (req, res) => res.json({ id: 1, ${field}: load(1) }));\n`;
const schema = (field: string): string => `type User {\n  id: ID!\n  ${field}: Address!\n}\ntype Address {\n  city: String!\n}\n`;

describe('the contract of a project', () => {
  let project: string;

  beforeEach(() => {
    project = realpathSync(mkdtempSync(join(tmpdir(), 'fundamentals-contract-')));
    execFileSync('git', ['init', '-q', '-b', 'main'], { cwd: project });
    write('users.ts', sent('name'));
    write('schema.graphql', schema('home'));
    execFileSync('git', ['add', '-A'], { cwd: project });
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '-qm', 'first'], { cwd: project });
  });

  afterEach(() => rmSync(project, { recursive: true, force: true }));

  it('is written for people to review, and holds as long as nothing breaks', () => {
    assert.match(run('contract', 'write').stdout, /^api-contract\.json: 3 shapes, 1 routes\n$/);
    const { routes, shapes } = JSON.parse(read('api-contract.json')) as { routes: unknown; shapes: Record<string, unknown> };
    assert.deepEqual(routes, { 'users.ts': ['GET /users'] });
    assert.deepEqual(shapes['GET /users response'], {
      direction: 'response',
      from: ['users.ts'],
      shape: { id: 'number', name: '?', '~': 'values' },
    });
    const shape = { id: 'ID', home: 'Address' };
    assert.deepEqual(shapes.User, { direction: 'response', language: 'graphql', from: ['schema.graphql'], shape });
    write('users.ts', sent('name').replace('id: 1', 'age: 2, id: 1'));
    const { status, stdout } = run('contract', 'check');
    assert.deepEqual([status, stdout], [0, '0 findings in 2 files.\n']);
  });

  it('says what breaks it, and what is missing or broken itself', () => {
    assert.match(run('contract', 'check').stderr, /there is no file 'api-contract\.json': `fundamentals contract write` makes it/);
    run('contract', 'write');
    write('users.ts', sent('title'));
    write('schema.graphql', schema('work'));
    const { status, stdout } = run('contract', 'check');
    assert.equal(status, 1);
    assert.match(stdout, /users\.ts\n {2}1:33 {2}error {2}`name` was removed from the response of GET \/users/);
    assert.match(stdout, /schema\.graphql\n {2}3:3 {2}error {2}`home` was renamed to `work` in `User`/);
    assert.match(stdout, / {6}api-contract\.json:\d+:9 {2}in api-contract\.json it is `home: Address`/);
    write('api-contract.json', '{\n  "version": 1,\n  "shapes": {}\n}\n');
    const old = run('contract', 'check');
    assert.equal(old.status, 2);
    assert.match(old.stderr, /^api-contract\.json:2:3: this is version 1 of a contract: `fundamentals contract write` writes it anew/);
  });

  it('is what `check` compares with where the settings name it, without git too, and what is written then', () => {
    write('fundamentals.config.json', '{\n  "base": "contracts/api.json"\n}\n');
    const missing = run('check');
    assert.equal(missing.status, 2);
    assert.match(missing.stderr, /^fundamentals\.config\.json:2:11: there is no file 'contracts\/api\.json'/);
    assert.match(run('contract', 'write').stdout, /^contracts\/api\.json: 3 shapes/);
    rmSync(join(project, '.git'), { recursive: true });
    assert.equal(run('check').status, 0);
    write('users.ts', sent('title'));
    const { status, stdout } = run('check');
    assert.equal(status, 1);
    assert.match(stdout, /`name` was removed from the response of GET \/users/);
    assert.equal(run('check', '--base', 'contracts/api.json').status, 1);
    assert.equal(run('contract', 'write').status, 0);
    assert.equal(run('check').status, 0);
  });

  it('needs no file where `check` is told a commit', () => {
    write('users.ts', sent('title'));
    write('schema.graphql', schema('work'));
    const { status, stdout } = run('check', '--base', 'main', '--format', 'json');
    const { findings } = JSON.parse(stdout) as { findings: { file: string; rule: string; severity: string }[] };
    assert.deepEqual(
      findings.map(({ file, rule, severity }) => [file, rule, severity]),
      [
        ['schema.graphql', 'no-breaking-field-change', 'error'],
        ['users.ts', 'no-breaking-field-change', 'error'],
      ],
    );
    assert.equal(status, 1);
    assert.equal(run('check').status, 0, 'nothing is compared unasked');
    assert.match(run('check', '--base', 'nowhere').stderr, /there is no commit 'nowhere'/);
    rmSync(join(project, '.git'), { recursive: true });
    assert.match(run('check', '--base', 'main').stderr, /needs a git repository/);
  });

  function run(...args: string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
    return spawnSync(process.execPath, [cli, ...args], { cwd: project, encoding: 'utf8' });
  }

  function read(name: string): string {
    return readFileSync(join(project, name), 'utf8');
  }

  function write(name: string, text: string): void {
    writeFileSync(join(project, name), text);
  }
});
