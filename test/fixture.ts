import assert from 'node:assert/strict';
import { analyze, resolveFix } from '../src/engine/analyze.ts';
import { type Expectation, parseAnnotated } from '../src/engine/annotated.ts';
import type { Finding } from '../src/engine/finding.ts';
import type { Rule } from '../src/engine/rule.ts';
import { apply, type FileId, lineStarts, positionAt } from '../src/engine/text.ts';
import { Workspace } from '../src/engine/workspace.ts';
import { fileFacts } from '../src/facts/index.ts';
import { createMemoryHost } from '../src/host/memory.ts';
import { typeErrors } from './types.ts';

/** Checks a project written in the fixture language: every finding is annotated, every annotation is met. */
export function check(rule: Rule, text: string): void {
  const { files, expected } = parseAnnotated(text);
  const workspace = workspaceOf(files);
  const found = [...files.keys()].flatMap((file) =>
    analyze(workspace, file, [rule]).map((finding) => expectationOf(finding, files.get(file)!)),
  );
  assert.deepEqual(found.map(shown), expected.map(shown), 'findings differ from the annotations (left: found, right: annotated)');
}

/**
 * Checks the findings, applies the only fix offered, compares with the exact text, and insists that no finding of the rule is left
 * and that the output type-checks where the input did.
 */
export function checkFix(rule: Rule, before: string, after: string): void {
  check(rule, before);
  const files = new Map(parseAnnotated(before).files);
  const fixed = applyOnlyFix(rule, files);
  const wanted = parseAnnotated(after).files;
  for (const [file, text] of wanted) assert.equal(fixed.get(file), text, `${file} after the fix`);
  const left = [...fixed.keys()].flatMap((file) => analyze(workspaceOf(fixed), file, [rule]));
  assert.deepEqual(
    left.map(({ message }) => message),
    [],
    'findings are left after the fix',
  );
  checkTypes(files, fixed);
}

/** The compiler says nothing new about a project after a fix; a project that it faulted before is not judged. */
export function checkTypes(before: ReadonlyMap<FileId, string>, after: ReadonlyMap<FileId, string>): void {
  const errors = typeErrors(after);
  if (errors.length && !typeErrors(before).length) assert.deepEqual(errors, [], 'the input type-checked, the output does not');
}

/** The project after the one fix that its findings offer. */
export function applyOnlyFix(rule: Rule, files: ReadonlyMap<FileId, string>): ReadonlyMap<FileId, string> {
  const offers = offersIn(rule, files);
  assert.equal(offers.length, 1, `one fix is offered; found ${offers.map(({ title }) => title).join(', ') || 'none'}`);
  return applyFix(rule, files, offers[0]!);
}

/** The project after its fixes, one by one: the first that each finding offers. */
export function applyAllFixes(rule: Rule, files: ReadonlyMap<FileId, string>): ReadonlyMap<FileId, string> {
  const [first] = offersIn(rule, files);
  return first ? applyAllFixes(rule, applyFix(rule, files, first)) : files;
}

interface Offer {
  readonly finding: Finding;
  readonly id: string;
  readonly title: string;
}

function offersIn(rule: Rule, files: ReadonlyMap<FileId, string>): readonly Offer[] {
  const workspace = workspaceOf(files);
  return [...files.keys()]
    .flatMap((file) => analyze(workspace, file, [rule]))
    .flatMap((finding) => finding.fixes.map(({ id, title }) => ({ finding, id, title })));
}

function applyFix(rule: Rule, files: ReadonlyMap<FileId, string>, { finding, id }: Offer): ReadonlyMap<FileId, string> {
  const workspace = workspaceOf(files);
  const ref = { rule: rule.id, file: finding.file, span: finding.span, fix: id, version: workspace.version(finding.file) };
  const change = resolveFix(workspace, ref, [rule]);
  assert.notEqual(change, 'stale');
  const fixed = new Map(files);
  const { edits } = change as Exclude<typeof change, 'stale'>;
  for (const file of new Set(edits.map((edit) => edit.file))) {
    fixed.set(
      file,
      apply(
        files.get(file)!,
        edits.filter((edit) => edit.file === file),
      ),
    );
  }
  return fixed;
}

/** A workspace over texts in memory, with every fact of the product. */
export function workspaceOf(files: ReadonlyMap<FileId, string>): Workspace {
  return new Workspace(createMemoryHost(new Map(files)), fileFacts);
}

function expectationOf({ file, span, severity, message, fixes }: Finding, text: string): Expectation {
  const starts = lineStarts(text);
  const { line, column } = positionAt(starts, span.start);
  const end = positionAt(starts, span.end);
  const lineEnd = (text.split('\n')[line] ?? '').length;
  const said = severity === 'hint' ? `hint: ${message}` : message;
  return { file, line, start: column, end: end.line === line ? end.column : lineEnd, hasFix: fixes.length > 0, message: said };
}

function shown({ file, line, start, end, hasFix, message }: Expectation): string {
  return `${file}:${line + 1}:${start + 1}-${end + 1}${hasFix ? ' 💡' : ''} ${message}`;
}
