import { execFile, spawnSync } from 'node:child_process';
import { isSource } from '../engine/host.ts';
import type { FileId } from '../engine/text.ts';
import { gitOptions, harmless } from './git.ts';

/** The texts that changed files had at some point; null for what did not exist. */
export type TextsBefore = ReadonlyMap<FileId, string | null>;

/**
 * What the sources below a folder were where `ref` (without one: the main branch) and HEAD parted, of all that have changed since, saved or
 * untracked. A sentence where git cannot tell. Texts are read from the store of objects and compared by us: `git diff` would run the filters
 * that a repository configures.
 */
export function textsSince(folder: FileId, ref: string | undefined): TextsBefore | string {
  return answered(folder, comparison(folder, ref));
}

/** Asks git one question after the other, and waits. */
export function answered<T>(folder: FileId, steps: Steps<T>): T {
  let step = steps.next();
  while (!step.done) {
    const { args, input } = step.value;
    const { status, stdout } = spawnSync('git', [...args], { ...gitOptions(folder), ...(input !== undefined && { input }) });
    step = steps.next(status === 0 ? stdout : undefined);
  }
  return step.value;
}

/** The same, without waiting in anybody's way. */
export async function textsSinceLater(folder: FileId, ref: string | undefined): Promise<TextsBefore | string> {
  const steps = comparison(folder, ref);
  let step = steps.next();
  while (!step.done) {
    const { args, input } = step.value;
    const answer = await new Promise<Buffer | undefined>((resolve) => {
      const child = execFile('git', [...args], { ...gitOptions(folder), encoding: 'buffer' }, (error, stdout) =>
        resolve(error ? undefined : stdout),
      );
      child.stdin?.on('error', () => {});
      child.stdin?.end(input ?? '');
    });
    step = steps.next(answer);
  }
  return step.value;
}

interface Question {
  readonly args: readonly string[];
  readonly input?: string;
}

export type Steps<T> = Generator<Question, T, Buffer | undefined>;

export function* ask(args: readonly string[], input?: string): Steps<Buffer | undefined> {
  return yield { args: [...harmless, ...args], ...(input !== undefined && { input }) };
}

function* comparison(folder: FileId, wanted: string | undefined): Steps<TextsBefore | string> {
  const ref = wanted ?? (yield* mainBranch());
  if (ref === undefined) return 'git knows no main branch here: name one, or set `base`';
  const commit = yield* ask(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
  if (!commit) return `git knows no '${ref}' here`;
  const start = yield* ask(['merge-base', commit.toString().trim(), 'HEAD']);
  if (!start) return `'${ref}' and HEAD have no commit in common`;
  const changed = yield* ask([
    ...(yield* withoutFilters()),
    'diff-index',
    '--raw',
    '-z',
    '--no-renames',
    '--no-abbrev',
    '--relative',
    start.toString().trim(),
    '--',
  ]);
  const untracked = yield* ask(['ls-files', '-z', '--others', '--exclude-standard']);
  if (!changed || !untracked) return 'git cannot tell what has changed';
  const blobs = blobsOf(changed.toString());
  const added = untracked.toString().split('\0').filter(Boolean);
  const texts = yield* textsOf([...new Set([...blobs].filter(([path]) => isSource(path)).flatMap(([, { blob }]) => blob ?? []))]);
  if (!texts) return 'git cannot read what has changed';
  const before = new Map<FileId, string | null>();
  const gone = [...blobs].filter(([, { isDeleted }]) => isDeleted).map(([path]) => path);
  for (const path of [...blobs.keys(), ...added].filter(isSource)) {
    const blob = blobs.get(path)?.blob ?? blobs.get(movedFrom(path, gone))?.blob;
    before.set(`${folder}/${path}`, blob === undefined ? null : (texts.get(blob) ?? null));
  }
  return before;
}

/** Git reads a file that changed within the second in which it looked before, through the filters that the repository configures: none of them is run. */
function* withoutFilters(): Steps<readonly string[]> {
  const keys = yield* ask(['config', '--null', '--name-only', '--get-regexp', '^filter\\.']);
  const names = new Set((keys?.toString().split('\0') ?? []).map((key) => key.slice(0, key.lastIndexOf('.'))).filter(Boolean));
  return [...names].flatMap((name) => ['clean=', 'smudge=', 'process=', 'required=false'].flatMap((set) => ['-c', `${name}.${set}`]));
}

/** What `origin` calls its main branch, or one that is called like one. */
function* mainBranch(): Steps<string | undefined> {
  const head = yield* ask(['symbolic-ref', '--quiet', 'refs/remotes/origin/HEAD']);
  for (const ref of [head?.toString().trim(), 'origin/main', 'origin/master', 'main', 'master']) {
    if (ref && (yield* ask(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]))) return ref;
  }
  return;
}

interface Blob {
  /** The id of the text before; none where the file did not exist. */
  readonly blob?: string;
  readonly isDeleted: boolean;
}

/** `:100644 100644 <id before> <id after> M` NUL `<path>` NUL …: https://git-scm.com/docs/diff-format */
export function blobsOf(raw: string): ReadonlyMap<string, Blob> {
  const found = new Map<string, Blob>();
  const parts = raw.split('\0');
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [, , blob = '', , status] = parts[at]!.split(' ');
    found.set(parts[at + 1]!, { ...(/[^0]/.test(blob) && { blob }), isDeleted: status === 'D' });
  }
  return found;
}

/** A file that is gone and has the same name, where there is only one: the file has moved. */
function movedFrom(path: string, gone: readonly string[]): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const [first, ...others] = gone.filter((other) => other === name || other.endsWith(`/${name}`));
  return others.length ? '' : (first ?? '');
}

/** The texts of objects: `<id> blob <size>` LF `<bytes>` LF … */
export function* textsOf(blobs: readonly string[]): Steps<ReadonlyMap<string, string> | undefined> {
  const found = new Map<string, string>();
  if (!blobs.length) return found;
  const output = yield* ask(['cat-file', '--batch'], `${blobs.join('\n')}\n`);
  if (!output) return;
  for (let at = 0; at < output.length; ) {
    const lineEnd = output.indexOf(10, at);
    const [id = '', kind, size] = output.toString('utf8', at, lineEnd).split(' ');
    const start = lineEnd + 1;
    const end = kind === 'blob' ? start + Number(size) : lineEnd;
    if (kind === 'blob') found.set(id, output.toString('utf8', start, end).replace(/^\uFEFF/, ''));
    at = end + 1;
  }
  return found;
}
