import { rmSync, writeFileSync } from 'node:fs';
import type { FileId } from '../engine/text.ts';
import { type Baseline, baselineName, type Entry, matched, pathIn, printBaseline } from '../review/baseline.ts';
import type { Project } from './project.ts';
import { choose, Misuse } from './project.ts';

/** What came of writing a baseline. */
export interface Written {
  /** Relative to the working directory. */
  readonly file: string;
  readonly known: number;
  readonly added: number;
  readonly removed: number;
}

/** Known findings that are no longer there. */
export interface Vanished extends Entry {
  /** The baseline that lists it, relative to the working directory. */
  readonly baseline: string;
}

/**
 * Lists the findings of these paths as known, in the baseline nearest to each, or in a new one in the working directory. What it says of
 * other files stays. With `prune` nothing is added: what has vanished is removed.
 */
export function writeBaselines(project: Project, paths: readonly string[], prune: boolean): readonly Written[] {
  return [...surveys(project, paths)].map(([file, { baseline, found, vanished, others }]) => {
    const before = [...(baseline?.entries.values() ?? [])].flat();
    const kept = before.filter((entry) => !others.has(entry) && !vanished.has(entry));
    const entries = [...others, ...(prune ? kept : found)];
    if (entries.length) writeFileSync(file, printBaseline(entries));
    else if (baseline) rmSync(file);
    const added = matched(found, before).isKnown.filter((isKnown) => !isKnown).length;
    return {
      file: project.nameOf(file),
      known: entries.length,
      added: prune ? 0 : added,
      removed: before.length + (prune ? 0 : added) - entries.length,
    };
  });
}

/** The known findings of these paths that are no longer there. */
export function vanishedFindings(project: Project, paths: readonly string[]): readonly Vanished[] {
  return [...surveys(project, paths)].flatMap(([file, { vanished }]) =>
    [...vanished].map((entry) => ({ ...entry, baseline: project.nameOf(file) })),
  );
}

interface Survey {
  readonly baseline: Baseline | undefined;
  readonly found: Entry[];
  readonly vanished: Set<Entry>;
  /** What it says of files that were not looked at. */
  readonly others: ReadonlySet<Entry>;
}

/** What each baseline says, and would say, of the files of these paths. */
function surveys(project: Project, paths: readonly string[]): ReadonlyMap<FileId, Survey> {
  const { review, workspace, here, activeIn, nameOf } = project;
  const chosen = choose(project, paths);
  const byBaseline = new Map<FileId, Survey>();
  const surveyOf = (file: FileId, baseline: Baseline | undefined): Survey => {
    const known = byBaseline.get(file);
    if (known) return known;
    if (baseline?.broken.length) throw new Misuse(`${nameOf(file)}:${baseline.broken[0]}: this line is none of ours; has a merge left it?`);
    const looked = new Set(chosen.map((one) => pathIn({ file }, one.file)));
    const folder = file.slice(0, -baselineName.length);
    const all = [...(baseline?.entries.values() ?? [])].flat();
    const isGone = ({ path }: Entry): boolean => workspace.read(folder + path) === undefined;
    const made = {
      baseline,
      found: [],
      vanished: new Set(all.filter(isGone)),
      others: new Set(all.filter((entry) => !looked.has(entry.path) && !isGone(entry))),
    };
    byBaseline.set(file, made);
    return made;
  };
  for (const one of chosen) {
    const baseline = review.baselineOf(one.file) ?? review.baselineOf(`${here}/.`);
    const file = baseline?.file ?? `${here}/${baselineName}`;
    const survey = surveyOf(file, baseline);
    const { found, vanished } = review.entries(one.file, activeIn(one), baseline ?? { file });
    survey.found.push(...found);
    for (const entry of vanished) survey.vanished.add(entry);
  }
  return byBaseline;
}
