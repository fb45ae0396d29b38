import { commands, type ExtensionContext, type LogOutputChannel, Position, TabInputTextDiff, Uri, window } from 'vscode';
import { explainCommand, layerRequest, type RenameParams, renameCommand, type WhyParams } from '../server/protocol.ts';
import { placeOfArguments } from './explain.ts';
import { placeOfUri } from './links.ts';
import { openSample } from './sample.ts';
import { isScaffoldId, runScaffold } from './scaffold.ts';
import type { Server } from './server.ts';
import type { Sidebar } from './sidebar.ts';

/** Registers every command of the palette, and the links from outside that do the same as a command. */
export function registerCommands(
  { subscriptions }: ExtensionContext,
  { log, server, sidebar }: { log: LogOutputChannel; server: Server; sidebar: Sidebar },
): void {
  subscriptions.push(
    log,
    commands.registerCommand(explainCommand, (page?: unknown, rule?: unknown) => sidebar.show(placeOfArguments(page, rule))),
    commands.registerCommand(renameCommand, ({ uri, position: { line, character } }: RenameParams) =>
      commands.executeCommand('editor.action.rename', [Uri.parse(uri), new Position(line, character)]),
    ),
    commands.registerCommand('fundamentals.search', () => sidebar.search()),
    commands.registerCommand('fundamentals.scaffold', (id?: unknown) => runScaffold(server, isScaffoldId(id) ? id : 'outbox')),
    commands.registerCommand('fundamentals.scaffoldRepository', () => runScaffold(server, 'repository')),
    commands.registerCommand('fundamentals.scaffoldExpandContract', () => runScaffold(server, 'expand-contract')),
    commands.registerCommand('fundamentals.openSample', async () => void (await openSample())),
    commands.registerCommand('fundamentals.restartServer', () => server.restart()),
    commands.registerCommand('fundamentals.why', async () => {
      const answer = await standingOfActiveFile(server);
      void window.showInformationMessage(answer);
      return answer;
    }),
    commands.registerCommand('fundamentals.layer', async () => {
      const uri = activeUri();
      const answer = (uri && (await server.ask<string>(layerRequest, { uri: uri.toString() } satisfies WhyParams))) ?? 'No file is open.';
      void window.showInformationMessage(answer.replaceAll('\n', ' '));
      return answer;
    }),
    commands.registerCommand('fundamentals.showLog', () => log.show(true)),
    window.registerUriHandler({ handleUri: (uri) => sidebar.show(placeOfUri(uri)) }),
  );
}

/** Asked of the tab, as an editor is not handed to extensions for every file that one can show (large or binary ones). */
function activeUri(): Uri | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof TabInputTextDiff ? input.modified : (input as { uri?: Uri } | undefined)?.uri;
}

async function standingOfActiveFile(server: Server): Promise<string> {
  const uri = activeUri();
  return uri ? server.standing(uri.toString()) : 'No file is open.';
}
