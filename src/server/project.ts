import type { Baseline } from '../engine/baseline.ts';
import type { Host } from '../engine/host.ts';
import type { Rule } from '../engine/rule.ts';
import type { FileId } from '../engine/text.ts';
import { Workspace } from '../engine/workspace.ts';
import { fileFacts } from '../facts/index.ts';
import { Review } from '../review/review.ts';
import { snapshotOf, snapshotProblem } from '../review/snapshot.ts';
import { rules } from '../rules/index.ts';
import type { SettingsProblem } from '../settings/read.ts';
import type { SecondOpinion } from './second-opinion.ts';

/** What is known of a folder of an editor window. */
export interface Project {
  readonly workspace: Workspace;
  readonly review: Review;
  /** What is compared with: which commit, and which of its files have moved. */
  base?: string | undefined;
  readonly secondOpinion: SecondOpinion | undefined;
}

/** Finds what a folder is compared with, by the branch of the settings or git's own; undefined where git may not be called or has nothing. */
export type FindBaseline = (
  root: FileId,
  branch: string | undefined,
  workspace: Workspace,
) => { readonly key: string; open(): Baseline } | undefined;

export function projectOver(host: Host, root: FileId): Project {
  const workspace = new Workspace(host, fileFacts);
  return { workspace, review: new Review({ workspace, root, rules }), secondOpinion: undefined };
}

/** Where a file belongs. */
export interface Place extends Project {
  /** Relative to the project. */
  readonly path: string;
  /** The folder of the window that it lies in; none where it lies in none. */
  readonly root: FileId | undefined;
  /** The rules that speak about it, as they are wanted there. */
  readonly rules: readonly Rule[];
}

/** Compares the API of a folder with what its base is now; `onUnknown` is told of a branch of the settings that leads nowhere. */
export function compare(project: Project, root: FileId, findBaseline: FindBaseline, onUnknown: (branch: string) => void): void {
  const { base, snapshot } = project.review.settingsOf(`${root}/.`);
  // A snapshot is read when somebody asks, and again when it has changed.
  const kept = snapshot && snapshotOf(snapshot);
  const found = kept ? { key: JSON.stringify(kept), open: () => kept } : findBaseline(root, base, project.workspace);
  if (!found && base !== undefined) onUnknown(base);
  if (found?.key === project.base) return;
  project.workspace.setBaseline(found?.open());
  project.base = found?.key;
}

/** What is wrong in the settings of a folder, and in the snapshot that they name. */
export function problemsIn({ review, workspace }: Project, root: FileId): readonly SettingsProblem[] {
  const { snapshot } = review.settingsOf(`${root}/.`);
  const problem = snapshot && snapshotProblem(snapshotOf(snapshot), workspace, snapshot.saidBy);
  return [...review.problems(), ...(problem ? [problem] : [])];
}
