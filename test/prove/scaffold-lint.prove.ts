/** What is scaffolded has nothing that typescript-eslint's recommended rules with types mind. https://typescript-eslint.io/users/configs */
import assert from 'node:assert/strict';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ESLint, type Linter } from 'eslint';
import { configs } from 'typescript-eslint';
import type { Project } from '../scaffolds/project.ts';
import { kinds, projectWith } from '../scaffolds/projects.ts';
import { drizzleTables, entities, tables } from './repository-tables.ts';

const folder = resolve('.test-build/lint');
const compilerOptions = {
  module: 'nodenext',
  target: 'es2022',
  strict: true,
  experimentalDecorators: true,
  allowImportingTsExtensions: true,
  types: ['node'],
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
  noEmit: true,
};

const rename = { column: 'users.name', to: 'full_name', fromType: 'text' };

describe('lint', () => {
  before(() => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  // Clients of Prisma are generated: what is not there has no types.
  for (const kind of kinds.filter((one) => !one.startsWith('prisma'))) {
    it(`minds nothing that is scaffolded for ${kind}`, async () => {
      const home = join(folder, kind.replaceAll(/\W+/g, '-'));
      const project = projectWith(kind);
      const written = (await project.scaffold()).filter((path) => /^src\/outbox\/.*\.ts$/.test(path));
      if (!kind.endsWith('MySQL') && kind !== 'mysql2')
        for (const step of ['expand', 'index'])
          written.push(...project.write(await project.expandContract({ ...rename, step })).filter((path) => /^src\/.*\.ts$/.test(path)));
      assert.ok(written.length > 8);
      await isClean(home, project, written);
    }).timeout(120_000);
  }

  const repositories: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    ...Object.fromEntries(['pg', 'knex', 'kysely'].map((kind) => [kind, { 'migrations/0001_all.sql': tables }])),
    drizzle: { 'src/tables.ts': drizzleTables },
    typeorm: entities,
  };
  for (const [kind, files] of Object.entries(repositories)) {
    it(`minds nothing in a repository for ${kind}`, async () => {
      const project = projectWith(kind);
      for (const [path, text] of Object.entries(files)) project.texts.set(`/p/${path}`, text);
      const written: string[] = [];
      for (const model of kind === 'typeorm' ? ['Customer', 'Order'] : ['customers', 'orders', 'addresses'])
        written.push(...project.write(await project.repository({ model })));
      await isClean(join(folder, `repository-${kind}`), project, written);
    }).timeout(120_000);
  }
});

async function isClean(home: string, project: Project, written: readonly string[]): Promise<void> {
  project.texts.set('/p/tsconfig.json', JSON.stringify({ compilerOptions, include: ['**/*.ts'] }));
  for (const [file, text] of project.texts) {
    const path = join(home, file.slice('/p/'.length));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  const eslint = new ESLint({
    cwd: home,
    overrideConfigFile: true,
    overrideConfig: [
      ...(configs.recommendedTypeChecked as Linter.Config[]),
      { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: home } } },
    ],
  });
  const results = await eslint.lintFiles([...written]);
  assert.equal(results.length, written.length);
  assert.deepEqual(
    results.flatMap(({ filePath, messages }) => messages.map(({ line, ruleId, message }) => `${filePath}:${line} ${ruleId}: ${message}`)),
    [],
  );
}
