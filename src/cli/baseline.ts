import { rmSync, writeFileSync } from 'node:fs';
import type { FileId } from '../engine/text.ts';
import type { Entry } from '../review/baseline.ts';
import { type Rewritten, rewritten, type Survey, surveyed } from '../review/survey.ts';
import type { Failure } from './check.ts';
import { choose, Misuse, type Project } from './project.ts';

/** What came of writing a baseline; its file relative to the working directory. */
export type Written = Omit<Rewritten, 'text'>;

/** Known findings that are no longer there. */
export interface Vanished extends Entry {
  /** The baseline that lists it, relative to the working directory. */
  readonly baseline: string;
}

/**
 * Lists the findings of these paths as known, in the baseline nearest to each, or in a new one in the working directory. What it says of
 * other files stays. With `prune` nothing is added: what has vanished is removed.
 */
export function writeBaselines(project: Project, paths: readonly string[], prune: boolean, failed: readonly Failure[]): readonly Written[] {
  return surveys(project, paths, failed).map((survey) => {
    const { text, ...written } = rewritten(survey, prune);
    if (text !== null) writeFileSync(survey.file, text);
    else rmSync(survey.file, { force: true });
    return { ...written, file: project.nameOf(survey.file) };
  });
}

/** The known findings of these paths that are no longer there. */
export function vanishedFindings(project: Project, paths: readonly string[], failed: readonly Failure[]): readonly Vanished[] {
  return surveys(project, paths, failed).flatMap(({ file, vanished }) =>
    [...vanished].map((entry) => ({ ...entry, baseline: project.nameOf(file) })),
  );
}

/** Of what could not be checked nothing is said: what is known of it stays. */
function surveys(project: Project, paths: readonly string[], failed: readonly Failure[]): readonly Survey[] {
  const { review, workspace, here, activeIn, nameOf } = project;
  const isFailed = (file: FileId): boolean => failed.some((one) => one.file === nameOf(file));
  const looked = choose(project, paths)
    .filter(({ file }) => !isFailed(file))
    .map((one) => ({ file: one.file, active: activeIn(one) }));
  const steps = surveyed(review, workspace, here, looked);
  let step = steps.next();
  while (!step.done) step = steps.next();
  for (const { file, baseline } of step.value) {
    const [line] = baseline?.broken ?? [];
    if (line !== undefined) throw new Misuse(`${nameOf(file)}:${line}: this line is none of ours; has a merge left it?`);
  }
  return step.value;
}
