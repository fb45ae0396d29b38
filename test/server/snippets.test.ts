/** Snippets as an editor is offered them: where they belong, those for the project's libraries first. */
import assert from 'node:assert/strict';
import type { CompletionItem, TextEdit } from 'vscode-languageserver/node';
import { type SnippetText, snippetRequest } from '../../src/server/protocol.ts';
import { expand } from '../../src/snippets/expand.ts';
import { type Session, startSession } from './session.ts';

describe('snippets from the server', () => {
  let session: Session;
  before(async () => {
    session = await startSession();
    session.write('package.json', JSON.stringify({ dependencies: { '@prisma/client': '7', express: '5' }, devDependencies: { pg: '8' } }));
    session.write('reports/package.json', JSON.stringify({ dependencies: { knex: '3', kysely: '0' } }));
    session.write('old/package.json', JSON.stringify({ type: 'commonjs', dependencies: { '@prisma/client': '7' } }));
  });
  after(() => session.end());

  let files = 0;
  /** What is offered at `|` in a file of that text. */
  async function offered(text: string, { folder = 'src', ending = 'ts' } = {}): Promise<readonly CompletionItem[]> {
    const path = `${folder}/file${files++}.${ending}`;
    const offset = text.indexOf('|');
    session.open(path, text.replace('|', ''));
    const before = text.slice(0, offset).split('\n');
    return session.client.sendRequest('textDocument/completion', {
      textDocument: { uri: session.uri(path) },
      position: { line: before.length - 1, character: before.at(-1)!.length },
    });
  }
  const titles = (items: readonly CompletionItem[], name: string) =>
    items.filter(({ label }) => label === name).map(({ detail }) => detail);
  /** The file once the first of that name is taken with its defaults. */
  async function taken(name: string, text: string, options = {}): Promise<string> {
    const item = (await offered(text, options)).find(({ label }) => label === name)!;
    const edits = [...(item.additionalTextEdits ?? []), { ...(item.textEdit as TextEdit), newText: expand(item.textEdit!.newText) }];
    return edits
      .sort((a, b) => b.range.start.line - a.range.start.line)
      .reduce((lines, { range: { start, end }, newText }) => {
        const first = lines[start.line]!.slice(0, start.character);
        const last = lines[end.line]!.slice(end.character);
        return [...lines.slice(0, start.line), ...`${first}${newText}${last}`.split('\n'), ...lines.slice(end.line + 1)];
      }, text.replace('|', '').split('\n'))
      .join('\n');
  }

  const places = {
    'at the beginning of a file': 'rep|',
    'between two statements': 'const a = 1;\nrep|\nconst b = 2;',
    'after an import': "import { a } from './a.js';\n\nrep|\n",
    'with a hyphen': 'const a = 1;\ncache-as|\nexport const b = 2;',
    'with a hyphen at its end': 'cache-|\nexport const b = 2;',
    indented: '  retry|',
  };
  for (const [place, text] of Object.entries(places)) {
    it(`are offered ${place}`, async () => assert.ok((await offered(text)).length > 15));
  }

  const elsewhere = {
    'within a function': 'function f() {\n  retry|\n}',
    'as a member': 'const a = b.retry|',
    'as an argument': 'f(\n  retry|\n);',
    'in an object': 'const a = {\n  retry|\n};',
    'in a class': 'class A {\n  retry|\n}',
    'in a type': 'interface A {\n  retry|\n}',
    'after an operator': 'const a = b +\n  retry|',
    'in a comment': '/*\n  retry|\n*/',
    'in a line comment': '// retry|',
    'in a text': 'const a = `\n  retry|\n`;',
    'after a name': 'const retry|',
    'before a call': 'retry|(1);',
    'where nothing is typed': 'const a = 1;\n|\n',
  };
  for (const [place, text] of Object.entries(elsewhere)) {
    it(`are not offered ${place}`, async () => assert.deepEqual(await offered(text), []));
  }

  it('fit the libraries of the package', async () => {
    assert.deepEqual(titles(await offered('rep|'), 'repository'), ['Repository (Prisma)', 'Repository']);
    assert.deepEqual(titles(await offered('ser|'), 'service'), ['Service and controller (Express)', 'Service and controller']);
    assert.deepEqual(titles(await offered('rep|', { folder: 'reports' }), 'repository'), [
      'Repository (knex)',
      'Repository (Kysely)',
      'Repository',
    ]);
    assert.deepEqual(titles(await offered('ret|'), 'retry'), ['Retry with backoff']);
  });

  it('fit the library of the file before those of the package', async () => {
    const items = await offered("import type { Kysely } from 'kysely';\n\nrep|", { folder: 'reports' });
    assert.deepEqual(titles(items, 'repository'), ['Repository (Kysely)', 'Repository (knex)', 'Repository']);
  });

  it('are those of the language', async () => {
    const names = async (ending: string) => new Set((await offered('s|', { ending })).map(({ label }) => label));
    assert.ok((await names('tsx')).has('skeleton') && (await names('jsx')).has('skeleton') && (await names('jsx')).has('retry'));
    assert.ok(!(await names('ts')).has('skeleton') && !(await names('js')).has('skeleton'));
    assert.match(await taken('retry', 'retry|', { ending: 'js' }), /@param \{RetryOptions\} \[options\]/);
  });

  it('put imports where the file has its own, and only those that it lacks', async () => {
    const inserted = await taken('service', "import { Router } from 'express';\nimport { db } from './db.js';\n\nserv|\n");
    const [first, second, third] = inserted.split('\n');
    assert.deepEqual(
      [first, second, third],
      [
        "import { Router } from 'express';",
        "import { db } from './db.js';",
        "import { type NextFunction, type Request, type Response } from 'express';",
      ],
    );
    assert.equal(inserted.match(/^import /gm)?.length, 3);
    assert.match(await taken('service', 'serv|'), /^import \{ type NextFunction.*\} from 'express';\n\nexport interface Order /);
  });

  it('are CommonJS in a file that is', async () => {
    const options = { folder: 'old', ending: 'js' };
    const inserted = await taken('transaction', "const { db } = require('./db');\n\ntrans|\n", options);
    assert.match(inserted, /^const \{ Prisma \} = require\('@prisma\/client'\);$/m);
    assert.match(inserted, /^module\.exports = \{ inTransaction \};$/m);
    assert.doesNotMatch(inserted, /^(import|export) /m);
    assert.match(
      await taken('repository', 'rep|', options),
      /^module\.exports = \{ PrismaCustomerRepository, InMemoryCustomerRepository \};$/m,
    );
    const other = await taken('retry', 'exports.a = 1;\nmodule.exports = { a };\nretry|\n', options);
    assert.equal(other.match(/module\.exports/g)?.length, 1);
  });

  it('are all there under `fund-`, whatever the project has', async () => {
    const labels = (await offered('fund-repository-k|')).map(({ label }) => label);
    for (const label of ['fund-repository', 'fund-repository-knex', 'fund-repository-mikro-orm', 'fund-retry'])
      assert.equal(labels.includes(label), label !== 'fund-repository-mikro-orm', label);
    assert.equal(new Set(labels).size, labels.length);
    assert.deepEqual(await offered('function f() {\n  fund|\n}'), []);
  });

  it('show what they insert', async () => {
    const [item] = (await offered('rep|')).filter(({ label }) => label === 'repository');
    const { documentation } = await session.client.sendRequest<CompletionItem>('completionItem/resolve', item);
    const { value } = documentation as { value: string };
    assert.match(value, /^A repository that loads many at once with Prisma/);
    assert.match(value, /```typescript\n.*PrismaClient|class PrismaCustomerRepository/);
    assert.doesNotMatch(value, /\$\{?\d/);
  });

  it('are found by name for the sidebar', async () => {
    session.open('src/by-name.ts', "import { a } from './a.js';\n");
    const ask = (name: string) =>
      session.client.sendRequest<SnippetText | null>(snippetRequest, {
        uri: session.uri('src/by-name.ts'),
        name,
        position: { line: 1, character: 0 },
      });
    const found = await ask('repository');
    assert.match(found!.body, /class Prisma\$\{1\}Repository/);
    assert.deepEqual(
      found!.edits.map(({ newText }) => newText),
      ["\nimport type { Prisma } from '@prisma/client';"],
    );
    assert.equal(await ask('skeleton'), null);
    assert.equal(await ask('nothing'), null);
  });
});
