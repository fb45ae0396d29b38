import type { Rule } from '../engine/rule.ts';
import { applyAll, type Edit, type FileId } from '../engine/text.ts';
import { writeText } from '../host/node.ts';
import { fixAll, type Wanted } from '../review/fix-all.ts';
import type { Project } from './project.ts';

/** Writes a file with its fixes applied; of all wanted ones, also those that change other files. Returns how many they are. */
export function applyFixes(project: Project, file: FileId, rules: readonly Rule[], wanted: Wanted): number {
  const { workspace } = project;
  const original = workspace.read(file);
  const { text, count } = fixAll(project, file, rules, wanted);
  if (count) write(project, new Map([[file, text]]), new Map([[file, original]]));
  return count + (wanted === 'all' ? applyWider(project, file, rules) : 0);
}

/** Writes the fixes of a file that change other files as well, one by one: each is made for what the one before left. */
function applyWider(project: Project, file: FileId, rules: readonly Rule[]): number {
  const { workspace } = project;
  let count = 0;
  for (; count < most; count++) {
    const edits = nextEdits(project, file, rules);
    if (!edits) break;
    const files = [...new Set(edits.map((edit) => edit.file))];
    const texts = new Map(files.map((one) => [one, workspace.read(one)]));
    write(
      project,
      applyAll(edits, (one) => texts.get(one)),
      texts,
    );
  }
  return count;
}

/** A fix leaves no finding behind, but nothing may go on for ever if one did. */
const most = 1000;

function nextEdits({ workspace, review }: Project, file: FileId, rules: readonly Rule[]): readonly Edit[] | undefined {
  for (const { rule, span, fixes, isKnown } of review.findings(file, rules)) {
    const [fix] = isKnown ? [] : fixes;
    const change = fix && review.resolve({ rule, file, span, fix: fix.id, version: workspace.version(file) }, rules);
    if (change && change !== 'stale' && !change.newFiles?.length && change.edits.some((edit) => edit.file !== file)) return change.edits;
  }
  return;
}

/** Nothing is written where one of the files has changed meanwhile. */
function write({ workspace }: Project, texts: ReadonlyMap<FileId, string>, before: ReadonlyMap<FileId, string | undefined>): void {
  for (const [file, text] of before)
    if (workspace.read(file) !== text) throw new Error('the file changed while it was being fixed; nothing was written');
  for (const [file, text] of texts) writeText(file, text);
  for (const file of texts.keys()) workspace.update(file);
}
