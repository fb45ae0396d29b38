import { analyze, resolveFix } from '../engine/analyze.ts';
import type { Change, Finding, FixRef, ResolvedChange } from '../engine/finding.ts';
import { type Rule, rulesFor } from '../engine/rule.ts';
import { standingOf } from '../engine/standing.ts';
import { type FileId, folderOf, lineStarts, positionAt } from '../engine/text.ts';
import type { Workspace } from '../engine/workspace.ts';
import { suppressions } from '../facts/suppressions.ts';
import { Cascade, type Settings } from '../settings/cascade.ts';
import { settingsSchema } from '../settings/keys.ts';
import { type Baseline, baselineName, type Entry, entriesFor, matched, pathIn, readBaseline } from './baseline.ts';
import { type Changes, changedLines, isNew, type Lines } from './changes.ts';
import { amended, ignored, ignoring } from './comments.ts';
import { notices } from './notices.ts';
import { suppressed } from './suppress.ts';

/** What is reviewed, and by what. */
export interface ReviewOptions {
  readonly workspace: Workspace;
  /** The folder of the project. */
  readonly root: FileId;
  /** All there are: comments and settings may name any. */
  readonly rules: readonly Rule[];
  /** Those that are asked now; all without it. */
  readonly asked?: readonly Rule[];
  /** The one file of settings that counts, in place of those in the project. */
  readonly config?: FileId | undefined;
}

/** What people have decided about the findings of a project: settings, comments, the baseline, and whether only what is new is shown. */
export class Review {
  private readonly options: ReviewOptions;
  private readonly schema: ReturnType<typeof settingsSchema>;
  private readonly baselines = new Map<string, Baseline | undefined>();
  private readonly lines = new Map<FileId, { readonly version: string; readonly lines: readonly Lines[] }>();
  private cascade!: Cascade;
  private editor: unknown;
  private changes: Changes | undefined;

  constructor(options: ReviewOptions) {
    this.options = options;
    this.schema = settingsSchema([...options.rules, ...Object.values(notices)]);
    this.settingsChanged();
  }

  /** A file of settings, or the settings of the editor, may say something else now. */
  settingsChanged(editor: unknown = this.editor): void {
    const { workspace, root, config } = this.options;
    this.editor = editor;
    this.cascade = new Cascade({
      read: (file) => workspace.read(file),
      schema: this.schema,
      only: config,
      ...(editor !== undefined && { editor: { folder: root, settings: editor } }),
    });
    workspace.setSaid({
      aliases: (file) => this.cascade.of(file).aliases,
      layer: (file) => this.cascade.of(file).layerOf(file),
    });
  }

  /** A baseline was written or removed. */
  baselineChanged(): void {
    this.baselines.clear();
  }

  /** From now on only what is new since then is shown; everything without changes. */
  setChanges(changes: Changes | undefined): void {
    this.changes = changes;
    this.lines.clear();
  }

  settingsOf(file: FileId): Settings {
    return this.cascade.of(file);
  }

  /** What is wrong in the settings of the project. */
  problems(): ReturnType<Cascade['problems']> {
    return this.cascade.problems(new Set([this.options.root, ...this.options.workspace.files().map(folderOf)]));
  }

  /** The rules that speak about a file, as they are wanted there. `isNamed`: a person names the file, so that rules skip nothing by themselves. */
  rulesOf(file: FileId, path: string, isNamed = false): readonly Rule[] {
    const { rules, asked = rules } = this.options;
    const settings = this.cascade.of(file);
    if (settings.excludedBy(file) !== undefined) return [];
    const speaking = isNamed || settings.isIncluded(file) ? asked : rulesFor(path, asked);
    return speaking.flatMap((rule) => settings.configured(rule) ?? []);
  }

  /** What is said of a file: what its comments do not suppress; what the baseline knows is a hint; where only news are wanted, no more than those. */
  findings(file: FileId, active: readonly Rule[]): readonly Finding[] {
    const reviewed = this.withBaseline(file, this.unsuppressed(file, active));
    return this.changes ? reviewed.filter((finding) => this.isNew(finding)) : reviewed;
  }

  /** Why a file is not checked when nobody names it, or that it is: one sentence. `nameOf` is how people read a path. */
  standing(
    file: FileId,
    path: string,
    { nameOf, isLoose = false }: { readonly nameOf: (file: FileId) => string; readonly isLoose?: boolean },
  ): string {
    const { workspace, rules, asked = rules } = this.options;
    const settings = this.cascade.of(file);
    const active = this.rulesOf(file, path);
    const by = settings.excludedBy(file);
    const layer = settings.layerOf(file);
    const count = (): number => this.findings(file, active).length;
    const decided = { ...(by !== undefined && { excludedBy: nameOf(by) }), ...(layer !== undefined && { layer }) };
    return standingOf({ workspace, file, path, rules: asked, active, count, isLoose, ...decided });
  }

