import { analyze, resolveFix } from './analyze.ts';
import type { Rule } from './rule.ts';
import { apply, type FileId } from './text.ts';
import type { Buffer, Workspace } from './workspace.ts';

/** Which fixes are applied without being looked at one by one. */
export type Wanted = 'safe' | 'all';

export interface Fixed {
  readonly text: string;
  /** How many fixes were applied. */
  readonly count: number;
}

/**
 * The text of a file after its fixes, each made for what the one before left; those that change other files are left alone.
 * The workspace holds the file's own text again afterwards: `buffer`, or what is stored.
 */
export function fixAll(workspace: Workspace, file: FileId, rules: readonly Rule[], wanted: Wanted, buffer?: Buffer): Fixed {
  let count = 0;
  try {
    for (let next = nextText(workspace, file, rules, wanted); next !== undefined; next = nextText(workspace, file, rules, wanted)) {
      workspace.update(file, { text: next, version: `fix ${++count}` });
    }
    return { text: workspace.read(file) ?? '', count };
  } finally {
    if (count) workspace.update(file, buffer);
  }
}

function nextText(workspace: Workspace, file: FileId, rules: readonly Rule[], wanted: Wanted): string | undefined {
  for (const { rule, span, fixes } of analyze(workspace, file, rules)) {
    const fix = fixes.find(({ safety }) => wanted === 'all' || safety === 'safe');
    if (!fix) continue;
    const change = resolveFix(workspace, { rule, file, span, fix: fix.id, version: workspace.version(file) }, rules);
    if (change === 'stale' || change.newFiles?.length || change.edits.some((edit) => edit.file !== file)) continue;
    return apply(workspace.read(file)!, change.edits);
  }
  return;
}
