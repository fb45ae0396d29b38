import { commands, type ExtensionContext, type LogOutputChannel, languages, TabInputTextDiff, type Uri, window } from 'vscode';
import { type Place, source } from '../server/protocol.ts';
import { openSample } from './sample.ts';
import type { Server } from './server.ts';
import type { Sidebar } from './sidebar.ts';

/** Registers every command of the palette, and the links from outside that do the same as a command. */
export function registerCommands(
  { subscriptions }: ExtensionContext,
  { log, server, sidebar }: { log: LogOutputChannel; server: Server; sidebar: Sidebar },
): void {
  subscriptions.push(
    log,
    commands.registerCommand('fundamentals.explain', (concept?: unknown, rule?: unknown) =>
      sidebar.show(concept === undefined ? placeAtCursor() : { page: asId(concept), rule: asId(rule) }),
    ),
    commands.registerCommand('fundamentals.openSample', async () => void (await openSample())),
    commands.registerCommand('fundamentals.restartServer', () => server.restart()),
    commands.registerCommand('fundamentals.why', async () => {
      const answer = await standingOfActiveFile(server);
      void window.showInformationMessage(answer);
      return answer;
    }),
    commands.registerCommand('fundamentals.showLog', () => log.show(true)),
    window.registerUriHandler({ handleUri: (uri) => sidebar.show(placeOf(uri)) }),
  );
}

/** Asked of the tab, as an editor is not handed to extensions for every file that one can show (large or binary ones). */
async function standingOfActiveFile(server: Server): Promise<string> {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  const uri = input instanceof TabInputTextDiff ? input.modified : (input as { uri?: Uri } | undefined)?.uri;
  return uri ? server.standing(uri.toString()) : 'No file is open.';
}

/** The page of the finding under the cursor: from the palette or a key, without reaching for the hover. */
function placeAtCursor(): Place {
  const editor = window.activeTextEditor;
  if (!editor) return {};
  const finding = languages
    .getDiagnostics(editor.document.uri)
    .find((diagnostic) => diagnostic.source === source && diagnostic.range.contains(editor.selection.active));
  const code = finding?.code;
  return { rule: asId(typeof code === 'object' ? code.value : code) };
}

/** `<editor>://<publisher>.<name>/concept/n-plus-one?rule=no-query-in-loop` */
function placeOf({ path, query }: Uri): Place {
  const [, kind, concept] = path.split('/');
  return kind === 'concept' ? { page: asId(concept), rule: asId(new URLSearchParams(query).get('rule')) } : {};
}

/** Any program may send a link: only what looks like an id goes further. */
const asId = (value: unknown): string | undefined => (typeof value === 'string' && /^[a-z0-9-]{1,64}$/.test(value) ? value : undefined);