  /** What a baseline would say of a file, and what that of the project says of it that is no longer there. */
  entries(
    file: FileId,
    active: readonly Rule[],
    baseline: Pick<Baseline, 'file'> & Partial<Baseline>,
  ): { readonly found: readonly Entry[]; readonly vanished: readonly Entry[] } {
    const loud = this.unsuppressed(file, active).filter(({ severity }) => severity !== 'hint');
    const path = pathIn(baseline, file);
    const found = loud.length ? entriesFor(loud, this.options.workspace.parse(file), path) : [];
    return { found, vanished: matched(found, baseline.entries?.get(path) ?? []).vanished };
  }

  /** The baseline that speaks of a file: that of the nearest folder above it. */
  baselineOf(file: FileId): Baseline | undefined {
    const nearest = (folder: string): Baseline | undefined => {
      if (this.baselines.has(folder)) return this.baselines.get(folder);
      const own = `${folder}/${baselineName}`;
      const text = this.options.workspace.read(own);
      const found = text === undefined ? (folder ? nearest(folderOf(folder)) : undefined) : readBaseline(own, text);
      this.baselines.set(folder, found);
      return found;
    };
    return nearest(folderOf(file));
  }

  /** Makes a fix again from its reference, or says 'stale'. */
  resolve(ref: FixRef, active: readonly Rule[]): ResolvedChange | 'stale' {
    const { workspace } = this.options;
    const isNotice = Object.values(notices).some(({ id }) => id === ref.rule);
    if (!isNotice && ref.fix !== ignoring) return resolveFix(workspace, ref, active);
    if (workspace.version(ref.file) !== ref.version) return 'stale';
    const change = ref.fix === ignoring ? ignored(ref, workspace.parse(ref.file)) : this.amended(ref);
    return change === 'stale' ? change : { ...change, madeFor: { [ref.file]: ref.version } };
  }

  private amended(ref: FixRef): Change | 'stale' {
    const { workspace } = this.options;
    const comment = workspace.facts
      .of(suppressions, ref.file)
      .find(({ span }) => span.start === ref.span.start && span.end === ref.span.end);
    return comment ? amended(ref, comment, workspace.read(ref.file) ?? '') : 'stale';
  }

  private unsuppressed(file: FileId, active: readonly Rule[]): readonly Finding[] {
    const { workspace, rules } = this.options;
    const found = active.length ? analyze(workspace, file, active) : [];
    const comments = active.length ? workspace.facts.of(suppressions, file) : [];
    return suppressed(found, comments, {
      file,
      settings: this.cascade.of(file),
      known: rules.map(({ id }) => id),
      active: new Set(active.map(({ id }) => id)),
    });
  }

  private withBaseline(file: FileId, findings: readonly Finding[]): readonly Finding[] {
    const baseline = findings.length ? this.baselineOf(file) : undefined;
    const known = baseline?.entries.get(pathIn(baseline, file));
    if (!known) return findings;
    const loud = findings.filter(({ severity }) => severity !== 'hint');
    const { isKnown } = matched(entriesFor(loud, this.options.workspace.parse(file), known[0]!.path), known);
    const knownOnes = new Set(loud.filter((_, at) => isKnown[at]));
    return findings.map((finding) => (knownOnes.has(finding) ? { ...finding, severity: 'hint', isKnown: true } : finding));
  }

  private isNew(finding: Finding): boolean {
    const { workspace } = this.options;
    const lineAt = (file: FileId, offset: number): number => positionAt(lineStarts(workspace.read(file) ?? ''), offset).line;
    return isNew(finding, workspace.parse(finding.file), (file) => this.changedLines(file), lineAt);
  }

  /** Of the text as the person sees it: what is not saved counts. */
  private changedLines(file: FileId): readonly Lines[] {
    const { workspace } = this.options;
    const changes = this.changes!;
    const version = workspace.version(file);
    const known = this.lines.get(file);
    if (known?.version === version) return known.lines;
    const before = changes.before.has(file) ? changes.before.get(file)! : workspace.saved(file);
    const now = workspace.read(file) ?? '';
    const lines = before === null || before === undefined ? [{ start: 0, end: Number.POSITIVE_INFINITY }] : changedLines(before, now);
    this.lines.set(file, { version, lines });
    return lines;
  }
}
