import { dirname, isAbsolute, relative, resolve } from 'node:path';
import type { Snapshot } from '../engine/baseline.ts';
import { isDocument, isSource } from '../engine/host.ts';
import type { Rule } from '../engine/rule.ts';
import type { FileId } from '../engine/text.ts';
import { Workspace } from '../engine/workspace.ts';
import { fileFacts } from '../facts/index.ts';
import { automaticBase, baseOf, openBaseline } from '../host/baseline.ts';
import { textsSince } from '../host/changes.ts';
import { workTreeRoot } from '../host/git.ts';
import { createNodeHost, disk, isFolder, realPath, toFileId, workspaceRoot } from '../host/node.ts';
import { Review } from '../review/review.ts';
import { snapshotOf, snapshotProblem } from '../review/snapshot.ts';
import { rules as allRules } from '../rules/index.ts';
import { globbed } from '../settings/globs.ts';
import { shownProblem } from '../settings/read.ts';
import { isSnapshotPath } from '../settings/snapshot.ts';

/** The person's mistake: said with the usage, not with a stack. */
export class Misuse extends Error {}

/** Settings that say what they cannot say: each problem with its file, line and column. */
export class WrongSettings extends Error {}

export interface ProjectOptions {
  readonly cwd: string;
  readonly rules: readonly Rule[];
  /** The one file of settings that counts, in place of those in the project. */
  readonly config?: string | undefined;
  /** Only what is new since this point of the history; the branch of the settings, or the main branch, for ''. */
  readonly since?: string | undefined;
  /** What the API is compared with: a revision, the path of a snapshot, or `auto` for the base of the settings or of git; without it a snapshot that the settings name, with null nothing. */
  readonly base?: string | null | undefined;
  /** The folder of the project, where it is not that of the working directory. */
  readonly root?: FileId | undefined;
  /** Texts that stand in for what files hold. */
  readonly texts?: ReadonlyMap<FileId, string> | undefined;
}

/** A project on disk, as the command line sees it. */
export interface Project {
  readonly workspace: Workspace;
  readonly review: Review;
  /** The working directory. */
  readonly here: FileId;
  /** The folder of the project. */
  readonly root: FileId;
  readonly unreadable: readonly FileId[];
  /** A path as people read it. */
  nameOf(file: FileId): string;
  activeIn(chosen: Chosen): readonly Rule[];
}

export interface Chosen {
  readonly file: FileId;
  /** Named one by one, so checked even where defaults exclude it. */
  readonly isNamed: boolean;
}

/** Throws WrongSettings, for a snapshot that cannot be read, too, and Misuse where there is no such file of settings or point of the history. */
export function openProject({ cwd, rules, config, since, base, texts, root: given }: ProjectOptions): Project {
  const here = realPath(cwd);
  const root = given ?? rootOf(here);
  const unreadable: FileId[] = [];
  const workspace = new Workspace(createNodeHost(root, { onUnreadable: (folder) => unreadable.push(folder) }), fileFacts);
  for (const [file, text] of texts ?? []) workspace.update(file, { text, version: 'given' });
  const nameOf = (file: FileId): string => toFileId(relative(here, file));
  const review = new Review({
    workspace,
    root,
    rules: allRules,
    asked: rules,
    config: config === undefined ? undefined : existing(here, config),
  });
  const problems = review.problems();
  if (problems.length)
    throw new WrongSettings(problems.map((one) => shownProblem(one, nameOf(one.file), workspace.read(one.file) ?? '')).join('\n'));
  const settings = review.settingsOf(`${here}/.`);
  const named = base === undefined || base === 'auto' ? settings.snapshot : undefined;
  if (named) keepTo(snapshotOf(named), named.saidBy);
  else if (typeof base === 'string' && isSnapshotPath(base)) keepTo({ ref: base, snapshot: toFileId(resolve(here, base)) }, undefined);
  else if (typeof base === 'string') compareWith(workspace, root, base === 'auto' ? settings.base : base);
  if (since !== undefined) {
    const before = textsSince(root, since || settings.base);
    if (typeof before === 'string') throw new Misuse(before);
    review.setChanges({ before });
  }
  const activeIn = ({ file, isNamed }: Chosen): readonly Rule[] => review.rulesOf(file, nameOf(file), isNamed);
  return { workspace, review, here, root, unreadable, nameOf, activeIn };

  function keepTo(snapshot: Snapshot, saidBy: FileId | undefined): void {
    const problem = snapshotProblem(snapshot, workspace, saidBy);
    if (problem) throw new WrongSettings(shownProblem(problem, nameOf(problem.file), workspace.read(problem.file) ?? ''));
    workspace.setBaseline(snapshot);
  }
}

