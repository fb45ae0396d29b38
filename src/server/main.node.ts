import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { fileFacts } from '../facts/index.ts';
import { findBaseline } from '../host/baseline.ts';
import { textsSinceLater } from '../host/changes.ts';
import { createNodeHost, treeOf } from '../host/node.ts';
import { type OutboxParams, outboxRequest } from './protocol.ts';
import { outboxOf } from './scaffold.ts';
import { startServer } from './server.ts';
import { createTypesStarter } from './types-thread.node.ts';

const connection = createConnection(ProposedFeatures.all);
connection.onRequest(outboxRequest, (params: OutboxParams): object => outboxOf(params, treeOf, new Date()));
startServer(connection, {
  createHost: (root, { isTrusted, onUnreadable }) => createNodeHost(root, { git: isTrusted, onUnreadable }),
  breathe: () => setImmediate(),
  textsSince: textsSinceLater,
  findBaseline: (root, branch, workspace) => findBaseline(root, branch, workspace, fileFacts),
  startTypes: createTypesStarter(join(__dirname, 'types.cjs'), join(__dirname, 'lib')),
});
