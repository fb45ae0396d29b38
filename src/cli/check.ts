import { isAbsolute, relative, resolve } from 'node:path';
import { analyze, conclusions, resolveFix } from '../engine/analyze.ts';
import type { Finding } from '../engine/finding.ts';
import { whyNotEdited } from '../engine/generated.ts';
import { isDocument, isSource } from '../engine/host.ts';
import { memo } from '../engine/memo.ts';
import { type Rule, rulesFor } from '../engine/rule.ts';
import { standingOf } from '../engine/standing.ts';
import { apply, type FileId, lineStarts, type Position, positionAt, type Span } from '../engine/text.ts';
import { Workspace } from '../engine/workspace.ts';
import { fileFacts } from '../facts/index.ts';
import { automaticBase, baseOf, openBaseline } from '../host/baseline.ts';
import { workTreeRoot } from '../host/git.ts';
import { createNodeHost, disk, isFolder, readText, realPath, toFileId, writeText } from '../host/node.ts';
import { settle } from '../types/settle.ts';
import { TypesTier } from '../types/tier.ts';

/** The person's mistake: said with the usage, not with a stack. */
export class Misuse extends Error {}

export interface CheckOptions {
  readonly cwd: string;
  /** Files and folders; none is the whole working directory. */
  readonly paths: readonly string[];
  readonly rules: readonly Rule[];
  readonly fix: 'none' | 'safe' | 'all';
  /** A revision to compare with, or `auto` for the base branch; undefined where nothing is compared. */
  readonly base?: string | undefined;
  /** Whether checked types are asked what imports and annotations cannot tell; the folder of the compiler's `lib*.d.ts`. */
  readonly types?: { readonly libFolder: string } | undefined;
}

export interface CheckResult {
  readonly findings: readonly LocatedFinding[];
  /** How many files were checked. */
  readonly files: number;
  readonly failed: readonly Failure[];
  /** How many fixes were written. */
  readonly fixed: number;
}

export interface Failure {
  /** Relative to the working directory. */
  readonly file: string;
  readonly reason: string;
  /** An exception of the engine, rather than a file that cannot be read. */
  readonly isOurs: boolean;
}

/** A finding in a person's words: paths relative to the working directory, lines and columns from 1. */
export interface LocatedFinding extends Omit<Finding, 'file' | 'span' | 'because'> {
  readonly file: string;
  readonly range: Range;
  readonly because: readonly { readonly file: string; readonly range: Range; readonly message: string }[];
}

