import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { fileFacts } from '../facts/index.ts';
import { findBaseline } from '../host/baseline.ts';
import { textsSinceLater } from '../host/changes.ts';
import { createNodeHost, treeOf } from '../host/node.ts';
import { startServer } from './server.ts';
import { createTypesStarter } from './types-thread.node.ts';

startServer(createConnection(ProposedFeatures.all), {
  createHost: (root, { isTrusted, onUnreadable }) => createNodeHost(root, { git: isTrusted, onUnreadable }),
  breathe: () => setImmediate(),
  textsSince: textsSinceLater,
  treeOf,
  findBaseline: (root, branch, workspace) => findBaseline(root, branch, workspace, fileFacts),
  startTypes: createTypesStarter(join(__dirname, 'types.cjs'), join(__dirname, 'lib')),
});
