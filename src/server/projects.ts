import { analyze, conclusions, resolveFix } from '../engine/analyze.ts';
import type { Finding, FixRef, ResolvedChange } from '../engine/finding.ts';
import { foreignScheme, type Host, isInstalled } from '../engine/host.ts';
import { type Rule, rulesFor } from '../engine/rule.ts';
import { standingOf } from '../engine/standing.ts';
import type { FileId } from '../engine/text.ts';
import { type Buffer, Workspace } from '../engine/workspace.ts';
import { fileFacts } from '../facts/index.ts';
import { createMemoryHost } from '../host/memory.ts';
import { rules } from '../rules/index.ts';

/** The projects of an editor window: one for each folder, and one for documents that lie in none. */
export class Projects {
  private readonly createHost: (root: FileId) => Host;
  private readonly folders = new Map<FileId, Workspace>();
  private readonly loose = new Workspace(createMemoryHost(new Map()), fileFacts);

  constructor(createHost: (root: FileId) => Host) {
    this.createHost = createHost;
  }

  addFolder(root: FileId): void {
    if (!this.folders.has(root)) this.folders.set(root, new Workspace(this.createHost(root), fileFacts));
  }

  removeFolder(root: FileId): void {
    this.folders.delete(root);
  }

  /** A document was opened or edited (`buffer`), or a file was saved, closed, created or deleted (none). */
  update(file: FileId, buffer?: Buffer): void {
    this.projectOf(file).workspace.update(file, buffer);
  }

  findings(file: FileId): readonly Finding[] {
    const { workspace, rules: active } = this.projectOf(file);
    return analyze(workspace, file, active);
  }

  /** The same object as long as nothing that was concluded about the file changed. */
  conclusions(file: FileId): object {
    const { workspace, rules: active } = this.projectOf(file);
    return conclusions(workspace, file, active);
  }

  resolveFix(ref: FixRef): ResolvedChange | 'stale' {
    return resolveFix(this.projectOf(ref.file).workspace, ref, rules);
  }

  read(file: FileId): string | undefined {
    return this.projectOf(file).workspace.read(file);
  }

  version(file: FileId): string {
    return this.projectOf(file).workspace.version(file);
  }

  /** Why a file is not checked, or that it is: one sentence. */
  standing(file: FileId): string {
    const { workspace, path, isLoose } = this.projectOf(file);
    return standingOf({ workspace, file, path, rules, isLoose });
  }

  /** Why a file cannot be analysed; undefined where it is. */
  refusal(file: FileId): string | undefined {
    return this.projectOf(file).workspace.refusal(file);
  }

  /** The innermost folder that holds a file, and the rules that speak about it. */
  private projectOf(file: FileId): Project {
    let best: FileId | undefined;
    for (const root of this.folders.keys()) {
      if (file.startsWith(`${root}/`) && root.length > (best?.length ?? -1)) best = root;
    }
    const workspace = best === undefined ? this.loose : this.folders.get(best)!;
    const path = best === undefined ? file : file.slice(best.length + 1);
    const isOurs = !isInstalled(file) && foreignScheme(file) === undefined;
    return { workspace, path, isLoose: best === undefined, rules: isOurs ? rulesFor(path, rules) : [] };
  }
}

/** Where a file belongs. */
interface Project {
  readonly workspace: Workspace;
  /** Relative to the project. */
  readonly path: string;
  /** It lies in no folder of the window. */
  readonly isLoose: boolean;
  /** The rules that speak about it. */
  readonly rules: readonly Rule[];
}
