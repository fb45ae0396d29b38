/** What the editor is told of an outbox: files and edits in the protocol's words, or why there is none. */
import assert from 'node:assert/strict';
import { type ScaffoldOffer, scaffoldRequest } from '../../src/server/protocol.ts';
import { scaffoldOf } from '../../src/server/scaffold.ts';
import { projectOf } from '../scaffolds/project.ts';
import { startSession } from './session.ts';

const now = new Date('2026-01-02T03:04:05Z');
const journal = '{\n  "version": "7",\n  "dialect": "postgresql",\n  "entries": []\n}';

describe('an outbox in the editor', () => {
  it('is offered as it was read off the package, with what else could be', async () => {
    const project = projectOf(['drizzle-orm', 'knex', 'pg'], { 'tsconfig.json': '{}', 'drizzle/meta/_journal.json': journal });
    const offer = (await scaffoldOf(
      { id: 'outbox', root: 'file:///p', isTrusted: false, wish: { tool: 'drizzle' } },
      () => project,
      now,
    )) as ScaffoldOffer;
    assert.deepEqual(
      offer.questions.map(({ key, value, options }) => [key, value, options]),
      [
        ['tool', 'drizzle', ['drizzle', 'knex', 'pg']],
        ['folder', 'src/outbox', []],
        ['event', 'order.placed', []],
        ['with', 'relay', ['relay', 'graphile-worker', 'pg-boss']],
      ],
    );
    assert.ok(offer.newFiles.some(({ uri }) => uri === 'file:///p/src/outbox/relay.ts'));
    assert.equal(offer.open, 'file:///p/src/outbox/events.ts');
    assert.deepEqual(
      offer.edits.map(({ uri, range }) => [uri, range.start.line]),
      [['file:///p/drizzle/meta/_journal.json', 3]],
    );
    assert.equal(offer.optional, null, 'package.json has no scripts');
    assert.match(offer.next[1]!, /drizzle-kit migrate/);
  });

  it('offers a script that starts the worker where there are scripts', async () => {
    const manifest = '{\n  "dependencies": { "pg": "8", "tsx": "4" },\n  "scripts": {\n    "build": "tsc"\n  }\n}';
    const project = projectOf([], { 'package.json': manifest, 'tsconfig.json': '{}' });
    const { optional } = (await scaffoldOf(
      { id: 'outbox', root: 'file:///p', isTrusted: true, wish: {} },
      () => project,
      now,
    )) as ScaffoldOffer;
    assert.deepEqual(optional, {
      uri: 'file:///p/package.json',
      range: { start: { line: 2, character: 14 }, end: { line: 2, character: 14 } },
      newText: '\n    "outbox": "tsx src/outbox/worker.ts",',
      label: 'A script that starts the worker',
    });
  });

  it('is refused in a sentence', async () => {
    assert.deepEqual(
      await scaffoldOf({ id: 'outbox', root: 'file:///p', isTrusted: true, wish: { folder: '..' } }, () => projectOf(['pg'], {}), now),
      {
        refusal: "'..' is no folder within the package: `outbox` is one.",
      },
    );
  });

  it('asks for what nobody can know', async () => {
    const project = projectOf(['pg'], { 'migrations/0001_users.sql': 'CREATE TABLE users (id bigint PRIMARY KEY, name text);' });
    const answer = await scaffoldOf({ id: 'expand-contract', root: 'file:///p', isTrusted: true, wish: {} }, () => project, now);
    assert.ok('missing' in answer);
    assert.deepEqual([answer.missing.key, answer.missing.options], ['column', ['users.id', 'users.name']]);
  });

  it('is asked for over the protocol, and read off the disk', async () => {
    const session = await startSession();
    try {
      session.write('package.json', '{ "dependencies": { "pg": "8" } }');
      const root = session.uri('package.json').replace('/package.json', '');
      const offer = await session.client.sendRequest<ScaffoldOffer>(scaffoldRequest, { id: 'outbox', root, isTrusted: false, wish: {} });
      assert.equal(offer.name, 'The outbox');
      assert.ok(offer.newFiles.some(({ uri }) => uri === `${root}/outbox/relay.js`));
    } finally {
      await session.end();
    }
  });
});
