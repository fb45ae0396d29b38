/** A scaffolded repository type-checks under strict, and its own test passes for both twins: on a real database and in memory. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { scaffoldInto } from '../../src/cli/scaffold.ts';
import { projectWith } from '../scaffolds/projects.ts';
import { useDatabase } from './database.ts';
import { drizzleTables, entities, tables } from './repository-tables.ts';

const prismaTables = readFileSync('test/prisma/tables.sql', 'utf8');
const compilerOptions = {
  strict: true,
  noUncheckedIndexedAccess: true,
  noUnusedLocals: true,
  module: 'nodenext',
  target: 'es2022',
  allowImportingTsExtensions: true,
  experimentalDecorators: true,
  allowJs: true,
  checkJs: true,
  noEmit: true,
  skipLibCheck: true,
  types: ['node'],
};

const sql = { 'migrations/0001_all.sql': tables };
const given: Readonly<
  Record<string, { readonly files: Readonly<Record<string, string>>; readonly sql?: string; readonly models: readonly string[] }>
> = {
  pg: { files: sql, models: ['customers', 'orders', 'addresses'] },
  knex: { files: sql, models: ['customers', 'orders', 'addresses'] },
  kysely: { files: sql, models: ['customers', 'orders', 'addresses'] },
  drizzle: { files: { 'src/tables.ts': drizzleTables }, models: ['customers', 'orders', 'addresses'] },
  typeorm: { files: entities, models: ['Customer', 'Order'] },
  prisma: {
    files: {
      'prisma/schema.prisma': readFileSync('test/prisma/schema.prisma', 'utf8'),
      'src/db.ts': "import { PrismaClient } from './client/client.ts';\nexport const make = () => PrismaClient;\n",
    },
    sql: prismaTables,
    models: ['Customer', 'Order', 'Product'],
  },
};

describe('a scaffolded repository', () => {
  const { pool } = useDatabase();

  for (const language of ['typescript', 'javascript'] as const) {
    for (const [tool, { files, sql: made = tables, models }] of Object.entries(given)) {
      // Declarations in TypeScript make a project of TypeScript.
      if (language === 'javascript' && !('migrations/0001_all.sql' in files)) continue;
      it(`${tool} in ${language}: keeps what it promises, by the database and in memory`, async () => {
        await pool.query(`DROP TYPE IF EXISTS order_status; ${made}`);
        const folder = mkdtempSync(join(tmpdir(), `repository-${tool}-`));
        try {
          const project = projectWith(tool, language);
          const options = JSON.stringify({
            compilerOptions: { ...compilerOptions, noImplicitOverride: language === 'typescript' },
            include: ['src'],
          });
          for (const [path, text] of [...[...project.texts].map(([file, text]) => [file.slice(3), text]), ...Object.entries(files)])
            write(
              folder,
              path!,
              path === 'package.json' ? text!.replace('"dependencies":{', '"dependencies":{"@prisma/adapter-pg":"*",') : text!,
            );
          if (language === 'typescript') write(folder, 'tsconfig.json', options);
          if (tool === 'prisma') cpSync('test/prisma/client', join(folder, 'src/client'), { recursive: true });
          symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
          const tests: string[] = [];
          for (const model of models) {
            const said = await scaffoldInto(folder, 'repository', { model }, false, new Date());
            tests.push(/^new {6}(\S+\.test\.[jt]s)$/m.exec(said)?.[1] ?? assert.fail(said));
            assert.match(await scaffoldInto(folder, 'repository', { model }, false, new Date()), /is there already: nothing was written/);
          }
          if (language === 'javascript') write(folder, 'tsconfig.json', options);
          const types = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', folder], { encoding: 'utf8' });
          assert.equal(types.stdout, '');
          for (const test of tests) passes(folder, test);
        } finally {
          rmSync(folder, { recursive: true });
        }
      }).timeout(120_000);
    }
  }
});

/** Its test for both twins passes, and is run in both. */
function passes(folder: string, test: string): void {
  const outfile = join(folder, 'built', `${test.replace(/\W/g, '-')}.cjs`);
  buildSync({
    entryPoints: [join(folder, test)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    packages: 'external',
    logLevel: 'error',
  });
  const { stdout } = spawnSync(process.execPath, ['--test', outfile], {
    encoding: 'utf8',
    env: { ...process.env, TEST_DATABASE_URL: process.env.DATABASE_URL },
  });
  const count = (what: string): number => Number(new RegExp(`^# ${what} (\\d+)$`, 'm').exec(stdout)?.[1]);
  assert.deepEqual([count('fail'), count('skipped'), count('pass') % 2, count('pass') >= 6], [0, 0, 0, true], stdout);
}

function write(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
