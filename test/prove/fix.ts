import assert from 'node:assert/strict';
import { analyze } from '../../src/engine/analyze.ts';
import { parseAnnotated } from '../../src/engine/annotated.ts';
import type { Rule } from '../../src/engine/rule.ts';
import type { FileId } from '../../src/engine/text.ts';
import { applyFixOf, applyOnlyFix, workspaceOf } from '../fixture.ts';
import { typeErrors } from '../types.ts';
import { load } from './program.ts';
import { openWire, type Wire } from './wire.ts';

let wire: Wire;

/** Brings the wire up around the tests of the describe block in which it is called; programs connect through it. */
export function overTheWire(): void {
  const direct = process.env.DATABASE_URL!;
  before(async () => {
    wire = await openWire(direct);
    process.env.DATABASE_URL = wire.url;
  });
  after(async () => {
    process.env.DATABASE_URL = direct;
    await wire.close();
  });
}

/** What a program gives for some input, and the statements it takes. */
export interface Outcome {
  readonly result: unknown;
  readonly statements: readonly string[];
}

/**
 * A program without its N+1: both versions type-check, and for every list they give deeply equal results (order, null, undefined), or the
 * same error; before the fix each element takes a lookup, after it the whole list takes one. A lookup is one statement, or `each` with
 * relations; 'some' where not every element is looked up, or a missing row is asked for once more, 'few' where the elements and their
 * relations are asked for as well, in a statement each, and 'fewer' where rounds do more than to look up. The fix is the one that is
 * preferred, or that of an `id`; what else was found in the program may stay.
 */
export async function provesFix(
  rule: Rule,
  project: string,
  lists: readonly (readonly unknown[])[],
  each: number | 'some' | 'few' | 'fewer' = 1,
  id?: string,
): Promise<void> {
  const { files } = parseAnnotated(project);
  const fixed = id ? applyFixOf(rule, id, files) : applyOnlyFix(rule, files);
  const shown = [...fixed.values()][0];
  assert.deepEqual(typeErrors(files), [], 'the program before the fix');
  assert.deepEqual(typeErrors(fixed), [], `the program after the fix:\n${shown}`);
  const others = analyze(workspaceOf(files), '/main.ts', [rule]).filter(({ fixes }) => !fixes.length);
  const left = analyze(workspaceOf(fixed), '/main.ts', [rule]).map(({ message }) => message);
  assert.deepEqual(
    left,
    others.map(({ message }) => message),
    `findings after the fix:\n${shown}`,
  );
  const before = await outcomes(files, lists);
  const after = await outcomes(fixed, lists);
  for (const [index, list] of lists.entries()) {
    assert.deepEqual(after[index]!.result, before[index]!.result, `results after the fix:\n${shown}`);
    const { statements } = after[index]!;
    const said = `statements before:\n${before[index]!.statements.join('\n')}\nafter:\n${statements.join('\n')}\n${shown}`;
    if (each === 'fewer') assert.ok(statements.length < before[index]!.statements.length || list.length < 2, said);
    else if (each === 'few') assert.ok(statements.length <= 3, said);
    else if (each === 'some') assert.ok(statements.length <= 2, said);
    else {
      assert.equal(before[index]!.statements.length, list.length * each, said);
      // For an empty list some clients need not ask, and none has relations to follow.
      assert.ok(statements.length === each || (!list.length && statements.length <= 1), said);
    }
  }
}

/** Runs a program after the fix of an id, with a list that would take too long before it. */
export async function runsAfter(rule: Rule, id: string, project: string, list: readonly unknown[]): Promise<Outcome> {
  const [outcome] = await outcomes(applyFixOf(rule, id, parseAnnotated(project).files), [list]);
  return outcome!;
}

/** A program in which the client itself joins the look-ups: the rule warns of nothing and offers nothing, and any list takes one statement. */
export async function provesNothingToFix(rule: Rule, project: string, list: readonly unknown[]): Promise<void> {
  const { files } = parseAnnotated(project);
  assert.deepEqual(typeErrors(files), []);
  const findings = [...files.keys()].flatMap((file) => analyze(workspaceOf(files), file, [rule]));
  assert.deepEqual(
    findings.map(({ severity, fixes }) => ({ severity, fixes })),
    [{ severity: 'hint', fixes: [] }],
  );
  const [{ statements } = { statements: [] }] = await outcomes(files, [list]);
  assert.equal(statements.length, 1, statements.join('\n'));
}

/** Runs a program once for each list. */
async function outcomes(files: ReadonlyMap<FileId, string>, lists: readonly (readonly unknown[])[]): Promise<readonly Outcome[]> {
  const program = await load(files);
  try {
    await program.open?.();
    const found: Outcome[] = [];
    for (const list of lists) {
      wire.taken();
      const result = await program.run(structuredClone(list)).then(plainOf, (error: Error) => ({ error: error.message, name: error.name }));
      found.push({ result, statements: wire.taken() });
    }
    return found;
  } finally {
    await program.close();
  }
}

/** Rows are instances of classes that each program defines for itself: only what is in them can be equal. */
function plainOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainOf);
  if (typeof value !== 'object' || value === null || value instanceof Date || Buffer.isBuffer(value)) return value;
  const row = value as { toJSON?: () => object };
  const fields = typeof row.toJSON === 'function' ? row.toJSON() : row;
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, plainOf(field)]));
}
