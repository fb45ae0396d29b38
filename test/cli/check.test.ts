import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { writeProject } from './project.ts';

const cli = resolve('dist/cli.js');

describe('fundamentals check', () => {
  let project: string;

  beforeEach(() => {
    project = realpathSync(mkdtempSync(join(tmpdir(), 'fundamentals-cli-')));
    writeProject(project);
  });

  afterEach(() => rmSync(project, { recursive: true, force: true }));

  it('finds what is in a project, with paths from where it runs, and exits with 1', () => {
    const { status, report } = json(['check']);
    assert.equal(status, 1);
    assert.deepEqual(
      report.findings.map(({ file, rule, severity }) => [file, rule, severity]),
      [
        ['src/invoices.ts', 'no-query-in-loop', 'warning'],
        ['src/orders.ts', 'no-query-in-loop', 'warning'],
        ['src/stock.js', 'no-query-in-loop', 'warning'],
      ],
    );
    assert.deepEqual(report.failed, []);
    assert.equal(report.version, 1);
    assert.equal(report.files, 8);
  });

  it('asks types what imports and annotations do not tell, if it is told to', () => {
    write('node_modules/typeorm/package.json', '{ "name": "typeorm", "types": "index.d.ts" }');
    write('node_modules/typeorm/index.d.ts', 'export class Repository<E> { findOneBy(where: object): Promise<E | null> }\n');
    write(
      'src/typed.ts',
      `import type { Repository } from 'typeorm';
type Same<T> = T; type All<T> = { [K in keyof T]: Same<T[K]> };
declare function registry(): All<{ users: Repository<object> }>;
export async function run(ids: number[]) {
  const { users } = registry();
  for (const id of ids) await users.findOneBy({ id });
}
`,
    );
    assert.deepEqual(json(['check', 'src/typed.ts']).report.findings, []);
    const [found] = json(['check', '--types', 'src/typed.ts']).report.findings;
    assert.equal(found?.range.start.line, 6);
    assert.equal(json(['check', '--types']).report.findings.length, 4);
  });

  it('counts lines and columns from 1, in UTF-16 units, the end exclusive', () => {
    write('emoji.ts', "import { Pool } from 'pg';\nfor (const id of ids) { /* 😀 */ await new Pool().query(id); }\n");
    const [found] = json(['check', 'emoji.ts']).report.findings;
    assert.deepEqual(found!.range, { start: { line: 2, column: 40 }, end: { line: 2, column: 60 } });
  });

  it('checks one file, reading others only as far as its facts ask, and proves the path', () => {
    const { report } = json(['check', 'src/invoices.ts']);
    assert.equal(report.files, 1);
    assert.deepEqual(
      report.findings[0]!.because.map(({ file, range }) => [file, range.start.line]),
      [
        ['src/invoices.ts', 6],
        ['src/addresses.ts', 4],
        ['src/addresses.ts', 9],
      ],
    );
  });

  it('checks a test only when it is named', () => {
    write('test/orders.test.ts', readFileSync(join(project, 'src/orders.ts'), 'utf8').replace("'./prisma'", "'../src/prisma'"));
    assert.ok(!json(['check']).report.findings.some(({ file }) => file.startsWith('test/')));
    assert.equal(json(['check', 'test/orders.test.ts']).report.findings.length, 1);
  });

  it('exits with 0 where there is nothing to say', () => {
    const { status, report } = json(['check', 'src/archive.ts']);
    assert.deepEqual([status, report.findings, report.files], [0, [], 1]);
  });

  it('honours .gitignore, with git and without', () => {
    write('.gitignore', 'generated/\n*.gen.ts\n');
    write('generated/orders.ts', readFileSync(join(project, 'src/orders.ts'), 'utf8'));
    write('src/orders.gen.ts', readFileSync(join(project, 'src/orders.ts'), 'utf8'));
    assert.equal(json(['check']).report.files, 8);
    spawnSync('git', ['init', '-q'], { cwd: project });
    assert.equal(json(['check']).report.files, 8);
  });

  it('leaves out the JavaScript that builds write, not the TypeScript of a folder called build', () => {
    const text = readFileSync(join(project, 'src/orders.ts'), 'utf8').replace("'./prisma'", "'../prisma'");
    write('src/build/orders.ts', text);
    for (const output of ['dist/orders.js', 'packages/a/build/orders.mjs', 'out/orders.cjs', '.next/types/orders.ts']) write(output, text);
    assert.deepEqual(
      json(['check']).report.findings.flatMap(({ file }) => (file.endsWith('orders.ts') ? [file] : [])),
      ['src/build/orders.ts', 'src/orders.ts'],
    );
  });

  it('follows packages of the same repository from a folder inside it', () => {
    spawnSync('git', ['init', '-q'], { cwd: project });
    write('packages/db/package.json', '{ "name": "@shop/db", "main": "./dist/index.js" }');
    write('packages/db/src/index.ts', "import { Pool } from 'pg';\nexport const pool = new Pool();\n");
    write('apps/api/run.ts', "import { pool } from '@shop/db';\nfor (const id of ids) await pool.query(id);\n");
    const { report } = json(['check'], join(project, 'apps/api'));
    assert.deepEqual(
      report.findings.map(({ file }) => file),
      ['run.ts'],
    );
  });

  it('applies fixes only when asked, those that need reading only when asked twice', () => {
    const before = readFileSync(join(project, 'src/orders.ts'), 'utf8');
    run(['check', 'src/orders.ts', '--fix']);
    assert.equal(readFileSync(join(project, 'src/orders.ts'), 'utf8'), before);
    const { status, stdout } = run(['check', 'src/orders.ts', '--fix', '--unsafe-fixes']);
    assert.equal(status, 0);
    assert.match(stdout, /1 fix applied/);
    assert.match(readFileSync(join(project, 'src/orders.ts'), 'utf8'), /customerById\.get\(order\.customerId\) \?\? null/);
  });

  it('applies fixes that change other files as well, of those that need reading', () => {
    write(
      'src/customers.ts',
      "import { prisma } from './prisma';\n\nexport async function findCustomer(id: number) {\n  return prisma.customer.findFirst({ where: { id } });\n}\n",
    );
    write(
      'src/names.ts',
      "import { findCustomer } from './customers';\n\nexport async function names(ids: number[]) {\n  for (const id of ids) console.log(await findCustomer(id));\n}\n",
    );
    run(['check', 'src/names.ts', '--fix']);
    assert.match(readFileSync(join(project, 'src/names.ts'), 'utf8'), /await findCustomer\(id\)/);
    const { status, stdout } = run(['check', 'src/names.ts', '--fix', '--unsafe-fixes']);
    assert.match(stdout, /1 fix applied/);
    assert.equal(status, 0);
    assert.match(
      readFileSync(join(project, 'src/names.ts'), 'utf8'),
      /await findCustomers\(ids\);[\s\S]*customerById\.get\(id\) \?\? null/,
    );
    assert.match(readFileSync(join(project, 'src/customers.ts'), 'utf8'), /export async function findCustomers\(ids: number\[\]\)/);
  });

  it('keeps line ends and the byte order mark when it fixes', () => {
    const crlf = `\uFEFF${readFileSync(join(project, 'src/orders.ts'), 'utf8').replaceAll('\n', '\r\n')}`;
    write('src/orders.ts', crlf);
    run(['check', 'src/orders.ts', '--fix', '--unsafe-fixes']);
    const after = readFileSync(join(project, 'src/orders.ts'), 'utf8');
    assert.ok(after.startsWith('\uFEFF'));
    assert.ok(!/[^\r]\n/.test(after));
    assert.notEqual(after, crlf);
  });

  it('prints for people: place, severity, message, proof, fix', () => {
    const { stdout } = run(['check', 'src']);
    assert.match(stdout, /src\/orders\.ts\n {2}12:28 {2}warning {2}`prisma\.customer\.findUnique` runs once per `order` of `orders`/);
    assert.match(stdout, /src\/addresses\.ts:9:\d+ {2}`loadAddress` queries the database: `pool\.query`/);
    assert.match(stdout, /fix: Load all customers in one query before the loop \(--fix --unsafe-fixes\)/);
    assert.match(stdout, /3 findings in 8 files\.\n$/);
  });

  it('reports a file that is no text and goes on', () => {
    write('src/picture.ts', Buffer.from([0xff, 0xfe, 0x00, 0x80]));
    const { status, report } = json(['check']);
    assert.deepEqual(report.failed, [{ file: 'src/picture.ts', reason: 'it is not UTF-8 text' }]);
    assert.equal(report.findings.length, 3);
    assert.equal(status, 1);
  });

  it('comes to an end with links that lead in circles', () => {
    symlinkSync(project, join(project, 'src/again'));
    assert.equal(json(['check']).report.files, 8);
  });

  describe('tells wrong use from findings, by exit code 2 and a sentence', () => {
    for (const [args, said] of [
      [[], /name a command/],
      [['lint'], /no command 'lint'/],
      [['check', 'nowhere.ts'], /no file or folder 'nowhere\.ts'/],
      [['check', 'package.json'], /neither TypeScript nor JavaScript/],
      [['check', '--rule', 'no-such-rule'], /no rule 'no-such-rule'.*no-query-in-loop/],
      [['check', '--format', 'xml'], /no format 'xml'/],
      [['check', '--unsafe-fixes'], /goes with --fix/],
      [['check', '--nonsense'], /--nonsense/],
    ] as const) {
      it(`fundamentals ${args.join(' ')}`, () => {
        const { status, stderr, stdout } = run([...args]);
        assert.equal(status, 2);
        assert.match(stderr, said);
        assert.equal(stdout, '');
      });
    }
  });

  function write(path: string, text: string | Buffer): void {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
  }

  function run(args: string[], cwd = project): { status: number | null; stdout: string; stderr: string } {
    return spawnSync(process.execPath, [cli, ...args], { cwd, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });
  }

  interface Place {
    readonly file: string;
    readonly range: { readonly start: { readonly line: number; readonly column: number }; readonly end: object };
  }

  interface Report {
    readonly version: number;
    readonly files: number;
    readonly failed: readonly object[];
    readonly findings: readonly (Place & { readonly rule: string; readonly severity: string; readonly because: readonly Place[] })[];
  }

  function json(args: string[], cwd = project): { status: number | null; report: Report } {
    const { status, stdout } = run([...args, '--format', 'json'], cwd);
    return { status, report: JSON.parse(stdout) };
  }
});
