import assert from 'node:assert/strict';
import type { CodeAction, FullDocumentDiagnosticReport, TextDocumentEdit } from 'vscode-languageserver/node';
import { type RenameParams, renameCommand } from '../../src/server/protocol.ts';
import { type Session, startSession } from './session.ts';

const repository = (model: string): string => `import { prisma } from '../prisma';

export async function find(id: number) {
  return prisma.${model}.findUnique({ where: { id } });
}

export async function all() {
  return prisma.${model}.findMany();
}
`;

const route = `import { Router } from 'express';
import { prisma } from './prisma';

export const router = Router();

router.get('/visits/:year', async (request, response) => {
  const count = await prisma.visit.count({ where: { year: Number(request.params.year) } });
  response.json({ count });
});
`;

describe('a query that is moved to a new module', () => {
  let session: Session;

  before(async () => {
    session = await startSession();
    session.write('src/prisma.ts', "import { PrismaClient } from '@prisma/client';\nexport const prisma = new PrismaClient();\n");
    for (const model of ['order', 'customer']) session.write(`src/data/${model}s.ts`, repository(model));
    session.write('src/routes.ts', route);
    session.open('src/routes.ts', route);
  });

  after(() => session.end());

  it('is one change, which makes the file, fills it, and edits the route; then a name is asked for where the function is called', async () => {
    const { items } = (await session.pull('src/routes.ts')) as FullDocumentDiagnosticReport;
    const range = items.find(({ code }) => code === 'no-query-outside-data-access')!.range;
    const actions = await session.client.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: session.uri('src/routes.ts') },
      range,
      context: { diagnostics: [] },
    });
    const action = actions.find(({ title }) => title === 'Move the query to a new `data/visits.ts`');
    const { edit, command } = await session.client.sendRequest<CodeAction>('codeAction/resolve', action);
    const [create, fill, change] = edit!.documentChanges as [object, TextDocumentEdit, TextDocumentEdit];
    assert.deepEqual(create, { kind: 'create', uri: session.uri('src/data/visits.ts') });
    assert.deepEqual([fill.textDocument, fill.edits.length], [{ uri: session.uri('src/data/visits.ts'), version: null }, 1]);
    assert.deepEqual(change.textDocument, { uri: session.uri('src/routes.ts'), version: 1 });
    assert.equal(command?.command, renameCommand);
    const [{ uri, position }] = command!.arguments as [RenameParams];
    assert.equal(uri, session.uri('src/routes.ts'));
    const line = '  const count = await countVisitsByYear(Number(request.params.year));';
    assert.deepEqual(position, { line: 6, character: line.indexOf('countVisitsByYear') });
  });
});