export interface Range {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

/** Checks files on disk. Throws Misuse for a path that does not exist. */
export function check({ cwd, paths, rules, fix, base, types }: CheckOptions): CheckResult {
  const here = realPath(cwd);
  const root = workTreeRoot(here) ?? here;
  const failed: Failure[] = [];
  const onUnreadable = (folder: FileId): void => {
    failed.push({ file: toFileId(relative(here, folder)), reason: 'the folder may not be read', isOurs: false });
  };
  const workspace = new Workspace(createNodeHost(root, { onUnreadable }), fileFacts);
  if (base !== undefined) compareWith(workspace, here, base);
  const chosen = choose(workspace, here, paths);
  const activeIn = ({ file, isNamed }: Chosen): readonly Rule[] => (isNamed ? rules : rulesFor(toFileId(relative(here, file)), rules));
  if (types)
    askTypes(workspace, types.libFolder, () => chosen.forEach((one) => void conclusionsOrNone(workspace, one.file, activeIn(one))));
  const findings: Finding[] = [];
  let fixed = 0;
  for (const one of chosen) {
    const { file, isNamed } = one;
    const name = toFileId(relative(here, file));
    try {
      const active = activeIn(one);
      if (fix !== 'none') fixed += applyFixes(workspace, file, active, fix);
      findings.push(...analyze(workspace, file, active));
      const refusal = workspace.refusal(file) ?? (isNamed ? whyNotEdited(workspace.read(file) ?? '') : undefined);
      if (refusal !== undefined) failed.push({ file: name, reason: refusal, isOurs: false });
    } catch (error) {
      failed.push({ file: name, ...faultOf(error) });
    }
  }
  const locate = createLocator(workspace, here);
  return { findings: findings.map(locate), files: chosen.length, failed, fixed };
}

/** Throws Misuse where there is no such commit. */
function compareWith(workspace: Workspace, here: FileId, revision: string): void {
  const root = workTreeRoot(here);
  if (root === undefined) throw new Misuse('--base needs a git repository, and there is none here');
  const base = revision === 'auto' ? automaticBase(root) : baseOf(root, revision);
  if (!base) throw new Misuse(revision === 'auto' ? 'the repository has no commit to compare with' : `there is no commit '${revision}'`);
  workspace.setBaseline(openBaseline(root, base, workspace, fileFacts));
}

/** Forms opinions about what `look` asks the facts. */
function askTypes(workspace: Workspace, libFolder: string, look: () => void): void {
  const projectFiles = (): readonly FileId[] => workspace.structureFiles();
  settle(workspace, new TypesTier({ disk, libFolder, projectFiles, read: readText }), look);
}

/** A file that cannot be judged is reported later, by the check itself. */
function conclusionsOrNone(workspace: Workspace, file: FileId, rules: readonly Rule[]): object | undefined {
  try {
    return conclusions(workspace, file, rules);
  } catch {
    return;
  }
}

/** Only generated code defines thousands of things by one another. */
function faultOf(error: unknown): Omit<Failure, 'file'> {
  if (error instanceof RangeError && error.message.includes('call stack'))
    return { reason: 'its definitions lead further than can be followed', isOurs: false };
  return { reason: error instanceof Error ? (error.stack ?? error.message) : String(error), isOurs: true };
}

/** Why a file is not checked when nobody names it, or that it is: one sentence. Throws Misuse for what is not a file. */
export function why(cwd: string, path: string, rules: readonly Rule[]): string {
  const here = realPath(cwd);
  const root = workTreeRoot(here) ?? here;
  const absolute = resolve(here, path);
  if (isFolderOf(absolute, path)) throw new Misuse(`'${path}' is a folder: name a file`);
  const file = realPath(absolute);
  const workspace = new Workspace(createNodeHost(root), fileFacts);
  return standingOf({ workspace, file, path: toFileId(relative(here, file)), rules });
}

interface Chosen {
  readonly file: FileId;
  /** Named one by one, so checked even where defaults exclude it. */
  readonly isNamed: boolean;
}

function choose(workspace: Workspace, here: FileId, paths: readonly string[]): readonly Chosen[] {
  const documents = workspace.baseline ? workspace.documents() : [];
  const below = (folder: FileId): readonly FileId[] => [...workspace.files(), ...documents].filter((file) => file.startsWith(`${folder}/`));
  const chosen = new Map<FileId, Chosen>();
  const add = (file: FileId, isNamed: boolean): void => {
    if (!chosen.get(file)?.isNamed) chosen.set(file, { file, isNamed });
  };
  for (const path of paths.length ? paths : ['.']) {
    const absolute = toFileId(isAbsolute(path) ? path : resolve(here, path));
    if (isFolderOf(absolute, path)) for (const file of below(realPath(absolute))) add(file, false);
    else if (isSource(absolute) || isDocument(absolute)) add(realPath(absolute), true);
    else throw new Misuse(`'${path}' is neither TypeScript nor JavaScript`);
  }
  return [...chosen.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** Whether a path that a person wrote as `said` is a folder. Throws Misuse where it is nothing that can be read. */
function isFolderOf(absolute: string, said: string): boolean {
  let found: boolean | undefined;
  try {
    found = isFolder(absolute);
  } catch (error) {
    throw new Misuse(`'${said}' cannot be checked: ${(error as Error).message}`);
  }
  if (found === undefined) throw new Misuse(`there is no file or folder '${said}'`);
  return found;
}

/** Applies fixes one by one, each to the text that the one before left. Returns how many. */
function applyFixes(workspace: Workspace, file: FileId, rules: readonly Rule[], which: 'safe' | 'all'): number {
  const original = workspace.read(file);
  let count = 0;
  for (let next = nextFix(workspace, file, rules, which); next !== undefined; next = nextFix(workspace, file, rules, which)) {
    workspace.update(file, { text: next, version: `fix ${++count}` });
  }
  const text = workspace.read(file);
  if (count && text !== undefined) {
    workspace.update(file);
    if (workspace.read(file) !== original) throw new Error('the file changed while it was being fixed; nothing was written');
    writeText(file, text);
    workspace.update(file);
  }
  return count;
}

function nextFix(workspace: Workspace, file: FileId, rules: readonly Rule[], which: 'safe' | 'all'): string | undefined {
  for (const { rule, span, fixes } of analyze(workspace, file, rules)) {
    const fix = fixes.find(({ safety }) => which === 'all' || safety === 'safe');
    if (!fix) continue;
    const change = resolveFix(workspace, { rule, file, span, fix: fix.id, version: workspace.version(file) }, rules);
    if (change === 'stale' || change.newFiles?.length || change.edits.some((edit) => edit.file !== file)) continue;
    return apply(workspace.read(file)!, change.edits);
  }
  return;
}

function createLocator(workspace: Workspace, here: FileId): (finding: Finding) => LocatedFinding {
  const starts = new Map<FileId, readonly number[]>();
  const startsOf = (file: FileId): readonly number[] => memo(starts, file, () => lineStarts(workspace.read(file) ?? ''));
  const shown = ({ line, column }: Position): Position => ({ line: line + 1, column: column + 1 });
  const range = (file: FileId, { start, end }: Span): Range => ({
    start: shown(positionAt(startsOf(file), start)),
    end: shown(positionAt(startsOf(file), end)),
  });
  const name = (file: FileId): string => toFileId(relative(here, file));
  return ({ file, span, because, ...finding }) => ({
    ...finding,
    file: name(file),
    range: range(file, span),
    because: because.map((hop) => ({ file: name(hop.file), range: range(hop.file, hop.span), message: hop.message })),
  });
}