/** Throws Misuse where there is no such commit. */
function compareWith(workspace: Workspace, folder: FileId, revision: string | undefined): void {
  const root = workTreeRoot(folder);
  if (root === undefined) throw new Misuse('--base needs a git repository, and there is none here');
  const base = revision === undefined ? automaticBase(root) : baseOf(root, revision);
  if (!base) throw new Misuse(revision === undefined ? 'the repository has no commit to compare with' : `there is no commit '${revision}'`);
  workspace.setBaseline(openBaseline(root, base, workspace, fileFacts));
}

/** The folder of the project that a folder belongs to: the work tree of git, else the workspace of packages, else that folder. */
export function rootOf(folder: FileId): FileId {
  return workTreeRoot(folder) ?? workspaceRoot(folder) ?? folder;
}

/** The paths by the projects that they lie in, in the order in which they are named; the project of the working directory without any. */
export function byProject(cwd: string, paths: readonly string[]): ReadonlyMap<FileId, readonly string[]> {
  const here = realPath(cwd);
  const own = rootOf(here);
  const groups = new Map<FileId, string[]>(paths.length ? [] : [[own, []]]);
  for (const path of paths) {
    const absolute = toFileId(resolve(here, path));
    const isOwn = absolute === own || absolute.startsWith(`${own}/`) || globbed(path) !== undefined;
    const root = isOwn ? own : rootOf(realPath(isFolderOf(absolute, path) ? absolute : dirname(absolute)));
    groups.set(root, [...(groups.get(root) ?? []), path]);
  }
  return groups;
}

function existing(here: FileId, path: string): FileId {
  const file = resolve(here, path);
  if (isFolderOf(file, path)) throw new Misuse(`'${path}' is a folder: name a file of settings`);
  return realPath(file);
}

/** The files that a person means by these paths. Throws Misuse for a path that is no file or folder to be checked. */
export function choose({ workspace, here }: Project, paths: readonly string[]): readonly Chosen[] {
  const documents = workspace.baseline ? workspace.documents() : [];
  const below = (folder: FileId): readonly FileId[] => [...workspace.files(), ...documents].filter((file) => file.startsWith(`${folder}/`));
  const chosen = new Map<FileId, Chosen>();
  const add = (file: FileId, isNamed: boolean): void => {
    if (!chosen.get(file)?.isNamed) chosen.set(file, { file, isNamed });
  };
  for (const path of paths.length ? paths : ['.']) {
    const isMeant = globbed(path);
    if (isMeant && !disk.isFile(resolve(here, path))) {
      const meant = workspace.files().filter((file) => isMeant(toFileId(relative(here, file))));
      if (!meant.length) throw new Misuse(`no file matches '${path}'`);
      for (const file of meant) add(file, false);
      continue;
    }
    const absolute = toFileId(isAbsolute(path) ? path : resolve(here, path));
    if (isFolderOf(absolute, path)) for (const file of below(realPath(absolute))) add(file, false);
    else if (isSource(absolute) || isDocument(absolute)) add(realPath(absolute), true);
    else throw new Misuse(`'${path}' is neither TypeScript nor JavaScript`);
  }
  return [...chosen.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** Whether a path that a person wrote as `said` is a folder. Throws Misuse where it is nothing that can be read. */
export function isFolderOf(absolute: string, said: string): boolean {
  let found: boolean | undefined;
  try {
    found = isFolder(absolute);
  } catch (error) {
    throw new Misuse(`'${said}' cannot be checked: ${(error as Error).message}`);
  }
  if (found === undefined) throw new Misuse(`there is no file or folder '${said}'`);
  return found;
}
