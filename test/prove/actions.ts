import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { analyze, resolveFix } from '../../src/engine/analyze.ts';
import type { Finding } from '../../src/engine/finding.ts';
import { applyAll } from '../../src/engine/text.ts';
import { Workspace } from '../../src/engine/workspace.ts';
import { fileFacts } from '../../src/facts/index.ts';
import { createNodeHost } from '../../src/host/node.ts';
import { rules } from '../../src/rules/index.ts';

/**
 * Takes every action of that id that is offered in a project on disk, one after the other, and returns their titles. With each, its
 * finding is gone and no new one appears.
 */
export function takeActions(folder: string, id: string): readonly string[] {
  const titles: string[] = [];
  for (let before = findingsIn(folder); ; ) {
    const finding = before.find(({ fixes }) => fixes.some((fix) => fix.id === id));
    if (!finding) return titles;
    const { title } = finding.fixes.find((fix) => fix.id === id)!;
    take(folder, finding, id);
    const after = findingsIn(folder);
    const [said, saidNow] = [before, after].map((findings) =>
      findings.map(({ rule, file, message }) => `${rule} ${file} ${message}`).sort(),
    );
    assert.equal(after.length, before.length - 1, `${title}: ${saidNow!.join('\n')}`);
    assert.deepEqual(
      saidNow!.filter((one) => !said!.includes(one)),
      [],
      `${title}: new findings`,
    );
    titles.push(title);
    before = after;
  }
}

function findingsIn(folder: string): readonly Finding[] {
  const workspace = new Workspace(createNodeHost(folder, { git: false }), fileFacts);
  return workspace.files().flatMap((file) => analyze(workspace, file, rules));
}

function take(folder: string, { rule, file, span }: Finding, fix: string): void {
  const workspace = new Workspace(createNodeHost(folder, { git: false }), fileFacts);
  const change = resolveFix(workspace, { rule, file, span, fix, version: workspace.version(file) }, rules);
  assert.notEqual(change, 'stale', 'offered, and stale');
  const { edits, newFiles = [] } = change as Exclude<typeof change, 'stale'>;
  const changed = applyAll(edits, (one) => workspace.read(one));
  for (const one of newFiles) writeFileSync(one.file, one.text);
  for (const [one, text] of changed) writeFileSync(one, text);
}
