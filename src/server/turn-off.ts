import type { WorkspaceEdit } from 'vscode-languageserver';
import type { Finding } from '../engine/finding.ts';
import { type FileId, folderOf } from '../engine/text.ts';
import { falseAlarm } from '../review/false-alarm.ts';
import { rules } from '../rules/index.ts';
import { editorSettings } from '../settings/cascade.ts';
import { newSettings, turnedOff } from '../settings/edit.ts';
import { isWithin, type Texts, toFileId, toUri, toWorkspaceEdit } from './convert.ts';
import type { Projects } from './projects.ts';
import type { FalseAlarmParams, PlaceToTurnOff, TurnOffParams } from './protocol.ts';

/** The edit that turns a rule off for the project or the folder of a document; null where it lies in none. */
export function turnOffEdit({ uri, rule, where }: TurnOffParams, projects: Projects, texts: Texts): WorkspaceEdit | null {
  const target = settingsFileFor(toFileId(uri), where, projects);
  if (target === undefined) return null;
  const text = texts.read(target);
  const madeFor = {};
  if (text === undefined) return toWorkspaceEdit({ edits: [], newFiles: [{ file: target, text: newSettings(rule) }], madeFor }, texts);
  return toWorkspaceEdit({ edits: turnedOff(rule, target, text), madeFor }, texts);
}

/** The text that reports the finding at a place as wrong; null where there is none. */
export function falseAlarmAt({ uri, position, rule, versions }: FalseAlarmParams, projects: Projects, texts: Texts): string | null {
  const file = toFileId(uri);
  const range = { start: position, end: position };
  const isMeant = (finding: Finding): boolean => (!rule || finding.rule === rule) && isWithin(finding.span, range, file, texts);
  const finding = projects.findings(file).find(isMeant);
  return finding
    ? falseAlarm(
        finding,
        rules.find(({ id }) => id === finding.rule),
        versions,
      )
    : null;
}

/** Where it can be turned off so that it is: the editor's own settings lie beneath the files. */
export function placesToTurnOff(file: FileId, rule: string, projects: Projects): readonly PlaceToTurnOff[] {
  const { settings, root } = projects.settingsOf(file);
  const source = settings.sourceOf(rule);
  const isOurs = source === undefined || source === editorSettings;
  const everywhere: readonly PlaceToTurnOff[] = isOurs ? [{ where: 'everywhere' }] : [];
  if (root === undefined) return everywhere;
  const place = (where: 'project' | 'folder', file: FileId): PlaceToTurnOff => ({
    where,
    settings: toUri(file),
    isNew: projects.read(file) === undefined,
  });
  const project = settingsFileFor(file, 'project', projects)!;
  const folder = settingsFileFor(file, 'folder', projects)!;
  const isSaidNearer = !isOurs && source !== project;
  return [...(folder === project ? [] : [place('folder', folder)]), ...(isSaidNearer ? [] : [place('project', project)]), ...everywhere];
}

/** The outermost file of settings above a document, or that of its folder; the one that is to be made where there is none. */
function settingsFileFor(file: FileId, where: 'project' | 'folder', projects: Projects): FileId | undefined {
  const { settings, root } = projects.settingsOf(file);
  if (root === undefined) return;
  const files = settings.chain.filter(({ file: one }) => one !== editorSettings);
  if (where === 'project') return files.at(-1)?.file ?? `${root}/fundamentals.config.json`;
  return files.find(({ folder }) => folder === folderOf(file))?.file ?? `${folderOf(file)}/fundamentals.config.json`;
}
