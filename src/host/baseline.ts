import { createHash } from 'node:crypto';
import type { Commit } from '../engine/baseline.ts';
import type { FileFact } from '../engine/facts.ts';
import { type Host, isConfiguration, isDataModel, isDeclaration, isDocument, isSource } from '../engine/host.ts';
import type { FileId } from '../engine/text.ts';
import { Workspace } from '../engine/workspace.ts';
import { blobs, commitOf, currentBranch, lastTag, mergeBaseOf, stagedSince, symbolicRef, treeOf, workTreeRoot } from './git.ts';

/** A commit to compare with, and what a person calls it. */
export interface Base {
  readonly ref: string;
  readonly commit: string;
}

/** Where HEAD parted from a revision; the revision itself where that is not known. Undefined where there is no such revision. */
export function baseOf(root: FileId, revision: string): Base | undefined {
  const commit = commitOf(root, revision);
  if (commit === undefined) return;
  return { ref: shownRef(revision), commit: mergeBaseOf(root, commit, 'HEAD') ?? commit };
}

/** What clients may have: where HEAD parted from the base branch; on that branch itself what is published, else its last tag, else HEAD. */
export function automaticBase(root: FileId): Base | undefined {
  const isThere = (ref: string | undefined): ref is string => ref !== undefined && commitOf(root, ref) !== undefined;
  const published = [symbolicRef(root, 'refs/remotes/origin/HEAD'), 'origin/main', 'origin/master'].find(isThere);
  if (published !== undefined) return baseOf(root, published);
  const branch = ['main', 'master'].find((name) => isThere(`refs/heads/${name}`));
  if (branch !== undefined && branch !== currentBranch(root)) return baseOf(root, branch);
  return baseOf(root, lastTag(root, 'HEAD') ?? 'HEAD');
}

/** A baseline that is opened when it is another than before: `key` says which it is. */
export interface FoundBaseline {
  readonly key: string;
  open(): Commit;
}

/** What a folder is compared with: a revision, or its base branch. Undefined where there is nothing. Cheap next to opening it. */
export function findBaseline(
  folder: FileId,
  revision: string | undefined,
  now: Workspace,
  fileFacts: readonly FileFact<unknown>[],
): FoundBaseline | undefined {
  const root = workTreeRoot(folder);
  if (root === undefined) return;
  const base = revision === undefined ? automaticBase(root) : baseOf(root, revision);
  if (!base) return;
  const moved = stagedSince(root, base.commit).filter((change) => change.now !== change.before);
  return { key: JSON.stringify([base, moved]), open: () => openBaseline(root, base, now, fileFacts) };
}

/** The project as a commit holds it. Texts that did not change are read from where they are now, facts of them shared. */
export function openBaseline(root: FileId, { ref, commit }: Base, now: Workspace, fileFacts: readonly FileFact<unknown>[]): Commit {
  const tree = treeOf(root, commit);
  const staged = stagedSince(root, commit);
  const before = new Map(staged.map((change) => [`${root}/${change.now}`, `${root}/${change.before}`]));
  const gone = new Set(staged.filter((change) => change.now !== change.before).map((change) => change.before));
  const idOf = (file: FileId): string | undefined => tree.get(file.slice(root.length + 1));
  const texts = new Map<string, string>();
  const load = (ids: readonly string[]): void => {
    for (const [id, text] of blobs(root, [...new Set(ids)])) texts.set(id, text.replace(/^\uFEFF/, ''));
  };
  const isSame = (file: FileId): boolean => {
    const text = now.read(file);
    return text !== undefined && blobId(text) === idOf(file);
  };
  let isLoaded = false;
  const read = (file: FileId): string | undefined => {
    const id = idOf(file);
    if (id === undefined) return;
    if (isSame(file)) return now.read(file);
    if (!isLoaded) load(staged.flatMap((change) => tree.get(change.before) ?? []).slice(0, mostPreloaded));
    isLoaded = true;
    if (!texts.has(id)) load([id]);
    return texts.get(id);
  };
  const host: Host = {
    files: () => [...tree.keys()].filter((path) => isOfProject(path)).map((path) => `${root}/${path}`),
    read,
    whyUnreadable: () => 'the commit does not hold it as text',
    version: (file) => idOf(file) ?? 'none',
  };
  const past = new Workspace(host, fileFacts, (file) => (isSame(file) ? now.extracted(file) : undefined));
  return {
    ref,
    facts: past.facts,
    fileOf(file) {
      const moved = before.get(file);
      const then = moved ?? (gone.has(file.slice(root.length + 1)) ? undefined : file);
      return then !== undefined && idOf(then) !== undefined ? then : undefined;
    },
    read,
  };
}

/** Texts that are read in one go with the first that is needed. */
const mostPreloaded = 1000;

/** Git's name for a text. Repositories that name objects by SHA-256 share nothing and are read whole. */
function blobId(text: string): string {
  const bytes = Buffer.from(text);
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

function isOfProject(path: string): boolean {
  return (
    !/(^|\/)node_modules\//.test(path) &&
    (isSource(path) || isDeclaration(path) || isConfiguration(path) || isDocument(path) || isDataModel(path))
  );
}

/** A long hash is cut as git cuts it. */
function shownRef(revision: string): string {
  return /^[0-9a-f]{40,64}$/.test(revision) ? revision.slice(0, 7) : revision;
}
