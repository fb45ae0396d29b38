import type { Rule } from '../engine/rule.ts';
import { type FileId, folderOf } from '../engine/text.ts';
import type { Workspace } from '../engine/workspace.ts';
import { type Baseline, baselineName, type Entry, matched, printBaseline } from './baseline.ts';
import type { Review } from './review.ts';

/** A file that is looked at, and the rules that speak about it. */
export interface Looked {
  readonly file: FileId;
  readonly active: readonly Rule[];
}

/** What a baseline says, and would say, of the files that were looked at. */
export interface Survey {
  readonly file: FileId;
  readonly baseline: Baseline | undefined;
  readonly found: readonly Entry[];
  /** What it lists in vain. */
  readonly vanished: ReadonlySet<Entry>;
  /** What it says of files that were not looked at. */
  readonly others: ReadonlySet<Entry>;
}

/** Compares files with the baseline nearest to each; those that have none with a new one in `home`. One step for each file, so that whoever has no time may pause. */
export function* surveyed(
  review: Review,
  workspace: Workspace,
  home: FileId,
  looked: readonly Looked[],
): Generator<void, readonly Survey[]> {
  const files = new Set(looked.map(({ file }) => file));
  const surveys = new Map<FileId, Survey & { readonly found: Entry[]; readonly vanished: Set<Entry> }>();
  for (const { file, active } of looked) {
    const baseline = review.baselineOf(file) ?? review.baselineOf(`${home}/.`);
    const target = baseline?.file ?? `${home}/${baselineName}`;
    let survey = surveys.get(target);
    if (!survey) {
      const all = entriesIn(baseline);
      const fileOf = ({ path }: Entry): FileId => `${folderOf(target)}/${path}`;
      const gone = all.filter((entry) => workspace.read(fileOf(entry)) === undefined);
      const others = all.filter((entry) => !files.has(fileOf(entry)) && !gone.includes(entry));
      survey = { file: target, baseline, found: [], vanished: new Set(gone), others: new Set(others) };
      surveys.set(target, survey);
    }
    const { found, vanished } = review.entries(file, active, baseline ?? { file: target });
    survey.found.push(...found);
    for (const entry of vanished) survey.vanished.add(entry);
    yield;
  }
  return [...surveys.values()];
}

/** What a baseline shall hold. */
export interface Rewritten {
  readonly file: FileId;
  /** null where nothing is left to know. */
  readonly text: string | null;
  readonly known: number;
  readonly added: number;
  readonly removed: number;
}

/** The baseline that lists what was found; with `prune`, the one there is without what it lists in vain. */
export function rewritten({ file, baseline, found, vanished, others }: Survey, prune: boolean): Rewritten {
  const before = entriesIn(baseline);
  const entries = prune ? before.filter((entry) => !vanished.has(entry)) : [...others, ...found];
  const added = prune ? 0 : matched(found, before).isKnown.filter((isKnown) => !isKnown).length;
  return {
    file,
    text: entries.length ? printBaseline(entries) : null,
    known: entries.length,
    added,
    removed: before.length + added - entries.length,
  };
}

function entriesIn(baseline: Baseline | undefined): readonly Entry[] {
  return [...(baseline?.entries.values() ?? [])].flat();
}

/** The files of a project that its settings do not exclude, with the rules that speak about them. */
export function everyFile(review: Review, workspace: Workspace, root: FileId): readonly Looked[] {
  return workspace.files().flatMap((file) => {
    const path = file.startsWith(`${root}/`) ? file.slice(root.length + 1) : undefined;
    return path === undefined ? [] : [{ file, active: review.rulesOf(file, path) }];
  });
}
