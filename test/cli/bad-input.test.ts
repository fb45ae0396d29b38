import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const cli = resolve('dist/cli.js');

const loop = "import { db } from './db';\nexport async function run(ids) {\n  for (const id of ids) await db.query('x', [id]);\n}\n";

describe('fundamentals check, where the project is not as it should be', () => {
  let project: string;

  beforeEach(() => {
    project = realpathSync(mkdtempSync(join(tmpdir(), 'fundamentals-bad-')));
    // Readable by whoever runs the command line below.
    chmodSync(project, 0o755);
    write('src/db.ts', "import { Pool } from 'pg';\nexport const db = new Pool();\n");
    write('src/loop.ts', loop);
  });

  afterEach(() => {
    spawnSync('chmod', ['-R', 'u+rwx', project]);
    rmSync(project, { recursive: true, force: true });
  });

  it('names what cannot be read and says why, and checks the rest', () => {
    write('src/utf16.ts', Buffer.from(`\uFEFF${loop}`, 'utf16le'));
    write('src/latin1.ts', Buffer.from(`${loop}// é\n`, 'latin1'));
    write('src/utf16-without-mark.ts', Buffer.from(loop, 'utf16le'));
    write('src/zeros.ts', Buffer.alloc(100));
    write('.yarn/releases/yarn-4.0.0.cjs', Buffer.alloc(100));
    write('.pnp.cjs', Buffer.alloc(100));
    write('src/generated.ts', `${loop}${'// generated\n'.repeat(400_000)}`);
    write('src/deep.ts', `${loop}const a = ${'('.repeat(10_000)}`);
    const { status, findings, failed } = json(['check']);
    assert.deepEqual([status, findings], [1, ['src/loop.ts:3']]);
    assert.deepEqual(failed, [
      ['src/deep.ts', 'its code is nested too deeply'],
      ['src/generated.ts', 'it is longer than 2 million characters'],
      ['src/latin1.ts', 'it is not UTF-8 text'],
      ['src/utf16-without-mark.ts', 'it is not UTF-8 text'],
      ['src/utf16.ts', 'it is not UTF-8 text'],
      ['src/zeros.ts', 'it is not UTF-8 text'],
    ]);
  });

  it('checks a file that holds a NUL among its text', () => {
    write('src/loop.ts', `${loop}export const key = (a: string, b: string) => \`\${a}\0\${b}\`;\n`);
    const { findings, failed } = json(['check']);
    assert.deepEqual([findings, failed], [['src/loop.ts:3'], []]);
  });

  it('leaves out what git tracks and somebody deleted, and names a link that leads to itself', () => {
    write('src/gone.ts', loop);
    symlinkSync('self.ts', join(project, 'src/self.ts'));
    git('init', '-q');
    git('add', '-A');
    rmSync(join(project, 'src/gone.ts'));
    const { findings, failed } = json(['check']);
    assert.deepEqual(findings, ['src/loop.ts:3']);
    assert.deepEqual(failed, [['src/self.ts', 'it is a link that leads to itself']]);
  });

  it('counts a file in conflict once', () => {
    git('init', '-q', '-b', 'main');
    const commit = (text: string) => {
      write('src/loop.ts', text);
      git('add', '-A');
      git('-c', 'user.name=a', '-c', 'user.email=a@example.org', 'commit', '-qm', 'x');
    };
    commit(`// 0\n${loop}`);
    git('checkout', '-qb', 'theirs');
    commit(`// 1\n${loop}`);
    git('checkout', '-q', 'main');
    commit(`// 2\n${loop}`);
    git('-c', 'user.name=a', '-c', 'user.email=a@example.org', 'merge', 'theirs');
    const { findings, files } = json(['check']);
    assert.equal(files, 2);
    assert.deepEqual(findings, ['src/loop.ts:8']);
  });

  // Windows has other permissions.
  for (const isRepository of process.platform === 'win32' ? [] : [false, true]) {
    it(`names files and folders that may not be read, ${isRepository ? 'with' : 'without'} git`, () => {
      write('src/locked.ts', loop);
      write('secret/orders.ts', loop);
      if (isRepository) git('init', '-q');
      chmodSync(join(project, 'src/locked.ts'), 0);
      chmodSync(join(project, 'secret'), 0);
      const { findings, failed } = json(['check']);
      assert.deepEqual(findings, ['src/loop.ts:3']);
      assert.deepEqual(failed, [
        ['secret', 'the folder may not be read'],
        ['src/locked.ts', 'it may not be read: permission denied'],
      ]);
    });
  }

  it('goes on with configurations that are broken, extend themselves or are no text', () => {
    for (const config of ['{ "extends": "./tsconfig.json" }', '{', '\uFEFF{ /* */ "compilerOptions": {}, }', Buffer.from([0xff, 0x00])]) {
      write('tsconfig.json', config);
      write('package.json', config);
      assert.deepEqual(json(['check']).findings, ['src/loop.ts:3']);
    }
  });

  it('reads what a configuration extends from an installed package', () => {
    write('tsconfig.json', '{ "extends": "@shop/base/tsconfig.json" }');
    write('node_modules/@shop/base/package.json', '{ "name": "@shop/base" }');
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the compiler puts the folder there.
    write('node_modules/@shop/base/tsconfig.json', '{ "compilerOptions": { "paths": { "~/*": ["${configDir}/src/*"] } } }');
    write('src/loop.ts', loop.replace('./db', '~/db'));
    assert.deepEqual(json(['check']).findings, ['src/loop.ts:3']);
  });

  it('says nothing about an empty folder', () => {
    mkdirSync(join(project, 'empty'));
    assert.deepEqual(json(['check', 'empty']), { status: 0, findings: [], failed: [], files: 0 });
    assert.deepEqual(json(['check'], join(project, 'empty')), { status: 0, findings: [], failed: [], files: 0 });
  });

  it('writes no fix into a file that has a syntax error', () => {
    const prisma = "import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\n";
    const body = `export async function run(orders: { customerId: number }[]) {
  for (const order of orders) {
    const customer = await prisma.customer.findUnique({ where: { id: order.customerId } });
    console.log(customer);
  }
}
`;
    write('src/fixable.ts', prisma + body);
    write('src/broken.ts', `${prisma}${body}<<<<<<< HEAD\nexport const a = 1;\n=======\n>>>>>>> theirs\n`);
    const { stdout } = run(['check', '--fix', '--unsafe-fixes']);
    assert.match(stdout, /1 fix applied/);
    assert.ok(json(['check']).findings.includes('src/broken.ts:5'));
  });

  it('answers why a file is not checked', () => {
    write('test/loop.test.ts', loop);
    write('.gitignore', 'hidden/');
    write('hidden/loop.ts', loop);
    write('src/generated.ts', `// @generated\n${loop}`);
    write('README.md', '');
    for (const [path, answer] of [
      ['src/loop.ts', 'It is checked: 1 finding.'],
      ['test/loop.test.ts', 'Not checked, as every rule skips paths with `test/`.'],
      [
        'hidden/loop.ts',
        'Not checked, as it is not among the files of the project: .gitignore hides it, or it stands outside or where a build writes.',
      ],
      ['src/generated.ts', 'Not checked, as it says that it is generated.'],
      ['README.md', 'Not checked, as it is neither TypeScript nor JavaScript.'],
    ] as const)
      assert.deepEqual(run(['check', '--why', path]), { status: 0, stdout: `${path}: ${answer}\n`, stderr: '' });
  });

  for (const [args, said] of [
    [['check', '--why'], /--why goes with a file/],
    [['check', '--why', 'nowhere.ts'], /no file or folder 'nowhere\.ts'/],
    [['check', '--why', 'src'], /'src' is a folder: name a file/],
    [['check', 'src/self.ts'], /'src\/self\.ts' cannot be checked: it is a link that leads to itself/],
  ] as const) {
    it(`tells wrong use: fundamentals ${args.join(' ')}`, () => {
      symlinkSync('self.ts', join(project, 'src/self.ts'));
      const { status, stderr } = run([...args]);
      assert.equal(status, 2);
      assert.match(stderr, said);
    });
  }

  function write(path: string, text: string | Buffer): void {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
  }

  function git(...args: string[]): void {
    spawnSync('git', args, { cwd: project });
  }

  /** As somebody whom permissions bind, which they do not the administrator of a container. */
  function run(args: string[], cwd = project): { status: number | null; stdout: string; stderr: string } {
    const isRoot = process.getuid?.() === 0;
    if (isRoot) spawnSync('chown', ['-R', '65534:65534', project]);
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1', GIT_CONFIG_NOSYSTEM: '1', HOME: project },
      ...(isRoot && { uid: 65534, gid: 65534 }),
    });
    return { status, stdout, stderr };
  }

  interface Summary {
    readonly status: number | null;
    readonly files: number;
    /** `file:line` */
    readonly findings: readonly string[];
    readonly failed: readonly (readonly [file: string, reason: string])[];
  }

  function json(args: string[], cwd = project): Summary {
    const { status, stdout, stderr } = run([...args, '--format', 'json'], cwd);
    assert.equal(stderr, '');
    const { findings, failed, files } = JSON.parse(stdout);
    return {
      status,
      files,
      findings: findings.map((found: { file: string; range: { start: { line: number } } }) => `${found.file}:${found.range.start.line}`),
      failed: failed.map(({ file, reason }: { file: string; reason: string }) => [file, reason]),
    };
  }
});
