/** What is scaffolded has nothing that typescript-eslint's recommended rules with types mind. https://typescript-eslint.io/users/configs */
import assert from 'node:assert/strict';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ESLint, type Linter } from 'eslint';
import { configs } from 'typescript-eslint';
import { kinds, projectWith } from '../scaffolds/projects.ts';

const folder = resolve('.test-build/lint');
const compilerOptions = {
  module: 'nodenext',
  target: 'es2022',
  strict: true,
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
      const results = await eslint.lintFiles(written);
      assert.ok(results.length > 8);
      assert.deepEqual(
        results.flatMap(({ filePath, messages }) =>
          messages.map(({ line, ruleId, message }) => `${filePath}:${line} ${ruleId}: ${message}`),
        ),
        [],
      );
    }).timeout(120_000);
  }
});
