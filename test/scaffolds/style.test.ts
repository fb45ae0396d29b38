/** What is scaffolded looks as if somebody of the project had written it: as its formatter would, as far as its settings can be read. */
import assert from 'node:assert/strict';
import * as prettier from 'prettier';
import { isSource } from '../../src/engine/host.ts';
import { typeErrors } from '../types.ts';
import { type Project, projectOf } from './project.ts';

const typed = { 'tsconfig.json': '{}' };
const code = "import { Pool } from 'pg';\n\nexport function makePool() {\n  return new Pool({});\n}\n";

describe('a scaffolded program', () => {
  it('is written in the style of the project', async () => {
    const project = projectOf(['pg', 'vitest'], {
      ...typed,
      'app/db.ts':
        'import { Pool } from "pg"\nimport { url } from "./url.js"\n\nexport function makePool() {\n\treturn new Pool({ connectionString: url })\n}\n',
      'app/url.ts': 'export const url = process.env.DATABASE_URL\n',
      'test/url.spec.ts': 'import { url } from "../app/url.js"\n\nurl\n',
    });
    const written = await project.scaffold({ event: 'line-item.sold-out' });
    assert.ok(written.includes('app/outbox/relay.ts') && written.includes('test/outbox.spec.ts'), written.join('\n'));
    const enqueue = project.text('app/outbox/enqueue.ts');
    assert.match(enqueue, /^import \{ randomUUID \} from "node:crypto"\nimport \{ execute, type Transaction \} from "\.\/database\.js"\n/);
    assert.match(enqueue, /\n\tconst id = randomUUID\(\)\n/);
    assert.doesNotMatch(enqueue, /;$/m);
    assert.match(project.text('app/outbox/events.ts'), /readonly "line-item\.sold-out": \{ readonly lineItemId: string \}/);
    assert.match(project.text('test/outbox.spec.ts'), /from "vitest"\n[\s\S]*from "\.\.\/app\/outbox\/events\.js"/);
    assert.deepEqual(
      typeErrors(new Map([...project.texts].filter(([file]) => !file.includes('.spec.')))),
      [],
      'no statement has grown into the next',
    );
  }).timeout(60_000);

  it('asks for modules by require where the project does', async () => {
    const project = projectOf(['knex', 'pg', 'jest'], {
      'lib/db.js': "const knex = require('knex');\n\nmodule.exports = { db: knex({}) };\n",
    });
    const written = await project.scaffold();
    assert.ok(written.includes('migrations/20260102030405_create_outbox.js'), written.join('\n'));
    const enqueue = project.text('lib/outbox/enqueue.js');
    assert.match(enqueue, /^const \{ randomUUID \} = require\('node:crypto'\);\nconst \{ execute \} = require\('\.\/database'\);/);
    assert.match(enqueue, /\nmodule\.exports = \{ enqueue \};\n$/);
    assert.match(
      project.text('migrations/20260102030405_create_outbox.js'),
      /^\/\*\* .* \*\/\nexports\.up = async \(knex\) => \{\n {2}await knex\.raw\(`\n {4}CREATE/,
    );
    assert.doesNotMatch(project.text('lib/outbox/outbox.test.js'), /node:test|void describe|void onDatabase/);
    for (const [file, text] of project.texts)
      if (file.endsWith('.js')) assert.doesNotThrow(() => new Function('require', 'module', 'exports', text), file);
  });

  const configurations: readonly (readonly [string, Readonly<Record<string, string>>, prettier.Options])[] = [
    ['.prettierrc, in JSON', { '.prettierrc': '{ "printWidth": 120, "semi": false, /* mine */ }' }, { printWidth: 120, semi: false }],
    [
      '.prettierrc, in YAML',
      { '.prettierrc': 'printWidth: 60 # narrow\nsingleQuote: true\ntrailingComma: "none"\n' },
      { printWidth: 60, singleQuote: true, trailingComma: 'none' },
    ],
    ['.prettierrc.toml', { '.prettierrc.toml': 'useTabs = true\narrowParens = "avoid"\n' }, { useTabs: true, arrowParens: 'avoid' }],
    [
      'a program that is not run',
      {
        'prettier.config.mjs':
          "/** @type {import('prettier').Config} */\nexport default { overrides: [{ files: '*.md', options: { tabWidth: 8 } }], tabWidth: 4, singleQuote: true };",
      },
      { tabWidth: 4, singleQuote: true },
    ],
    ['its use alone', {}, {}],
    [
      '.editorconfig beneath it',
      {
        '.editorconfig': 'root = true\n[*]\nindent_size = 4\nmax_line_length = 90\n[*.md]\nindent_size = 8\n',
        '.prettierrc': '{ "tabWidth": 3 }',
      },
      { tabWidth: 3, printWidth: 90 },
    ],
    [
      'Biome',
      {
        'biome.jsonc':
          '{ // ours\n "formatter": { "indentStyle": "space", "lineWidth": 110 }, "javascript": { "formatter": { "quoteStyle": "single", "semicolons": "asNeeded" } } }',
      },
      { printWidth: 110, singleQuote: true, semi: false },
    ],
    [
      'ESLint Stylistic',
      {
        'package.json': '{ "dependencies": { "pg": "8" } }',
        'eslint.config.js': "export default [stylistic.configs.customize({ indent: 4, quotes: 'double', semi: false })];",
      },
      { tabWidth: 4, semi: false, printWidth: 100 },
    ],
    [
      'rules of ESLint',
      {
        'package.json': '{ "dependencies": { "pg": "8" } }',
        '.eslintrc.json':
          '{ "rules": { "quotes": ["error", "double"], "semi": "error", "indent": ["error", "tab"], "max-len": ["off", 60] } }',
      },
      { useTabs: true, printWidth: 100 },
    ],
  ];
  for (const [what, files, options] of configurations) {
    it(`is laid out as Prettier would: ${what}`, async () => {
      const project = projectOf(['pg', 'prettier'], { ...typed, 'src/db.ts': code, ...files });
      const written = (await project.scaffold()).filter(isSource);
      assert.ok(written.length > 9);
      for (const path of written) assert.equal(project.text(path), await laidOut(project, path, options), path);
    });
  }

  it('has the settings of the folder above, where it has none', async () => {
    const project = projectOf(['pg'], { ...typed, 'src/db.ts': code });
    project.texts.set('/.prettierrc', '{ "tabWidth": 4 }');
    await project.scaffold();
    assert.match(project.text('src/outbox/enqueue.ts'), /\n {4}const id = randomUUID\(\);/);
  });

  it('has braces where a linter asks for them', async () => {
    for (const [file, text] of [
      ['eslint.config.js', "export default [{ rules: { curly: ['error', 'all'] } }];"],
      ['.eslintrc.json', '{ "rules": { "curly": "error" } }'],
      ['biome.json', '{ "linter": { "rules": { "style": { "useBlockStatements": "error" } } } }'],
    ] as const) {
      const project = projectOf(['pg'], { ...typed, 'src/db.ts': code, [file]: text });
      await project.scaffold();
      assert.match(project.text('src/outbox/relay.ts'), /if \(bucket\) \{\s+await deliverAll\(bucket\);\s+\} else \{\s+await pauses/, file);
      assert.deepEqual(typeErrors(project.texts), []);
    }
    const without = projectOf(['pg'], { ...typed, '.eslintrc.json': '{ "rules": { "curly": ["error", "multi-line"] } }' });
    await without.scaffold();
    assert.match(without.text('src/outbox/relay.ts'), /if \(bucket\) await deliverAll/);
  }).timeout(60_000);
});

const laidOut = (project: Project, path: string, options: prettier.Options): Promise<string> =>
  prettier.format(project.text(path), { ...options, filepath: path });
