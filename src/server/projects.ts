import { analyze, conclusions, resolveFix } from '../engine/analyze.ts';
import type { Baseline } from '../engine/baseline.ts';
import type { Finding, FixRef, ResolvedChange } from '../engine/finding.ts';
import { foreignScheme, type Host, isInstalled } from '../engine/host.ts';
import { type Rule, rulesFor } from '../engine/rule.ts';
import { standingOf } from '../engine/standing.ts';
import type { FileId } from '../engine/text.ts';
import { type Buffer, Workspace } from '../engine/workspace.ts';
import { fileFacts } from '../facts/index.ts';
import { createMemoryHost } from '../host/memory.ts';
import { rules } from '../rules/index.ts';
import { SecondOpinion, type SecondOpinionEnvironment } from './second-opinion.ts';

interface Project {
  readonly workspace: Workspace;
  /** Which baseline it is compared with. */
  baseline?: string | undefined;
  readonly secondOpinion: SecondOpinion | undefined;
}

/** Finds what a folder is compared with; undefined where git may not be called or has nothing. */
export type FindBaseline = (root: FileId, workspace: Workspace) => { readonly key: string; open(): Baseline } | undefined;

/** The projects of an editor window: one for each folder, and one for documents that lie in none. */
export class Projects {
  private readonly createHost: (root: FileId) => Host;
  private readonly types: SecondOpinionEnvironment | undefined;
  private readonly findBaseline: FindBaseline;
  private readonly folders = new Map<FileId, Project>();
  private readonly loose: Project = { workspace: new Workspace(createMemoryHost(new Map()), fileFacts), secondOpinion: undefined };

  /** Without `types` only facts speak. */
  constructor(createHost: (root: FileId) => Host, types?: SecondOpinionEnvironment, findBaseline: FindBaseline = () => undefined) {
    this.createHost = createHost;
    this.types = types;
    this.findBaseline = findBaseline;
  }

  addFolder(root: FileId): void {
    if (this.folders.has(root)) return;
    const workspace = new Workspace(this.createHost(root), fileFacts);
    this.folders.set(root, { workspace, secondOpinion: this.types && new SecondOpinion(workspace, this.types) });
  }

  removeFolder(root: FileId): void {
    this.folders.get(root)?.secondOpinion?.stop();
    this.folders.delete(root);
  }

  /** Compares every folder with what its base is now. */
  compare(): void {
    for (const [root, project] of this.folders) {
      const found = this.findBaseline(root, project.workspace);
      if (found?.key === project.baseline) continue;
      project.workspace.setBaseline(found?.open());
      project.baseline = found?.key;
    }
  }

  /** Asks the types tier what facts could not decide. Its answers come later. */
  consult(): void {
    for (const { secondOpinion } of this.folders.values()) void secondOpinion?.consult();
  }

  stop(): void {
    for (const { secondOpinion } of this.folders.values()) secondOpinion?.stop();
  }

  /** A document was opened or edited (`buffer`), or a file was saved, closed, created or deleted (none). */
  update(file: FileId, buffer?: Buffer): void {
    const { workspace, secondOpinion } = this.projectOf(file);
    workspace.update(file, buffer);
    secondOpinion?.update(file, buffer?.text);
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
  private projectOf(file: FileId): Place {
    let best: FileId | undefined;
    for (const root of this.folders.keys()) {
      if (file.startsWith(`${root}/`) && root.length > (best?.length ?? -1)) best = root;
    }
    const project = best === undefined ? this.loose : this.folders.get(best)!;
    const path = best === undefined ? file : file.slice(best.length + 1);
    const isOurs = !isInstalled(file) && foreignScheme(file) === undefined;
    return { ...project, path, isLoose: best === undefined, rules: isOurs ? rulesFor(path, rules) : [] };
  }
}

/** Where a file belongs. */
interface Place extends Project {
  /** Relative to the project. */
  readonly path: string;
  /** It lies in no folder of the window. */
  readonly isLoose: boolean;
  /** The rules that speak about it. */
  readonly rules: readonly Rule[];
}
