import {
  ConfigurationTarget,
  commands,
  type Disposable,
  type ExtensionContext,
  env,
  ProgressLocation,
  type QuickPickItem,
  StatusBarAlignment,
  Uri,
  version,
  window,
  workspace,
} from 'vscode';
import {
  baselineRequest,
  type FalseAlarmParams,
  falseAlarmCommand,
  falseAlarmRequest,
  type ManyFindingsParams,
  manyFindingsNotification,
  type OnlyNewParams,
  onlyNewNotification,
  type PlaceToTurnOff,
  source,
  type TurnOffChoice,
  type TurnOffParams,
  turnOffCommand,
  turnOffRequest,
  type WrittenBaseline,
} from '../server/protocol.ts';
import type { Server } from './server.ts';

/** Registers what people do to live with findings: turning rules off, the baseline, only what is new, reports of false alarms. */
export function registerDecisions(context: ExtensionContext, server: Server): void {
  const onlyNew = onlyNewItem(context, server);
  context.subscriptions.push(
    commands.registerCommand(turnOffCommand, (choice: TurnOffChoice) => turnOff(choice, server)),
    commands.registerCommand(falseAlarmCommand, (params?: Partial<FalseAlarmParams>) => reportFalseAlarm(context, server, params)),
    commands.registerCommand('fundamentals.writeBaseline', () => writeBaseline(server, false)),
    commands.registerCommand('fundamentals.pruneBaseline', () => writeBaseline(server, true)),
    commands.registerCommand('fundamentals.toggleOnlyNew', () => onlyNew.set(!isOnlyNew(context))),
    onlyNew,
  );
  server.onNotification(manyFindingsNotification, (params: ManyFindingsParams) => void offerBaseline(context, server, onlyNew, params));
}

async function turnOff({ uri, rule, places }: TurnOffChoice, server: Server): Promise<void> {
  const title = `Turn off ${rule}`;
  const chosen = await window.showQuickPick(places.map(placeItem), { title, placeHolder: 'Where?' });
  if (!chosen) return;
  if (chosen.where === 'everywhere') {
    const rules = workspace.getConfiguration(source).inspect<object>('rules')?.globalValue;
    await workspace.getConfiguration(source).update('rules', { ...rules, [rule]: 'off' }, ConfigurationTarget.Global);
    const holds = workspace.getConfiguration(source, Uri.parse(uri)).get<Readonly<Record<string, unknown>>>('rules')?.[rule];
    if (holds !== 'off') void window.showInformationMessage(`${rule} is off in your settings, but those of this workspace say otherwise.`);
    return;
  }
  const edit = await server.edit(turnOffRequest, { uri, rule, where: chosen.where } satisfies TurnOffParams);
  if (!edit || !(await workspace.applyEdit(edit))) return;
  // The settings of a file hold once it is saved.
  for (const [file] of edit.entries()) await (await workspace.openTextDocument(file)).save();
}

const placeNames = { folder: 'In this folder', project: 'In this project', everywhere: 'Everywhere' };

/** One place to choose, and what will be written there. */
function placeItem(place: PlaceToTurnOff): QuickPickItem & { readonly where: PlaceToTurnOff['where'] } {
  const { where } = place;
  const description =
    place.where === 'everywhere'
      ? 'in my user settings, where no project says otherwise'
      : `${place.isNew ? 'makes ' : ''}${workspace.asRelativePath(Uri.parse(place.settings))}`;
  return { label: placeNames[where], description, where };
}

async function reportFalseAlarm({ extension }: ExtensionContext, server: Server, params?: Partial<FalseAlarmParams>): Promise<void> {
  const editor = window.activeTextEditor;
  const uri = params?.uri ?? editor?.document.uri.toString();
  const position = params?.position ?? editor?.selection.active;
  const versions = {
    [extension.packageJSON.displayName]: extension.packageJSON.version,
    [env.appName]: version,
    Node: process.version,
    platform: `${process.platform}-${process.arch}`,
  };
  const content =
    uri !== undefined && position && (await server.ask<string | null>(falseAlarmRequest, { uri, position, rule: params?.rule, versions }));
  if (!content) return void window.showInformationMessage('There is no finding at the cursor.');
  await window.showTextDocument(await workspace.openTextDocument({ language: 'markdown', content }));
}

async function writeBaseline(server: Server, prune: boolean): Promise<void> {
  const title = 'Looking at every file…';
  const written = await window.withProgress({ location: ProgressLocation.Notification, title }, () =>
    server.ask<readonly WrittenBaseline[]>(baselineRequest, { prune }),
  );
  if (!written) return;
  for (const { uri, text } of written) {
    const file = Uri.parse(uri);
    if (text === null) await workspace.fs.delete(file).then(undefined, () => {});
    else await workspace.fs.writeFile(file, new TextEncoder().encode(text));
  }
  const sum = (key: 'known' | 'added' | 'removed'): number => written.reduce((total, one) => total + one[key], 0);
  void window.showInformationMessage(
    `The baseline knows ${sum('known')} findings now: ${sum('added')} new, ${sum('removed')} gone. They are hints from here on.`,
  );
}

const offered = 'fundamentals.baselineOffered';

/** Once in a workspace, and never again unasked. */
async function offerBaseline(
  { workspaceState }: ExtensionContext,
  server: Server,
  onlyNew: OnlyNew,
  { count }: ManyFindingsParams,
): Promise<void> {
  if (workspaceState.get(offered)) return;
  await workspaceState.update(offered, true);
  const write = 'Write Baseline';
  const showNew = 'Show Only What Is New';
  const answer = await window.showInformationMessage(
    `The open files alone hold ${count} findings. A baseline makes hints of all there are today, so that what is new stands out.`,
    write,
    showNew,
  );
  if (answer === write) await writeBaseline(server, false);
  if (answer === showNew) await onlyNew.set(true);
}

const toggled = 'fundamentals.onlyNew';

/** As a person has toggled it in this workspace, else as the setting says: a view of one's own is nothing for a repository. */
export function isOnlyNew({ workspaceState }: ExtensionContext): boolean {
  return workspaceState.get<boolean>(toggled) ?? workspace.getConfiguration(source).get('onlyNew') === true;
}

interface OnlyNew extends Disposable {
  set(value: boolean): Promise<void>;
}

/** Says in the status bar that findings are left out, and takes that back when it is clicked. */
function onlyNewItem(context: ExtensionContext, server: Server): OnlyNew {
  const item = window.createStatusBarItem('fundamentals.onlyNew', StatusBarAlignment.Right, 100);
  item.name = 'Engineering Fundamentals: Only What Is New';
  item.text = '$(filter) Only new';
  item.tooltip = 'Engineering Fundamentals shows only findings in what has changed since the base branch. Click to show all.';
  item.command = 'fundamentals.toggleOnlyNew';
  const show = (): void => (isOnlyNew(context) ? item.show() : item.hide());
  const tell = (): void => {
    show();
    server.tell(onlyNewNotification, { onlyNew: isOnlyNew(context) } satisfies OnlyNewParams);
  };
  show();
  context.subscriptions.push(workspace.onDidChangeConfiguration((event) => event.affectsConfiguration(`${source}.onlyNew`) && tell()));
  return {
    dispose: () => item.dispose(),
    async set(value) {
      await context.workspaceState.update(toggled, value);
      tell();
    },
  };
}
