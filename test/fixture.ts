import assert from 'node:assert/strict';
import { analyze, resolveFix } from '../src/engine/analyze.ts';
import { type Expectation, parseAnnotated } from '../src/engine/annotated.ts';
import type { Commit } from '../src/engine/baseline.ts';
import type { Finding, FixTitle } from '../src/engine/finding.ts';
import { isSource } from '../src/engine/host.ts';
import type { Rule } from '../src/engine/rule.ts';
import { applyAll, type FileId, lineStarts, positionAt } from '../src/engine/text.ts';
import { Workspace } from '../src/engine/workspace.ts';
import { contractOf, textOfContract } from '../src/facts/contracts/snapshot.ts';
import { fileFacts } from '../src/facts/index.ts';
import { createMemoryHost } from '../src/host/memory.ts';
import { typeErrors } from './types.ts';

/** What a project is compared with: what it was in a commit, or what was written down of that. */
export type Kept = 'commit' | 'snapshot';

/** Checks a project written in the fixture language: every finding is annotated, every annotation is met. `before` is what it was. */
export function check(rule: Rule, text: string, before?: string, kept?: Kept): void {
  const { files, expected } = parseAnnotated(text);
  const workspace = workspaceOf(files, before, kept);
  const found = [...files.keys()].flatMap((file) =>
    analyze(workspace, file, [rule]).map((finding) => expectationOf(finding, files.get(file)!)),
  );
  assert.deepEqual(found.map(shown), expected.map(shown), 'findings differ from the annotations (left: found, right: annotated)');
}

/**
 * Checks the findings, applies the fix that the only one with fixes offers first, compares with the exact text, and insists that no finding of the rule is left
 * and that the output type-checks where the input did.
 */
