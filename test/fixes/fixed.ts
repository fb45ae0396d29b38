import assert from 'node:assert/strict';
import { analyze } from '../../src/engine/analyze.ts';
import type { Rule } from '../../src/engine/rule.ts';
import type { FileId } from '../../src/engine/text.ts';
import { applyOnlyFix, workspaceOf } from '../fixture.ts';
import { typeErrors } from '../types.ts';

/** A project after its only fix: it compiles under `strict` as it did before, and nothing is left to say of `/main.ts`. */
export function fixedProject(rule: Rule, files: ReadonlyMap<FileId, string>): ReadonlyMap<FileId, string> {
  assert.deepEqual(typeErrors(files), [], 'the input');
  const after = applyOnlyFix(rule, files);
  const text = [...after.values()].join('\n');
  assert.deepEqual(typeErrors(after), [], text);
  assert.deepEqual(analyze(workspaceOf(after), '/main.ts', [rule]), [], text);
  return after;
}

/** The text of `/main.ts` after it. */
export function fixedText(rule: Rule, files: ReadonlyMap<FileId, string>): string {
  return fixedProject(rule, files).get('/main.ts')!;
}
