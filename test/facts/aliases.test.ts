import assert from 'node:assert/strict';
import { reviewOf } from '../review/project.ts';

/** What is said of a loop over what a project names in its settings. */
function said(libraries: object, main: string, files: Readonly<Record<string, string>> = {}): readonly string[] {
  return reviewOf({ '/src/main.ts': main, ...files, '/fundamentals.config.json': JSON.stringify({ libraries }) })
    .findings('/src/main.ts')
    .map(({ message }) => message.split(':')[0]!);
}

const loop = (call: string): string => `for (const id of ids) await ${call};\n`;

describe('what a project says of its functions', () => {
  it('a function of a package queries', () => {
    const main = `import { sql } from '@acme/db';\n${loop('sql(id)')}`;
    assert.deepEqual(said({}, main), []);
    assert.deepEqual(said({ '@acme/db': { sql: 'read' } }, main), ['`sql` runs once per `id` of `ids`']);
  });

  it('also as a member of what is exported, of the default export, of the whole, and of an instance', () => {
    const named = { '@acme/db': { 'db.query': 'read', 'default.query': 'read', 'Orders.find': 'read' } };
    assert.deepEqual(said(named, `import { db } from '@acme/db';\n${loop('db.query(id)')}`), ['`db.query` runs once per `id` of `ids`']);
    assert.deepEqual(said(named, `import db from '@acme/db';\n${loop('db.query(id)')}`), ['`db.query` runs once per `id` of `ids`']);
    assert.deepEqual(said(named, `import * as acme from '@acme/db';\n${loop('acme.db.query(id)')}`), [
      '`acme.db.query` runs once per `id` of `ids`',
    ]);
    assert.deepEqual(said(named, `import { Orders } from '@acme/db';\nconst orders = new Orders();\n${loop('orders.find(id)')}`), [
      '`orders.find` runs once per `id` of `ids`',
    ]);
  });

  it('a function of the project’s own, through whatever re-exports it', () => {
    const files = { '/src/db.ts': 'export const ask = (id) => magic(id);\n', '/src/index.ts': "export * from './db';\n" };
    const main = `import { ask } from './index';\nconst load = (id) => ask(id);\n${loop('load(id)')}`;
    assert.deepEqual(said({}, main, files), []);
    assert.deepEqual(said({ './src/db.ts': { ask: 'read' } }, main, files), [
      '`load` queries the database once per `id` of `ids`, by `ask`',
    ]);
  });

  it('what is not named of a class stays what it is', () => {
    const files = {
      '/src/orders.ts':
        "import { Pool } from 'pg';\nconst pool = new Pool();\nexport class Orders { cached(id) { return pool.query('a', [id]); } load(id) { return pool.query('a', [id]); } }\n",
    };
    const main = `import { Orders } from './orders';\nconst orders = new Orders();\nfor (const id of ids) { await orders.cached(id); await orders.load(id); }\n`;
    assert.equal(said({}, main, files).length, 2);
    assert.deepEqual(said({ './src/orders': { 'Orders.cached': 'nothing' } }, main, files), [
      '`orders.load` queries the database once per `id` of `ids`, by `pool.query`',
    ]);
  });

  it('a wrapper runs its function once per element, or once', () => {
    const main =
      "import { Pool } from 'pg';\nimport { each } from '@acme/run';\nconst db = new Pool();\nawait each((tenant) => db.query('a', [tenant]));\n";
    assert.deepEqual(said({}, main), []);
    assert.deepEqual(said({ '@acme/run': { each: 'once' } }, main), []);
    assert.deepEqual(said({ '@acme/run': { each: 'per element' } }, main), ['`db.query` runs once per `tenant` that `each` hands over']);
    const inLoop =
      "import { Pool } from 'pg';\nimport { retry } from '@acme/run';\nconst db = new Pool();\nfor (const id of ids) await retry(() => db.query('a', [id]));\n";
    assert.deepEqual(said({}, inLoop), []);
    assert.deepEqual(said({ '@acme/run': { retry: 'once' } }, inLoop), ['`db.query` runs once per `id` of `ids`']);
  });

  it('what is said of another folder’s functions holds there alone', () => {
    const main = `import { sql } from '@acme/db';\n${loop('sql(id)')}`;
    const { findings } = reviewOf({
      '/a/main.ts': main,
      '/b/main.ts': main,
      '/a/fundamentals.config.json': '{ "libraries": { "@acme/db": { "sql": "read" } } }',
    });
    assert.deepEqual([findings('/a/main.ts').length, findings('/b/main.ts').length], [1, 0]);
  });

  it('settings that change are heard without a new parse', () => {
    const main = `import { sql } from '@acme/db';\n${loop('sql(id)')}`;
    const { workspace, review, findings } = reviewOf({ '/main.ts': main });
    assert.equal(findings().length, 0);
    const { parses } = workspace.counts;
    workspace.update('/fundamentals.config.json', { text: '{ "libraries": { "@acme/db": { "sql": "read" } } }', version: '1' });
    review.settingsChanged();
    assert.equal(findings().length, 1);
    assert.equal(workspace.counts.parses - parses, 0);
  });
});
