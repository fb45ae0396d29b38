import { type Baseline, isSnapshot } from './baseline.ts';
import { isSame } from './equal.ts';
import type { Counts } from './evaluation.ts';
import type { FactReader, FileFact } from './facts.ts';
import { type FileLists, listed } from './file-lists.ts';
import { type Host, isConfiguration, isDocument } from './host.ts';
import type { Extracted } from './inputs.ts';
import { createResolver, type Resolver } from './modules.ts';
import type { Opinions, Question } from './opinion.ts';
import { nothingSaid, type Said } from './said.ts';
import { FactStore } from './store.ts';
import type { FileId } from './text.ts';
import { Trees } from './trees.ts';
import type { ts } from './ts.ts';

/** The unsaved text of an open document, which stands in for what its file holds. */
export interface Buffer {
  readonly text: string;
  readonly version: string;
}

/** Longer texts are generated; no one reads findings in them, and parsing them costs seconds. In UTF-16 units. */
const longestText = 2_000_000;

/** The project as the engine sees it: texts, trees, facts. `update` is its only mutation. */
export class Workspace {
  private readonly host: Host;
  private readonly store: FactStore;
  private readonly buffers = new Map<FileId, Buffer>();
  private readonly trees: Trees;
  private readonly opinions = new Map<FileId, Opinions>();
  private readonly versions = new Map<FileId, string>();
  private said = nothingSaid;
  private listed: FileLists | undefined;
  private resolver: Resolver | undefined;

  private past: Baseline | undefined;

  /** `fileFacts` are all that will ever be asked: one parse extracts them together, but for the rare. `known` has those of texts that another workspace read. */
  constructor(host: Host, fileFacts: readonly FileFact<unknown>[], known: (file: FileId) => Extracted | undefined = () => undefined) {
    this.host = host;
    this.trees = new Trees((file) => this.textToParse(file), this.buffers);
    this.store = new FactStore(
      {
        files: () => this.lists().texts,
        parse: (file) => this.parse(file),
        senseOf: (file) => this.trees.senseOf(file, this.version(file)),
        resolve: (from, specifier) => this.resolve(from, specifier),
        opinion: ({ file, key }) => this.opinions.get(file)?.[key],
        mentions: (file, word) => this.read(file)?.includes(word) ?? false,
        extracted: known,
        aliases: (file) => this.said.aliases(file),
        layer: (file) => this.said.layer(file),
      },
      fileFacts,
    );
  }

  get facts(): FactReader {
    return this.store.reader;
  }

  /** How often work was done. */
  get counts(): Counts {
    return this.store.counts;
  }

  /** Every source file of the project and every open document. */
  files(): readonly FileId[] {
    return this.lists().sources;
  }

  /** Source, declaration and configuration files. The same list as long as none came, went or configured anew. */
  structureFiles(): readonly FileId[] {
    return this.lists().structure;
  }

  /** The text as the person sees it: the buffer where the document is open. */
  read(file: FileId): string | undefined {
    return this.buffers.get(file)?.text ?? this.host.read(file);
  }

  /** What its file holds, whatever the person has typed since. */
  saved(file: FileId): string | undefined {
    return this.host.read(file);
  }

  version(file: FileId): string {
    return this.buffers.get(file)?.version ?? this.host.version(file);
  }

  /** Why a file is not analysed, or undefined where it is. That it is nested too deeply is known once it has been parsed. */
  refusal(file: FileId): string | undefined {
    const text = this.read(file);
    if (text === undefined) return this.host.whyUnreadable(file);
    if (text.length > longestText) return `it is longer than ${longestText / 1_000_000} million characters`;
    return this.trees.isTooDeep(file) ? 'its code is nested too deeply' : undefined;
  }

  /** A document was opened or edited (`buffer`), or a file was saved, closed, created or deleted (none). */
  update(file: FileId, buffer?: Buffer): void {
    const wasThere = this.listed?.texts.includes(file);
    if (buffer) this.buffers.set(file, buffer);
    else this.buffers.delete(file);
    const version = this.version(file);
    const isNews = this.versions.get(file) !== version;
    this.versions.set(file, version);
    if (isNews) this.store.textChanged(file);
    const isThere = buffer !== undefined || this.host.read(file) !== undefined;
    if (wasThere === isThere && !(isNews && isConfiguration(file))) return;
    this.listed = undefined;
    this.resolver = undefined;
    this.store.structureChanged();
  }

  /** What the project says of itself from now on. */
  setSaid(said: Said): void {
    this.said = said;
    this.store.settingsChanged();
  }

  /** Documents that may describe an interface: they are checked, but import nothing. */
  documents(): readonly FileId[] {
    return [...this.host.files()].filter(isDocument);
  }

  /** What the project was, for rules that compare. */
  get baseline(): Baseline | undefined {
    return this.past;
  }

  setBaseline(baseline: Baseline | undefined): void {
    this.past = baseline;
    this.store.baselineChanged();
  }

  /** What file facts say of a file as it is now. */
  extracted(file: FileId): Extracted {
    return (fact) => this.store.extractedFrom(file, fact);
  }

  /** Calls that facts could not decide while they were asked about. */
  questions(): readonly Question[] {
    return this.store.questions();
  }

  /** What the types tier says of the calls of a file, in place of what it said before. */
  setOpinions(file: FileId, opinions: Opinions): void {
    if (isSame(this.opinions.get(file) ?? {}, opinions)) return;
    this.opinions.set(file, opinions);
    this.store.opinionsChanged(file);
  }

  /** The tree of a file; an empty one where it cannot be analysed. Ask facts first: this parses. */
  parse(file: FileId): ts.SourceFile {
    return this.trees.of(file, this.version(file));
  }

  /** A value of a file's text and of facts, kept until one of them changes. `compute` must be the same for the same id. */
  remember<T>(
    id: string,
    file: FileId,
    compute: (facts: FactReader, tree: () => ts.SourceFile, baseline: Baseline | undefined, isAsBefore: boolean) => T,
  ): T {
    return this.store.ofText(id, file, (reader) => {
      this.store.dependOnBaseline();
      const tree = (): ts.SourceFile => {
        this.store.dependOnText(file);
        return this.parse(file);
      };
      return compute(reader, tree, this.past, this.isAsBefore(file));
    });
  }

  /** Whether a file holds what it held in a commit. */
  private isAsBefore(file: FileId): boolean {
    if (!this.past || isSnapshot(this.past)) return false;
    this.store.dependOnText(file);
    return this.past.fileOf(file) === file && this.past.read(file) === this.read(file);
  }

  private textToParse(file: FileId): string {
    this.counts.parses++;
    this.versions.set(file, this.version(file));
    return this.refusal(file) === undefined ? this.read(file)! : '';
  }

  private lists(): FileLists {
    this.listed ??= listed([...new Set([...this.host.files(), ...this.buffers.keys()])], (file) => this.buffers.has(file));
    return this.listed;
  }

  private resolve(from: FileId, specifier: string): FileId | undefined {
    this.resolver ??= createResolver({
      files: () => this.structureFiles(),
      read: (path) => this.read(path),
    });
    return this.resolver(from, specifier);
  }
}