export function checkFix(rule: Rule, before: string, after: string, baseline?: string): void {
  check(rule, before, baseline);
  const files = new Map(parseAnnotated(before).files);
  const fixed = applyOnlyFix(rule, files, baseline);
  const wanted = parseAnnotated(after).files;
  for (const [file, text] of wanted) assert.equal(fixed.get(file), text, `${file} after the fix`);
  const left = [...fixed.keys()].flatMap((file) => analyze(workspaceOf(fixed, baseline), file, [rule]));
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

/** The project after the fix that is preferred by the only finding with fixes. */
export function applyOnlyFix(rule: Rule, files: ReadonlyMap<FileId, string>, baseline?: string): ReadonlyMap<FileId, string> {
  return applied(rule, files, ({ finding, fix }) => finding.fixes[0] === fix, baseline);
}

/** The project after the fix of that id, which one finding offers. */
export function applyFixOf(rule: Rule, id: string, files: ReadonlyMap<FileId, string>): ReadonlyMap<FileId, string> {
  return applied(rule, files, ({ fix }) => fix.id === id);
}

/** The project after its fixes, one by one: the first that each finding offers. */
export function applyAllFixes(rule: Rule, files: ReadonlyMap<FileId, string>): ReadonlyMap<FileId, string> {
  const [first] = offersIn(rule, files);
  return first ? applyAllFixes(rule, applyFix(rule, files, first)) : files;
}

interface Offer {
  readonly finding: Finding;
  readonly fix: FixTitle;
}

function offersIn(rule: Rule, files: ReadonlyMap<FileId, string>, baseline?: string, kept?: Kept): readonly Offer[] {
  const workspace = workspaceOf(files, baseline, kept);
  return [...files.keys()]
    .flatMap((file) => analyze(workspace, file, [rule]))
    .flatMap((finding) => finding.fixes.map((fix) => ({ finding, fix })));
}

function applied(
  rule: Rule,
  files: ReadonlyMap<FileId, string>,
  isWanted: (offer: Offer) => boolean,
  baseline?: string,
  kept?: Kept,
): ReadonlyMap<FileId, string> {
  const offers = offersIn(rule, files, baseline, kept);
  const wanted = offers.filter(isWanted);
  assert.equal(wanted.length, 1, `one such fix is offered; found ${offers.map(({ fix }) => fix.title).join(', ') || 'none'}`);
  return applyFix(rule, files, wanted[0]!, baseline, kept);
}

function applyFix(
  rule: Rule,
  files: ReadonlyMap<FileId, string>,
  { finding, fix }: Offer,
  baseline?: string,
  kept?: Kept,
): ReadonlyMap<FileId, string> {
  const workspace = workspaceOf(files, baseline, kept);
  const ref = { rule: rule.id, file: finding.file, span: finding.span, fix: fix.id, version: workspace.version(finding.file) };
  const change = resolveFix(workspace, ref, [rule]);
  assert.notEqual(change, 'stale');
  const { edits, newFiles = [] } = change as Exclude<typeof change, 'stale'>;
  const changed = applyAll(edits, (file) => files.get(file));
  return new Map([...files, ...newFiles.map((one) => [one.file, one.text] as const), ...changed]);
}

/** Applies the fix of that id, compares the result, and insists that nothing is left to say but information, and that types are as sound as before. */
export function applyOffered(rule: Rule, id: string, text: string, after: string, before: string, kept?: Kept): void {
  const files = parseAnnotated(text).files;
  const fixed = applied(rule, files, ({ fix }) => fix.id === id, before, kept);
  assert.deepEqual([...fixed], [...parseAnnotated(after).files]);
  const workspace = workspaceOf(fixed, before, kept);
  const left = [...fixed.keys()].flatMap((file) => analyze(workspace, file, [rule])).filter(({ severity }) => severity !== 'information');
  assert.deepEqual(
    left.map(({ message }) => message),
    [],
    'findings are left after the fix',
  );
  checkTypes(sourcesOf(files), sourcesOf(fixed));
}

/** What is said of a project that was something else before: severities and messages, file by file. */
export function said(rule: Rule, text: string, before: string, kept?: Kept): readonly string[] {
  const { files } = parseAnnotated(text);
  const workspace = workspaceOf(files, before, kept);
  return [...files.keys()].flatMap((file) => analyze(workspace, file, [rule])).map(({ severity, message }) => `${severity}: ${message}`);
}

/** The ids of the fixes that are offered. */
export function offered(rule: Rule, text: string, before: string, kept?: Kept): readonly string[] {
  return offersIn(rule, parseAnnotated(text).files, before, kept).map(({ fix }) => fix.id);
}

function sourcesOf(files: ReadonlyMap<FileId, string>): ReadonlyMap<FileId, string> {
  return new Map([...files].filter(([file]) => isSource(file)));
}

/** A workspace over texts in memory, with every fact of the product, compared with what it was where that is given. */
export function workspaceOf(
  files: ReadonlyMap<FileId, string>,
  before?: string,
  kept: Kept = (process.env.KEPT as Kept) ?? 'commit',
): Workspace {
  const then = before === undefined ? undefined : parseAnnotated(before).files;
  const isSnapshot = then && kept === 'snapshot';
  const all = isSnapshot ? [...files, [snapshot, contractText(then)] as const] : files;
  const workspace = new Workspace(createMemoryHost(new Map(all)), fileFacts);
  if (then) workspace.setBaseline(isSnapshot ? { ref: snapshot.slice(1), snapshot } : baselineOf(then));
  return workspace;
}

const snapshot = '/api-contract.json';

/** What `fundamentals contract write` writes down of a project. */
export function contractText(files: ReadonlyMap<FileId, string>): string {
  const { facts } = workspaceOf(files);
  return textOfContract(contractOf([...files.keys()], facts, (file) => file.slice(1)));
}

/** What a project was in `main`. */
function baselineOf(files: ReadonlyMap<FileId, string>): Commit {
  return {
    ref: 'main',
    facts: workspaceOf(files).facts,
    fileOf: (file) => (files.has(file) ? file : undefined),
    read: (file) => files.get(file),
  };
}

function expectationOf({ file, span, severity, message, fixes }: Finding, text: string): Expectation {
  const starts = lineStarts(text);
  const { line, column } = positionAt(starts, span.start);
  const end = positionAt(starts, span.end);
  const lineEnd = (text.split('\n')[line] ?? '').length;
  const said = severity === 'hint' || severity === 'information' ? `${severity}: ${message}` : message;
  return { file, line, start: column, end: end.line === line ? end.column : lineEnd, hasFix: fixes.length > 0, message: said };
}

function shown({ file, line, start, end, hasFix, message }: Expectation): string {
  return `${file}:${line + 1}:${start + 1}-${end + 1}${hasFix ? ' 💡' : ''} ${message}`;
}
