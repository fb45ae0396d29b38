import type { Snapshot } from '../engine/baseline.ts';
import type { FileId } from '../engine/text.ts';
import type { Workspace } from '../engine/workspace.ts';
import { contract } from '../facts/contract.ts';
import { placeOfKey, type SettingsProblem } from '../settings/read.ts';
import type { NamedFile } from '../settings/snapshot.ts';

/** Why a snapshot that the API shall be compared with cannot be read; undefined where it can. `saidBy` are the settings that name it. */
export function snapshotProblem(
  { snapshot, ref }: Snapshot,
  workspace: Workspace,
  saidBy: FileId | undefined,
): SettingsProblem | undefined {
  if (workspace.read(snapshot) === undefined) {
    const message = `there is no file '${ref}': \`fundamentals contract write\` makes it`;
    const text = saidBy === undefined ? undefined : workspace.read(saidBy);
    const [file, span] = saidBy !== undefined && text !== undefined ? [saidBy, placeOfKey(saidBy, text, 'base')] : [snapshot];
    return { file, span: span ?? { start: 0, end: 0 }, message, isBySchema: false };
  }
  const { problem } = workspace.facts.of(contract, snapshot);
  return problem && { file: snapshot, ...problem, isBySchema: false };
}

/** The snapshot that settings name. */
export function snapshotOf({ file, ref }: NamedFile): Snapshot {
  return { ref, snapshot: file };
}
