import { type Cell, inputCell, invalidate, makeStale, newCell } from './cell.ts';
import { type Counts, Evaluation } from './evaluation.ts';
import type { Aliases, FactReader, FileFact, GraphFact, ProjectFact } from './facts.ts';
import { solveFrom } from './graph.ts';
import type { Inputs } from './inputs.ts';
import { memo } from './memo.ts';
import type { Opinion, Question } from './opinion.ts';
import type { FileId } from './text.ts';

type ValueOf = (fact: FileFact<unknown>) => unknown;

/** Facts by file and by key, kept until what they were read from changes. */
export class FactStore {
  private readonly inputs: Inputs;
  private readonly fileFacts: readonly FileFact<unknown>[];
  private readonly cells = new Map<string, Cell>();
  private readonly senses = new WeakMap<Cell, object>();
  private readonly asked = new Map<Cell, Question>();
  /** What was read off texts that are others now. */
  private readonly changed = new Set<Cell>();
  private readonly structure: Cell = inputCell('structure');
  private readonly baseline: Cell = inputCell('baseline');
  private readonly settings: Cell = inputCell('settings');

  constructor(inputs: Inputs, fileFacts: readonly FileFact<unknown>[]) {
    this.inputs = inputs;
    this.fileFacts = fileFacts;
  }

  /** How often work was done. */
  get counts(): Counts {
    return this.evaluation.counts;
  }

  readonly reader: FactReader = {
    files: () => {
      this.read(this.structure);
      return this.inputs.files();
    },
    mentioning: (word) => this.read(this.mentioning(word)) as readonly FileId[],
    of: <T>(fact: FileFact<T>, file: FileId) => this.read(this.fileFact(fact, file)) as T,
    about: <T>(fact: ProjectFact<T>, key: string) => this.read(this.projectFact(fact, key)) as T,
    opinion: (question) => this.read(this.opinion(question)) as Opinion | undefined,
    once: (key, compute, inside) => this.evaluation.once(key, compute, inside),
    aliases: (file) => this.read(this.aliasesOf(file)) as Aliases,
    layer: (file) => this.read(this.layerOf(file)) as string | undefined,
    resolve: (from, specifier) => this.read(this.resolution(from, specifier)) as FileId | undefined,
  };
  private readonly evaluation = new Evaluation(this.reader, solveFrom);

  /** A value that depends on the text of a file as a whole, positions included. */
  ofText<T>(id: string, file: FileId, compute: (reader: FactReader) => T): T {
    return this.read(this.cell(`${id}\0${file}`, id, compute)) as T;
  }

  /** Called inside a computation that is about to look at the tree of a file. */
  dependOnText(file: FileId): void {
    this.read(this.text(file));
  }

  /** Called inside a computation that is about to compare with what the project was. */
  dependOnBaseline(): void {
    this.read(this.baseline);
  }

  /** What a file fact says of a file; no reader for whoever asks. */
  extractedFrom(file: FileId, fact: FileFact<unknown>): unknown {
    const cell = this.fileFact(fact, file);
    if (this.changed.size) this.settleChanged();
    this.evaluation.refresh(cell);
    return cell.value;
  }

  /** The text of a file is another one now. What is read off it alone is compared first: most edits change nothing of what others go by. */
  textChanged(file: FileId): void {
    for (const reader of this.text(file).readers) {
      if (reader.isReadOff) this.changed.add(reader);
      else makeStale(reader);
    }
  }

  /** Files came or went, or a configuration file changed. */
  structureChanged(): void {
    invalidate(this.structure);
  }

  /** The project may say something else of functions now. */
  settingsChanged(): void {
    invalidate(this.settings);
  }

  /** The project is compared with something else. */
  baselineChanged(): void {
    invalidate(this.baseline);
  }

  /** The types tier says something else about the calls of a file. */
  opinionsChanged(file: FileId): void {
    invalidate(this.opinions(file));
  }

  /** What the facts that hold now would like to know from the types tier. */
  questions(): readonly Question[] {
    if (this.changed.size) this.settleChanged();
    return [...this.asked].filter(([{ readers }]) => [...readers].some(({ state }) => state !== 'stale')).map(([, question]) => question);
  }

  private text(file: FileId): Cell {
    return this.known(`text\0${file}`, () => inputCell('text'));
  }

  private opinions(file: FileId): Cell {
    return this.known(`opinions\0${file}`, () => inputCell('opinions'));
  }

