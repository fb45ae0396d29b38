import { relative, resolve } from 'node:path';
import { conclusions } from '../engine/analyze.ts';
import { TooFar } from '../engine/evaluation.ts';
import type { Finding } from '../engine/finding.ts';
import { whyNotEdited } from '../engine/generated.ts';
import { memo } from '../engine/memo.ts';
import type { Rule } from '../engine/rule.ts';
import { type FileId, lineStarts, type Position, positionAt, type Span } from '../engine/text.ts';
import type { Workspace } from '../engine/workspace.ts';
import { disk, readText, realPath, toFileId } from '../host/node.ts';
import { settle } from '../types/settle.ts';
import { TypesTier } from '../types/tier.ts';
import { applyFixes } from './fix.ts';
import { byProject, type Chosen, choose, isFolderOf, Misuse, openProject, type Project, type ProjectOptions } from './project.ts';

export interface CheckOptions extends ProjectOptions {
  /** Files and folders; none is the whole working directory. */
  readonly paths: readonly string[];
  readonly fix: 'none' | 'safe' | 'all';
  /** Whether checked types are asked what imports and annotations cannot tell; the folder of the compiler's `lib*.d.ts`. */
  readonly types?: { readonly libFolder: string } | undefined;
  /** Told before each file is checked: how many have been, of how many, and its name. */
  readonly onProgress?: ((done: number, all: number, file: string) => void) | undefined;
}

export interface CheckResult {
  /** The folder of the project, and the working directory that names are relative to: absolute. */
  readonly root: FileId;
  readonly here: FileId;
  readonly findings: readonly LocatedFinding[];
  /** How many files were checked. */
  readonly files: number;
  readonly failed: readonly Failure[];
  /** How many fixes were written. */
  readonly fixed: number;
  /** How many files were parsed. */
  readonly parsed: number;
  /** Milliseconds by phase. */
  readonly spent: Readonly<Record<string, number>>;
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
  /** The lines around its start, from the line number `first`. */
  readonly excerpt: { readonly first: number; readonly lines: readonly string[] };
}

export interface Range {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

/** Checks files on disk. Throws Misuse for a path that does not exist, WrongSettings for settings that cannot be read. */
export function check({ paths, ...options }: CheckOptions): CheckResult {
  const results = [...byProject(options.cwd, paths)].map(([root, own]): CheckResult => {
    const started = performance.now();
    const project = openProject({ ...options, root });
    const chosen = choose(project, own);
    const listed = performance.now();
    const result = checkIn(project, chosen, options);
    return { ...result, spent: { listing: listed - started, ...result.spent } };
  });
  return results.reduce(together);
}

/** Checks files of a project that is open. */
export function checkIn(
  project: Project,
  chosen: readonly Chosen[],
  { fix, types, onProgress }: Pick<CheckOptions, 'fix' | 'types' | 'onProgress'>,
): CheckResult {
  const { workspace, review, here, root, nameOf, activeIn } = project;
  const started = performance.now();
  if (types)
    askTypes(workspace, types.libFolder, () => chosen.forEach((one) => void conclusionsOrNone(workspace, one.file, activeIn(one))));
  const asked = performance.now();
  const failed: Failure[] = [];
  const findings: Finding[] = [];
  let fixed = 0;
  for (const [done, one] of chosen.entries()) {
    const { file, isNamed } = one;
    const name = nameOf(file);
    onProgress?.(done, chosen.length, name);
    try {
      const active = activeIn(one);
      if (fix !== 'none') fixed += applyFixes(project, file, active, fix);
      findings.push(...review.findings(file, active));
      const refusal = workspace.refusal(file) ?? (isNamed ? whyUnchecked(project, file) : undefined);
      if (refusal !== undefined) failed.push({ file: name, reason: refusal, isOurs: false });
    } catch (error) {
      failed.push({ file: name, ...faultOf(error) });
    }
  }
  for (const folder of project.unreadable) failed.unshift({ file: nameOf(folder), reason: 'the folder may not be read', isOurs: false });
  const locate = createLocator(workspace, here);
  const spent = { ...(types && { types: asked - started }), checking: performance.now() - asked };
  return { root, here, findings: findings.map(locate), files: chosen.length, failed, fixed, parsed: workspace.counts.parses, spent };
}

function together(one: CheckResult, other: CheckResult): CheckResult {
  return {
    root: one.root,
    here: one.here,
    findings: [...one.findings, ...other.findings],
    files: one.files + other.files,
    failed: [...one.failed, ...other.failed],
    fixed: one.fixed + other.fixed,
    parsed: one.parsed + other.parsed,
    spent: Object.fromEntries(Object.entries(one.spent).map(([phase, time]) => [phase, time + (other.spent[phase] ?? 0)])),
  };
}

/** Why a file that a person names is not checked all the same; undefined where it is. */
function whyUnchecked({ workspace, review, nameOf }: Project, file: FileId): string | undefined {
  const by = review.settingsOf(file).excludedBy(file);
  return by === undefined ? whyNotEdited(workspace.read(file) ?? '') : `${nameOf(by)} excludes it`;
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
  if (error instanceof TooFar || (error instanceof RangeError && error.message.includes('call stack')))
    return { reason: new TooFar().message, isOurs: false };
  return { reason: error instanceof Error ? (error.stack ?? error.message) : String(error), isOurs: true };
}

/** Why a file is not checked when nobody names it, or that it is: one sentence. Throws Misuse for what is not a file. */
export function why(path: string, options: ProjectOptions): string {
  const absolute = resolve(realPath(options.cwd), path);
  if (isFolderOf(absolute, path)) throw new Misuse(`'${path}' is a folder: name a file`);
  const file = realPath(absolute);
  const { review, nameOf } = openProject(options);
  return review.standing(file, nameOf(file), { nameOf });
}

function createLocator(workspace: Workspace, here: FileId): (finding: Finding) => LocatedFinding {
  const texts = new Map<FileId, { readonly text: string; readonly starts: readonly number[] }>();
  const textOf = (file: FileId) =>
    memo(texts, file, () => {
      const text = workspace.read(file) ?? '';
      return { text, starts: lineStarts(text) };
    });
  const shown = ({ line, column }: Position): Position => ({ line: line + 1, column: column + 1 });
  const range = (file: FileId, { start, end }: Span): Range => ({
    start: shown(positionAt(textOf(file).starts, start)),
    end: shown(positionAt(textOf(file).starts, end)),
  });
  const name = (file: FileId): string => toFileId(relative(here, file));
  return ({ file, span, because, ...finding }) => ({
    ...finding,
    file: name(file),
    range: range(file, span),
    because: because.map((hop) => ({ file: name(hop.file), range: range(hop.file, hop.span), message: hop.message })),
    excerpt: excerptAround(textOf(file), span),
  });
}

/** The line in which a span starts, with one line before and after it. */
function excerptAround(
  { text, starts }: { readonly text: string; readonly starts: readonly number[] },
  { start }: Span,
): LocatedFinding['excerpt'] {
  const { line } = positionAt(starts, start);
  const first = Math.max(0, line - 1);
  const lines = starts.slice(first, line + 2).map((from, at) => text.slice(from, starts[first + at + 1]).replace(/\r?\n$/, ''));
  return { first: first + 1, lines };
}
