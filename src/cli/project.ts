import { isAbsolute, relative, resolve } from 'node:path';
import { isSource } from '../engine/host.ts';
import type { Rule } from '../engine/rule.ts';
import type { FileId } from '../engine/text.ts';
import { Workspace } from '../engine/workspace.ts';
import { fileFacts } from '../facts/index.ts';
import { textsSince } from '../host/changes.ts';
import { workTreeRoot } from '../host/git.ts';
import { createNodeHost, isFolder, realPath, toFileId } from '../host/node.ts';
import { Review } from '../review/review.ts';
import { rules as allRules } from '../rules/index.ts';
import { shownProblem } from '../settings/read.ts';

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
}

/** A project on disk, as the command line sees it. */
export interface Project {
  readonly workspace: Workspace;
  readonly review: Review;
  /** The working directory. */
  readonly here: FileId;
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

/** Throws WrongSettings, and Misuse where there is no such file of settings or point of the history. */
export function openProject({ cwd, rules, config, since }: ProjectOptions): Project {
  const here = realPath(cwd);
  const root = workTreeRoot(here) ?? here;
  const unreadable: FileId[] = [];
  const workspace = new Workspace(createNodeHost(root, { onUnreadable: (folder) => unreadable.push(folder) }), fileFacts);
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
  if (since !== undefined) {
    const before = textsSince(root, since || review.settingsOf(`${here}/.`).base);
    if (typeof before === 'string') throw new Misuse(before);
    review.setChanges({ before });
  }
  const activeIn = ({ file, isNamed }: Chosen): readonly Rule[] => review.rulesOf(file, nameOf(file), isNamed);
  return { workspace, review, here, unreadable, nameOf, activeIn };
}

function existing(here: FileId, path: string): FileId {
  const file = resolve(here, path);
  if (isFolderOf(file, path)) throw new Misuse(`'${path}' is a folder: name a file of settings`);
  return realPath(file);
}

/** The files that a person means by these paths. Throws Misuse for a path that is no file or folder to be checked. */
export function choose({ workspace, here }: Project, paths: readonly string[]): readonly Chosen[] {
  const below = (folder: FileId): readonly FileId[] => workspace.files().filter((file) => file.startsWith(`${folder}/`));
  const chosen = new Map<FileId, Chosen>();
  const add = (file: FileId, isNamed: boolean): void => {
    if (!chosen.get(file)?.isNamed) chosen.set(file, { file, isNamed });
  };
  for (const path of paths.length ? paths : ['.']) {
    const absolute = toFileId(isAbsolute(path) ? path : resolve(here, path));
    if (isFolderOf(absolute, path)) for (const file of below(realPath(absolute))) add(file, false);
    else if (isSource(absolute)) add(realPath(absolute), true);
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
