import type { Commit } from '../../engine/baseline.ts';
import type { FactReader } from '../../engine/facts.ts';
import { isSource } from '../../engine/host.ts';
import { memo } from '../../engine/memo.ts';
import type { FileId } from '../../engine/text.ts';
import { modules } from '../modules.ts';
import { pathOfFile } from './routes.ts';

/** Files that are looked at of those that are gone: whoever deletes more has another program. */
const mostGone = 200;

/** The files that are gone which a file is to speak of: what it imported then, by other files that are gone too, or a route beside it. */
export function goneAround(file: FileId, facts: FactReader, baseline: Commit): readonly FileId[] {
  const { gone, beside } = goneSince(facts, baseline);
  if (!gone.size) return [];
  const before = baseline.fileOf(file);
  return [...(beside.get(file) ?? []), ...(before === undefined ? [] : importedBy(before, gone, baseline))];
}

/** Whether a file speaks of others although nothing in it has changed. */
export function isBesideGone(file: FileId, facts: FactReader, baseline: Commit): boolean {
  return goneSince(facts, baseline).beside.has(file);
}

function importedBy(file: FileId, gone: ReadonlySet<FileId>, { facts }: Commit): readonly FileId[] {
  const found = new Set<FileId>();
  const queue = [file];
  for (let at = 0; at < queue.length && at < mostGone; at++) {
    const { imports, exports, stars } = facts.of(modules, queue[at]!);
    const named = [...Object.values(imports), ...Object.values(exports)].flatMap((one) => (one.is === 'import' ? [one.specifier] : []));
    for (const specifier of new Set([...named, ...stars])) {
      const target = facts.resolve(queue[at]!, specifier);
      if (target === undefined || !gone.has(target) || found.has(target)) continue;
      found.add(target);
      queue.push(target);
    }
  }
  // Routers of files are imported by nobody; where somebody does, there they are said.
  return [...found].filter((one) => pathOfFile(one) === undefined);
}

interface Gone {
  readonly gone: ReadonlySet<FileId>;
  /** Files that a router served by their place, by the file of the same router that is nearest. */
  readonly beside: ReadonlyMap<FileId, readonly FileId[]>;
}

const known = new WeakMap<Commit, WeakMap<readonly FileId[], Gone>>();

/** The same as long as no file comes or goes. */
function goneSince(facts: FactReader, baseline: Commit): Gone {
  const files = facts.files();
  return memo(
    memo(known, baseline, () => new WeakMap()),
    files,
    () => {
      const there = new Set(files.map((file) => baseline.fileOf(file)));
      const gone = baseline.facts.files().filter((file) => isSource(file) && !there.has(file) && !isTest(file));
      const served = files.filter((file) => pathOfFile(file) !== undefined && !isTest(file));
      const paths = new Set(served.map(servedPath));
      const beside = new Map<FileId, FileId[]>();
      for (const file of gone.filter((one) => pathOfFile(one) !== undefined && !paths.has(servedPath(one)))) {
        const host = nearest(file, served);
        if (host !== undefined) memo(beside, host, () => []).push(file);
      }
      return { gone: new Set(gone.slice(0, mostGone)), beside };
    },
  );
}

function isTest(file: FileId): boolean {
  return /[.-](test|spec|e2e)\.[cm]?[jt]sx?$|\/__\w+__\//.test(file);
}

function servedPath(file: FileId): string {
  return (pathOfFile(file) ?? '').replace(/:\w+/g, ':');
}

/** The file that shares most folders with another, the first of several. */
export function nearest(file: FileId, others: readonly FileId[]): FileId | undefined {
  const parts = file.split('/');
  const shared = (other: FileId): number => {
    const own = other.split('/');
    const at = parts.findIndex((part, index) => own[index] !== part);
    return at < 0 ? parts.length : at;
  };
  // What shares no more than where the program lies is another program.
  const least = Math.max(2, parts.findIndex((part) => /^(app|pages|server|src|routes|api)$/.test(part)) + 1);
  const near = others.filter((other) => other !== file && shared(other) >= least);
  return [...near].sort((a, b) => shared(b) - shared(a) || a.length - b.length || (a < b ? -1 : 1))[0];
}
