import { DiagnosticSeverity } from 'vscode-languageserver';
import type { Finding } from '../engine/finding.ts';
import { isDecision } from '../engine/host.ts';
import type { FileId } from '../engine/text.ts';
import type { Rewritten } from '../review/survey.ts';
import type { ServerContext } from './context.ts';
import { toRange, toUri } from './convert.ts';
import { type ManyFindingsParams, manyFindingsNotification, source, type WrittenBaseline } from './protocol.ts';

/** What keeping up with decisions asks of the server besides. */
interface DecisionsEnvironment {
  textsSince(root: FileId, ref: string | undefined): Promise<ReadonlyMap<FileId, string | null> | string>;
  /** Everything may be said otherwise. */
  onNews(): void;
}

/** How long after the last change git is asked what is new, in milliseconds. */
const restingTime = 200;

/** So many findings in open files, and none of them known, make a first contact that wants a baseline. */
const many = 10;

/** Work goes on for so long before messages are let in, in milliseconds. */
const slice = 10;

/** The keys of the editor's settings that mean the same as those of files. */
const shared = ['rules', 'exclude', 'include', 'base'];

/** Keeps up with what people decide while the server runs: settings of files and of the editor, baselines, and what is new in git. */
export class Decisions {
  private readonly context: ServerContext;
  private readonly environment: DecisionsEnvironment;
  private readonly counts = new Map<FileId, number>();
  private readonly reported = new Set<FileId>();
  private isOnlyNew = false;
  private isOffered = false;
  private wasTold = '';
  private asked = 0;
  private resting: ReturnType<typeof setTimeout> | undefined;

  constructor(context: ServerContext, environment: DecisionsEnvironment) {
    this.context = context;
    this.environment = environment;
  }

  /** Reads what the editor's settings say for every folder. */
  async readEditorSettings(): Promise<void> {
    const { connection, projects } = this.context;
    const roots = [undefined, ...projects.roots()];
    const items = roots.map((root) => ({ section: source, ...(root !== undefined && { scopeUri: toUri(root) }) }));
    const answers: readonly unknown[] = await connection.workspace.getConfiguration(items).catch(() => []);
    for (const [at, root] of roots.entries()) projects.setEditorSettings(ours(answers[at]), root);
    if (this.isOnlyNew) await this.readChanges();
    this.environment.onNews();
  }

  /** Whether only findings in what has changed are shown from now on. */
  async setOnlyNew(isOnlyNew: boolean): Promise<void> {
    if (isOnlyNew === this.isOnlyNew) return;
    this.isOnlyNew = isOnlyNew;
    await this.readChanges();
    this.environment.onNews();
  }

  /** Folders came or went. */
  settingsMayHaveChanged(): void {
    void this.readEditorSettings();
    this.showSettingsProblems();
  }

  /** Files changed on disk. */
  filesChanged(files: readonly FileId[]): void {
    if (files.some((file) => isDecision(file) || this.context.projects.isSnapshot(file))) {
      this.showSettingsProblems();
      this.environment.onNews();
    }
    if (!this.isOnlyNew) return;
    clearTimeout(this.resting);
    this.resting = setTimeout(() => void this.readChanges().then(() => this.environment.onNews()), restingTime);
  }

  /** What is wrong in settings stands in the list of problems; of a file that is open the editor says most of it itself. */
  showSettingsProblems(): void {
    const { connection, documents, texts, projects } = this.context;
    const problems = projects.settingsProblems();
    const told = problems.filter(({ file, isBySchema }) => !(isBySchema && documents.get(toUri(file))));
    for (const file of new Set([...this.reported, ...told.map(({ file }) => file)])) {
      const diagnostics = told
        .filter((problem) => problem.file === file)
        .map(({ span, message }) => ({ source, severity: DiagnosticSeverity.Error, range: toRange(file, span, texts), message }));
      void connection.sendDiagnostics({ uri: toUri(file), diagnostics });
      this.reported.add(file);
    }
  }

  /** A file was closed. */
  closed(file: FileId): void {
    this.counts.delete(file);
  }

  /** Counts what an open file says: the first time that this is much, and no baseline is there, the client hears of it. */
  seen(file: FileId, findings: readonly Finding[]): void {
    this.counts.set(file, findings.filter(({ severity }) => severity !== 'hint').length);
    const count = [...this.counts.values()].reduce((sum, one) => sum + one, 0);
    if (this.isOffered || this.isOnlyNew || count < many || this.context.projects.hasBaseline(file)) return;
    this.isOffered = true;
    void this.context.connection.sendNotification(manyFindingsNotification, { count } satisfies ManyFindingsParams);
  }

  /** What the baselines of all folders shall hold, with what types say; other messages come first. */
  async baselines(prune: boolean): Promise<readonly WrittenBaseline[]> {
    await this.everyFile(prune);
    await this.context.projects.settled();
    return (await this.everyFile(prune)).map(({ file, ...rest }) => ({ uri: toUri(file), ...rest }));
  }

  private async everyFile(prune: boolean): Promise<readonly Rewritten[]> {
    const steps = this.context.projects.baselines(prune);
    let started = performance.now();
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) return step.value;
      if (performance.now() - started < slice) continue;
      await this.context.breathe();
      started = performance.now();
    }
  }

  /** Asks git what is new; only the last answer counts. */
  private async readChanges(): Promise<void> {
    const { connection, projects } = this.context;
    const run = ++this.asked;
    for (const root of projects.roots()) {
      const base = projects.settingsOf(`${root}/.`).settings.base;
      const before = this.isOnlyNew ? await this.environment.textsSince(root, base) : undefined;
      if (run !== this.asked) return;
      projects.setChanges(root, typeof before === 'object' ? { before } : undefined);
      if (typeof before === 'string' && before !== this.wasTold)
        connection.window.showWarningMessage(`Everything is shown, as what is new cannot be told: ${before}.`);
      this.wasTold = typeof before === 'string' ? before : '';
    }
  }
}

/** The editor's settings as a file would say them. */
function ours(settings: unknown): unknown {
  const own = Object.entries(settings ?? {}).filter(([key, value]) => shared.includes(key) && value !== '' && value !== null);
  return Object.fromEntries(own);
}