  private opinion(question: Question): Cell {
    const { file, key } = question;
    const cell = this.cell(`opinion\0${file}\0${key}`, 'opinion', () => {
      this.read(this.opinions(file));
      return this.inputs.opinion(question);
    });
    if (!this.asked.has(cell)) this.asked.set(cell, question);
    return cell;
  }

  private aliasesOf(file: FileId): Cell {
    return this.cell(`aliases\0${file}`, 'aliases', () => {
      this.read(this.settings);
      return this.inputs.aliases(file);
    });
  }

  private layerOf(file: FileId): Cell {
    return this.cell(`declared layer\0${file}`, 'declared layer', () => {
      this.read(this.settings);
      return this.inputs.layer(file);
    });
  }

  private resolution(from: FileId, specifier: string): Cell {
    return this.cell(`resolve\0${from}\0${specifier}`, 'resolve', () => {
      this.read(this.structure);
      return this.inputs.resolve(from, specifier);
    });
  }

  private mentioning(word: string): Cell {
    return this.cell(`mentioning\0${word}`, 'mentioning', (reader) => reader.files().filter((file) => this.read(this.mention(file, word))));
  }

  private mention(file: FileId, word: string): Cell {
    return this.readOff(`mention\0${file}\0${word}`, 'mention', () => {
      this.dependOnText(file);
      return this.inputs.mentions(file, word);
    });
  }

  /** One parse serves every fact but the rare; the tree is dropped. A function, as each fact is compared by itself. */
  private extraction(file: FileId): Cell {
    const common = this.fileFacts.filter(({ isRare }) => !isRare);
    return this.readOff(`extract\0${file}`, 'extract', (cell): ValueOf => {
      const before = cell.value as ValueOf | undefined;
      const values = this.extract(common, file, cell, (fact) => before?.(fact));
      const byId = new Map(common.map(({ id }, at) => [id, values[at]]));
      return ({ id }) => byId.get(id);
    });
  }

  private fileFact(fact: FileFact<unknown>, file: FileId): Cell {
    return this.readOff(`${fact.id}\0${file}`, fact.id, (cell) => {
      if (!this.fileFacts.some(({ id }) => id === fact.id)) throw new Error(`the file fact '${fact.id}' is not registered`);
      if (fact.isRare) return this.extract([fact], file, cell, () => cell.value)[0];
      return (this.read(this.extraction(file)) as ValueOf)(fact);
    });
  }

  /** What facts say of a file. Where nothing but white space has changed since a cell was computed, what they said before still holds. */
  private extract(facts: readonly FileFact<unknown>[], file: FileId, cell: Cell, before: (fact: FileFact<unknown>) => unknown): unknown[] {
    this.dependOnText(file);
    const known = this.inputs.extracted(file);
    const sense = known ? undefined : this.inputs.senseOf(file);
    const isSame = sense !== undefined && this.senses.get(cell) === sense;
    this.senses.delete(cell);
    const values = facts.map((fact) => {
      if (known) return known(fact);
      return isSame && !fact.isAboutPlaces ? before(fact) : fact.extract(this.inputs.parse(file));
    });
    if (sense) this.senses.set(cell, sense);
    return values;
  }

  private projectFact(fact: ProjectFact<unknown>, key: string): Cell {
    return this.known(`${fact.id}\0${key}`, () => ({
      ...newCell(fact.id, (reader) => fact.derive(key, reader)),
      ...('bottom' in fact ? { bottom: fact.bottom } : {}),
      ...('uses' in fact ? { graph: this.graph(fact as GraphFact<unknown>, key) } : {}),
    }));
  }

  private graph(fact: GraphFact<unknown>, key: string): NonNullable<Cell['graph']> {
    return {
      uses: this.cell(`${fact.id}/uses\0${key}`, `${fact.id}/uses`, (reader) => fact.uses(key, reader)),
      cellOf: (used) => this.projectFact(fact, used),
    };
  }

  private cell(key: string, id: string, compute: (reader: FactReader) => unknown): Cell {
    return this.known(key, () => newCell(id, compute));
  }

  private readOff(key: string, id: string, compute: (cell: Cell) => unknown): Cell {
    return this.known(key, () => ({ ...newCell(id, () => compute(this.cells.get(key)!)), isReadOff: true }));
  }

  private known(key: string, create: () => Cell): Cell {
    return memo(this.cells, key, create);
  }

  private read(cell: Cell): unknown {
    if (this.changed.size) this.settleChanged();
    return this.evaluation.read(cell);
  }

  private settleChanged(): void {
    const cells = [...this.changed];
    this.changed.clear();
    for (const cell of cells) this.evaluation.renew(cell);
  }
}
