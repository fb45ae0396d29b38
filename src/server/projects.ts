import { conclusions } from '../engine/analyze.ts';
import type { Finding, FixRef, ResolvedChange } from '../engine/finding.ts';
import { foreignScheme, type Host, isDecision, isInstalled } from '../engine/host.ts';
import type { FileId } from '../engine/text.ts';
import type { ts } from '../engine/ts.ts';
import type { Buffer } from '../engine/workspace.ts';
import { createMemoryHost } from '../host/memory.ts';
import type { Changes } from '../review/changes.ts';
import { fixAll } from '../review/fix-all.ts';
import { layerExplained } from '../review/layer.ts';
import { everyFile, type Rewritten, rewritten, surveyed } from '../review/survey.ts';
import type { Settings } from '../settings/cascade.ts';
import type { SettingsProblem } from '../settings/read.ts';
import { compare, type FindBaseline, type Place, type Project, problemsIn, projectOver } from './project.ts';
import { SecondOpinion, type SecondOpinionEnvironment } from './second-opinion.ts';

/** The projects of an editor window: one for each folder, and one for documents that lie in none. */
export class Projects {
  private readonly createHost: (root: FileId) => Host;
  private readonly types: SecondOpinionEnvironment | undefined;
  private readonly findBaseline: FindBaseline;
  private readonly folders = new Map<FileId, Project>();
  private readonly loose = projectOver(createMemoryHost(new Map()), '');

  /** Without `types` only facts speak. */
  constructor(createHost: (root: FileId) => Host, types?: SecondOpinionEnvironment, findBaseline: FindBaseline = () => undefined) {
    this.createHost = createHost;
    this.types = types;
    this.findBaseline = findBaseline;
  }

  addFolder(root: FileId): void {
    if (this.folders.has(root)) return;
    const project = projectOver(this.createHost(root), root);
    this.folders.set(root, { ...project, secondOpinion: this.types && new SecondOpinion(project.workspace, this.types) });
  }

  removeFolder(root: FileId): void {
    this.folders.get(root)?.secondOpinion?.stop();
    this.folders.delete(root);
  }

  /** Compares the API of every folder with what its base is now; `onUnknown` is told of a branch of the settings that leads nowhere. */
  compare(onUnknown: (branch: string) => void): void {
    for (const [root, project] of this.folders) {
      compare(project, root, this.findBaseline, onUnknown);
    }
  }

  /** Asks the types tier what facts could not decide. Its answers come later. */
  consult(): void {
    for (const { secondOpinion } of this.folders.values()) void secondOpinion?.consult();
  }

  /** Waits until types have said all they can. */
  async settled(): Promise<void> {
    await Promise.all([...this.folders.values()].map(({ secondOpinion }) => secondOpinion?.settled()));
  }

  stop(): void {
    for (const { secondOpinion } of this.folders.values()) secondOpinion?.stop();
  }

  /** A document was opened or edited (`buffer`), or a file was saved, closed, created or deleted (none). */
  update(file: FileId, buffer?: Buffer): void {
    const { workspace, secondOpinion } = this.projectOf(file);
    workspace.update(file, buffer);
    secondOpinion?.update(file, buffer?.text);
    if (isDecision(file)) this.decisionsChanged();
  }

  /** The folders of the window. */
  roots(): readonly FileId[] {
    return [...this.folders.keys()];
  }

  /** The settings of the editor for a folder; for documents that lie in none without one. */
  setEditorSettings(settings: unknown, root?: FileId): void {
    (root === undefined ? this.loose : this.folders.get(root))?.review.settingsChanged(settings);
  }

  /** From now on only what is new since then is shown in a folder; everything without changes. */
  setChanges(root: FileId, changes: Changes | undefined): void {
    this.folders.get(root)?.review.setChanges(changes);
  }

  /** What is wrong in the settings of the folders. */
  settingsProblems(): readonly SettingsProblem[] {
    return [...this.folders].flatMap(([root, project]) => problemsIn(project, root));
  }

  /** Whether a file is the snapshot that an API is compared with. */
  isSnapshot(file: FileId): boolean {
    return [...this.folders].some(([root, { review }]) => review.settingsOf(`${root}/.`).snapshot?.file === file);
  }

  /** The settings that hold for a file, and the folder of the window that it lies in, if it does. */
  settingsOf(file: FileId): { readonly settings: Settings; readonly root: FileId | undefined } {
    const { review, root } = this.projectOf(file);
    return { settings: review.settingsOf(file), root };
  }

  /** Whether a baseline speaks of a file. */
  hasBaseline(file: FileId): boolean {
    return this.projectOf(file).review.baselineOf(file) !== undefined;
  }

  /** What the baselines of the folders shall hold. One step for each file. */
  *baselines(prune: boolean): Generator<void, readonly Rewritten[]> {
    const found: Rewritten[] = [];
    for (const [root, { review, workspace }] of this.folders) {
      const surveys = yield* surveyed(review, workspace, root, everyFile(review, workspace, root));
      found.push(...surveys.map((survey) => rewritten(survey, prune)));
    }
    return found;
  }

  /** The files of every folder, and the open documents that lie in none. */
  files(): readonly FileId[] {
    return [...new Set([...this.folders.values(), this.loose].flatMap(({ workspace }) => workspace.files()))];
  }

  findings(file: FileId): readonly Finding[] {
    const { review, rules: active } = this.projectOf(file);
    return review.findings(file, active);
  }

  /** The same object as long as nothing that was concluded about the file changed. */
  conclusions(file: FileId): object {
    const { workspace, rules: active } = this.projectOf(file);
    return conclusions(workspace, file, active);
  }

  resolveFix(ref: FixRef): ResolvedChange | 'stale' {
    const { review, rules: active } = this.projectOf(ref.file);
    return review.resolve(ref, active);
  }

  /** The text of an open document after its safe fixes; undefined where there are none. */
  fixedText(file: FileId, buffer: Buffer): string | undefined {
    const { workspace, review, rules: active } = this.projectOf(file);
    const { text, count } = fixAll({ workspace, review }, file, active, 'safe', buffer);
    return count ? text : undefined;
  }

  read(file: FileId): string | undefined {
    return this.projectOf(file).workspace.read(file);
  }

  parse(file: FileId): ts.SourceFile {
    return this.projectOf(file).workspace.parse(file);
  }

  version(file: FileId): string {
    return this.projectOf(file).workspace.version(file);
  }

  /** Why a file is not checked, or that it is: one sentence. */
  standing(file: FileId): string {
    const { review, path, root } = this.projectOf(file);
    const nameOf = (other: FileId): string => (root !== undefined && other.startsWith(`${root}/`) ? other.slice(root.length + 1) : other);
    return review.standing(file, path, { nameOf, isLoose: root === undefined });
  }

  /** Which layer a file was taken for, and why. */
  layer(file: FileId): string {
    const { workspace, path } = this.projectOf(file);
    return layerExplained(file, path, workspace.facts);
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
    return { ...project, path, root: best, rules: isOurs ? project.review.rulesOf(file, path) : [] };
  }

  private decisionsChanged(): void {
    for (const { review } of [this.loose, ...this.folders.values()]) {
      review.settingsChanged();
      review.baselineChanged();
    }
  }
}
