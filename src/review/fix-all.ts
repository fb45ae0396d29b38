import type { Rule } from '../engine/rule.ts';
import { apply, type FileId } from '../engine/text.ts';
import type { Buffer, Workspace } from '../engine/workspace.ts';
import type { Review } from './review.ts';

/** Which fixes are applied without being looked at one by one. */
export type Wanted = 'safe' | 'all';

export interface Fixed {
  readonly text: string;
  /** How many fixes were applied. */
  readonly count: number;
}

/** Whose findings are fixed: what comments and the baseline know is left alone. */
interface Reviewed {
  readonly workspace: Workspace;
  readonly review: Review;
}

/**
 * The text of a file after its fixes, each made for what the one before left; those that change other files are left alone.
 * The workspace holds the file's own text again afterwards: `buffer`, or what is stored.
 */
export function fixAll({ workspace, review }: Reviewed, file: FileId, rules: readonly Rule[], wanted: Wanted, buffer?: Buffer): Fixed {
  let count = 0;
  try {
    for (
      let next = nextText({ workspace, review }, file, rules, wanted);
      next !== undefined;
      next = nextText({ workspace, review }, file, rules, wanted)
    ) {
      workspace.update(file, { text: next, version: `fix ${++count}` });
    }
    return { text: workspace.read(file) ?? '', count };
  } finally {
    if (count) workspace.update(file, buffer);
  }
}

function nextText({ workspace, review }: Reviewed, file: FileId, rules: readonly Rule[], wanted: Wanted): string | undefined {
  for (const { rule, span, fixes, isKnown } of review.findings(file, rules)) {
    if (isKnown) continue;
    const fix = fixes.find(({ safety }) => wanted === 'all' || safety === 'safe');
    if (!fix) continue;
    const change = review.resolve({ rule, file, span, fix: fix.id, version: workspace.version(file) }, rules);
    if (change === 'stale' || change.newFiles?.length || change.edits.some((edit) => edit.file !== file)) continue;
    return apply(workspace.read(file)!, change.edits);
  }
  return;
}
