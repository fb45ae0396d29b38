import { type ExtensionContext, window } from 'vscode';
import { registerCommands } from './commands.ts';
import { registerDecisions } from './decisions.ts';
import { watchFindings } from './findings.ts';
import { registerFindingsTree } from './findings-tree.ts';
import { openReference } from './reference.ts';
import { registerServer, type Server } from './server.ts';
import { registerSidebar } from './sidebar.ts';

let server: Server | undefined;

/** Called by the editor when a file of our languages, the reference or one of our links is opened. */
export function activate(context: ExtensionContext): void {
  const log = window.createOutputChannel('Engineering Fundamentals', { log: true });
  server = registerServer(context, log);
  registerDecisions(context, server);
  const findings = watchFindings(context, server);
  const reference = openReference(context.extensionUri);
  const tree = registerFindingsTree(context, findings, reference);
  const sidebar = registerSidebar(context, { log, reference, findings, server, showFindings: tree.reveal });
  registerCommands(context, { log, server, sidebar });
}

/** The editor waits for this promise, not for disposals: only so does the server leave in peace. */
export const deactivate = (): Promise<void> | undefined => server?.stop();
