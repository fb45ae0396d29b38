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
    assert.match(run('contract', 'write').stdout, /^api-contract\.json: \d+ shapes\n$/);
    const { shapes } = JSON.parse(readFileSync(join(project, 'api-contract.json'), 'utf8')) as { shapes: Record<string, unknown> };
    assert.deepEqual(shapes['GET /users response'], { direction: 'response', shape: { id: 'number', name: '?' } });
    assert.deepEqual(shapes.User, { direction: 'response', language: 'graphql', shape: { id: 'ID', home: { city: 'String' } } });
    write('users.ts', sent('name').replace('id: 1', 'age: 2, id: 1'));
    const { status, stdout } = run('contract', 'check');
    assert.deepEqual([status, stdout], [0, '0 changes of the contract.\n']);
  });

  it('says what breaks it, and what is missing or broken itself', () => {
    assert.match(run('contract', 'check').stderr, /contract write/);
    run('contract', 'write');
    write('users.ts', sent('title'));
    write('schema.graphql', schema('work'));
    const { status, stdout } = run('contract', 'check');
    assert.equal(status, 1);
    assert.match(stdout, /users\.ts {2}error {2}`name` was removed from the response of GET \/users/);
    assert.match(stdout, /schema\.graphql {2}error {2}`home` \(with `city`\) was removed from `User`/);
    write('api-contract.json', '[]');
    assert.equal(run('contract', 'check').status, 2);
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

  function write(name: string, text: string): void {
    writeFileSync(join(project, name), text);
  }
});
