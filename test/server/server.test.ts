import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import type { CodeAction, FullDocumentDiagnosticReport, TextDocumentEdit, TextEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  findingsChanged,
  findingsRequest,
  layerRequest,
  type WhyParams,
  type WorkspaceFinding,
  whyRequest,
} from '../../src/server/protocol.ts';
import { type Session, startSession, until } from './session.ts';

const prisma = `import { PrismaClient } from '@prisma/client';\nexport const prisma = new PrismaClient();\n`;
const users = `import { prisma } from './prisma';\nexport const owner = (id: number) => prisma.user.findUnique({ where: { id } });\n`;
const loop = `import { owner } from './users';\nexport async function run(ids: number[]) {\n  for (const id of ids) await owner(id);\n}\n`;
const textbook = `import { prisma } from './prisma';
export async function run(orders: { customerId: number }[]) {
  for (const order of orders) {
    const customer = await prisma.customer.findUnique({ where: { id: order.customerId } });
    console.log(customer);
  }
}
`;

describe('the language server', () => {
  let session: Session;

  beforeEach(async () => {
    session = await startSession();
    session.write('src/prisma.ts', prisma);
    session.write('src/users.ts', users);
    session.write('src/loop.ts', loop);
  });

  afterEach(() => session.end());

  it('promises pulled diagnostics of single documents, and fixes that are made on demand', () => {
    const { capabilities } = session.result;
    assert.deepEqual(capabilities.diagnosticProvider, {
      identifier: 'fundamentals',
      interFileDependencies: true,
      workspaceDiagnostics: false,
    });
    assert.deepEqual(capabilities.codeActionProvider, {
      codeActionKinds: ['quickfix', 'source.fixAll.fundamentals'],
      resolveProvider: true,
    });
  });

  it('explains a finding by a path through files, and links to its concept', async () => {
    session.open('src/loop.ts', loop);
    const [found, ...others] = await session.items('src/loop.ts');
    assert.ok(found && !others.length);
    assert.equal(found.source, 'fundamentals');
    assert.equal(found.code, 'no-query-in-loop');
    assert.equal(found.codeDescription?.href, 'test:n-plus-one/no-query-in-loop');
    assert.match(String(found.message), /^`owner` queries the database once per `id` of `ids`/);
    assert.deepEqual(found.range.start, { line: 2, character: 30 });
    assert.deepEqual(
      found.relatedInformation?.map(({ location, message }) => [location.uri, location.range.start.line, message]),
      [
        [session.uri('src/loop.ts'), 2, 'the loop goes over `ids`'],
        [session.uri('src/users.ts'), 1, '`owner` queries the database: `prisma.user.findUnique`'],
      ],
    );
  });

  it('makes a fix when it is asked for, for the version it was offered on', async () => {
    session.open('src/orders.ts', textbook);
    const [found] = await session.items('src/orders.ts');
    const [action] = await fixesAt(session, 'src/orders.ts', found!.range);
    assert.ok(action && !action.edit && action.isPreferred);
    assert.equal(action.title, 'Load all customers in one query before the loop');
    const { edit } = await session.client.sendRequest<CodeAction>('codeAction/resolve', action);
    assert.ok(edit?.documentChanges);
    const [change] = edit.documentChanges as [TextDocumentEdit];
    assert.deepEqual(change.textDocument, { uri: session.uri('src/orders.ts'), version: 1 });
    assert.equal(change.edits.length, 2);
  });

  it('fixes all that is safe when it is asked to, and nothing else', async () => {
    const loop = (list: string): string =>
      `  for (const id of ${list}) {\n    const user = await prisma.user.findUnique({ where: { id } });\n    names.push(user?.name);\n  }\n`;
    const program = (body: string): string =>
      `import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\nexport async function run(ids: number[], others: number[]) {\n  const names: unknown[] = [];\n${body}}\n`;
    const text = program(loop('ids') + loop('others'));
    session.open('src/safe.ts', text);
    const [action, ...more] = await fixesAt(session, 'src/safe.ts', wholeFile, ['source.fixAll']);
    assert.equal(action?.kind, 'source.fixAll.fundamentals');
    assert.deepEqual(more, []);
    const [change] = action.edit!.documentChanges as [TextDocumentEdit];
    const fixed = TextDocument.applyEdits(TextDocument.create('', '', 1, text), change.edits as TextEdit[]);
    assert.match(fixed, /const users = await [\s\S]*const userList = await /);
    session.open('src/orders.ts', textbook);
    const none = await fixesAt(session, 'src/orders.ts', wholeFile, ['source.fixAll.fundamentals']);
    assert.deepEqual(none, [], 'a row that is handed on may be changed');
    assert.equal((await session.items('src/safe.ts')).length, 2, 'the document itself is as it was');
  });

  it('says that a fix is stale instead of editing another text', async () => {
    session.open('src/orders.ts', textbook);
    const [found] = await session.items('src/orders.ts');
    const [action] = await fixesAt(session, 'src/orders.ts', found!.range);
    session.edit('src/orders.ts', `\n${textbook}`);
    const resolved = await session.client.sendRequest<CodeAction>('codeAction/resolve', action);
    assert.equal(resolved.edit, undefined);
    await until(() => session.messages.length > 0);
    assert.match(session.messages[0]!, /changed/);
  });

  it('answers unchanged while nothing it says has changed', async () => {
    session.open('src/loop.ts', loop);
    const first = await session.pull('src/loop.ts');
    session.edit('src/loop.ts', `${loop}// no news\n`);
    const second = await session.pull('src/loop.ts', first.resultId);
    assert.deepEqual(second, { kind: 'unchanged', resultId: first.resultId });
    session.edit('src/loop.ts', `\n${loop}`);
    assert.equal((await session.pull('src/loop.ts', first.resultId)).kind, 'full');
  });

  it('asks for a new pull when an edit elsewhere changed a conclusion, and only then', async () => {
    session.open('src/loop.ts', loop);
    session.open('src/users.ts', users);
    await session.items('src/loop.ts');
    session.edit('src/users.ts', `// a comment\n${users}`);
    await session.items('src/users.ts');
    await quiet();
    assert.equal(session.refreshes.count, 0);
    session.edit('src/users.ts', 'export const owner = (id: number) => id;\n');
    await until(() => session.refreshes.count > 0);
    assert.deepEqual(await session.items('src/loop.ts'), []);
  });

  it('notices files that change on disk', async () => {
    session.open('src/loop.ts', loop);
    assert.equal((await session.items('src/loop.ts')).length, 1);
    session.write('src/users.ts', 'export const owner = (id: number) => id;\n');
    await session.client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: session.uri('src/users.ts'), type: 2 }] });
    assert.deepEqual(await session.items('src/loop.ts'), []);
  });

  it('leaves tests, seeds, one-off migrations, tools and installed packages alone', async () => {
    for (const path of [
      'src/loop.test.ts',
      'prisma/seed.ts',
      'src/admin/migrate-likes.ts',
      'src/testing/fill.ts',
      'src/db/upgrade.ts',
      '.claude/fill.ts',
      'node_modules/shop/src/loop.ts',
    ]) {
      session.open(path, textbook.replace('./prisma', `${/^src\/\w+\//.test(path) ? '..' : '../src'}/prisma`));
      assert.deepEqual(await session.items(path), [], path);
    }
  });

  it('reads untitled documents', async () => {
    const text = textbook.replace("import { prisma } from './prisma';", prisma);
    await session.client.sendNotification('textDocument/didOpen', {
      textDocument: { uri: 'untitled:Untitled-1', languageId: 'typescript', version: 1, text },
    });
    const report = await session.client.sendRequest<FullDocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri: 'untitled:Untitled-1' },
    });
    assert.equal(report.items.length, 1);
  });

  it('says nothing about documents that are not files: the old side of a comparison, a cell, the output', async () => {
    const text = textbook.replace("import { prisma } from './prisma';", prisma);
    for (const uri of ['git:/src/orders.ts?%7B%22ref%22%3A%22HEAD%22%7D', 'vscode-notebook-cell:/a.ipynb#1', 'output:tasks']) {
      await session.client.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'typescript', version: 1, text } });
      const report: FullDocumentDiagnosticReport = await session.client.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
      assert.deepEqual(report.items, [], uri);
    }
  });

  it('answers why a document is not checked', async () => {
    session.open('src/loop.ts', loop);
    session.open('src/loop.test.ts', loop);
    session.write('README.md', '# Shop');
    const answers = ['src/loop.ts', 'src/loop.test.ts', 'README.md', 'src/nowhere.ts'].map((path) =>
      session.client.sendRequest(whyRequest, { uri: session.uri(path) } satisfies WhyParams),
    );
    assert.deepEqual(await Promise.all(answers), [
      'It is checked: 1 finding.',
      'Not checked, as every rule skips paths with `.test.ts`.',
      'Not checked, as it is neither TypeScript nor JavaScript.',
      'Not checked, as there is no such file.',
    ]);
    assert.equal(
      await session.client.sendRequest(whyRequest, { uri: 'file:///elsewhere/main.ts' } satisfies WhyParams),
      'Not checked, as there is no such file.',
    );
  });

  it('answers which layer a document was taken for, and why', async () => {
    const answer: string = await session.client.sendRequest(layerRequest, { uri: session.uri('src/users.ts') } satisfies WhyParams);
    assert.match(answer, /^src\/users\.ts is taken for the data access layer: it queries the database, and takes no request\.\n/);
  });

  it('logs once what it cannot check', async () => {
    session.open('src/large.ts', ' '.repeat(2_000_001));
    assert.deepEqual(await session.items('src/large.ts'), []);
    session.edit('src/large.ts', ' '.repeat(2_000_002));
    assert.deepEqual(await session.items('src/large.ts'), []);
    assert.deepEqual(session.log, [`${session.path('src/large.ts')} is not checked, as it is longer than 2 million characters.`]);
  });

  it('goes on when a file that others import is deleted, and when it comes back', async () => {
    session.open('src/loop.ts', loop);
    assert.equal((await session.items('src/loop.ts')).length, 1);
    rmSync(session.path('src/users.ts'));
    await session.client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: session.uri('src/users.ts'), type: 3 }] });
    assert.deepEqual(await session.items('src/loop.ts'), []);
    session.write('src/users.ts', users);
    await session.client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: session.uri('src/users.ts'), type: 1 }] });
    assert.equal((await session.items('src/loop.ts')).length, 1);
  });

  it('reads a reopened document anew, though its version numbers start again', async () => {
    session.open('src/orders.ts', textbook);
    assert.equal((await session.items('src/orders.ts')).length, 1);
    await session.client.sendNotification('textDocument/didClose', { textDocument: { uri: session.uri('src/orders.ts') } });
    session.open('src/orders.ts', 'export {};\n');
    assert.deepEqual(await session.items('src/orders.ts'), []);
  });

  describe('asked for the findings of the workspace', () => {
    const ask = () => session.client.sendRequest<readonly WorkspaceFinding[]>(findingsRequest);

    it('names those in files that nobody has opened, and no hints', async () => {
      session.write('src/orders.ts', textbook);
      session.write(
        'src/hinted.ts',
        textbook.replace('for (const order of orders) {', 'await Promise.all(orders.map(async (order) => {').replace('  }\n}', '  }));\n}'),
      );
      assert.deepEqual(
        (await ask()).map(({ uri, rule, severity, line, column }) => [uri, rule, severity, line, column]),
        [
          [session.uri('src/loop.ts'), 'no-query-in-loop', 'warning', 2, 30],
          [session.uri('src/orders.ts'), 'no-query-in-loop', 'warning', 3, 27],
        ],
      );
    });

    it('tells when they may have changed, once typing rests', async () => {
      let changes = 0;
      session.client.onNotification(findingsChanged, () => void changes++);
      session.open('src/loop.ts', loop);
      await quiet();
      assert.equal(changes, 0, 'nobody has asked yet');
      assert.equal((await ask()).length, 1);
      session.edit('src/loop.ts', 'export {};\n');
      await until(() => changes > 0);
      assert.deepEqual(await ask(), []);
    });

    it('stops when the question is taken back', async () => {
      const { CancellationTokenSource } = await import('vscode-languageserver/node');
      const source = new CancellationTokenSource();
      const asked = session.client.sendRequest(findingsRequest, source.token);
      source.cancel();
      await assert.rejects(asked, /superseded/);
    });
  });

  it('gives up a pull that was superseded', async () => {
    session.open('src/loop.ts', loop);
    const { CancellationTokenSource } = await import('vscode-languageserver/node');
    const source = new CancellationTokenSource();
    const pull = session.client.sendRequest('textDocument/diagnostic', { textDocument: { uri: session.uri('src/loop.ts') } }, source.token);
    source.cancel();
    await assert.rejects(pull, /superseded/);
  });
});

const wholeFile = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };

function fixesAt(session: Session, path: string, range: unknown, only?: readonly string[]): Promise<CodeAction[]> {
  return session.client.sendRequest('textDocument/codeAction', {
    textDocument: { uri: session.uri(path) },
    range,
    context: { diagnostics: [], ...(only && { only }) },
  });
}

/** Longer than the server waits for typing to rest. */
function quiet(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 600));
}
