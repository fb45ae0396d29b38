import { type Cell, detach, type Frame, inputCell, invalidate, makeStale, newCell, stateOf } from './cell.ts';
import { forEachComponent } from './components.ts';
import { isSame } from './equal.ts';
import type { FactReader, FileFact, GraphFact, ProjectFact } from './facts.ts';
import { memo } from './memo.ts';
import type { Opinion, Question } from './opinion.ts';
import type { FileId } from './text.ts';
import type { ts } from './ts.ts';

/** What the store asks of the outside. */
export interface Inputs {
  files(): readonly FileId[];
  parse(file: FileId): ts.SourceFile;
  resolve(from: FileId, specifier: string): FileId | undefined;
  opinion(question: Question): Opinion | undefined;
  mentions(file: FileId, word: string): boolean;
  /** The facts of a file whose text is known elsewhere. */
  extracted(file: FileId): Extracted | undefined;
}

/** What the file facts say of one file, by their ids. */
export type Extracted = Readonly<Record<string, unknown>>;

/** How often work was done, by fact id: what the tests of freshness count. */
export interface Counts {
  parses: number;
  readonly derivations: Record<string, number>;
}

/** Facts by file and by key, kept until what they were read from changes. */
export class FactStore {
  readonly counts: Counts = { parses: 0, derivations: {} };
  private readonly inputs: Inputs;
  private readonly fileFacts: readonly FileFact<unknown>[];
  private readonly cells = new Map<string, Cell>();
  private readonly asked = new Map<Cell, Question>();
  private readonly structure: Cell = inputCell('structure');
  private readonly baseline: Cell = inputCell('baseline');
  private readonly stack: Frame[] = [];

  constructor(inputs: Inputs, fileFacts: readonly FileFact<unknown>[]) {
    this.inputs = inputs;
    this.fileFacts = fileFacts;
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
    resolve: (from, specifier) => this.read(this.resolution(from, specifier)) as FileId | undefined,
  };

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

  /** What every file fact says of a file; no reader for whoever asks. */
  extractedFrom(file: FileId): Extracted {
    const cell = this.extraction(file);
    this.refresh(cell);
    return cell.value as Extracted;
  }

  /** The text of a file is another one now. */
  textChanged(file: FileId): void {
    invalidate(this.text(file));
  }

  /** Files came or went, or a configuration file changed. */
  structureChanged(): void {
    invalidate(this.structure);
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
    return this.cell(`mention\0${file}\0${word}`, 'mention', () => {
      this.dependOnText(file);
      return this.inputs.mentions(file, word);
    });
  }

  /** One parse serves every fact; the tree is dropped. */
  private extraction(file: FileId): Cell {
    return this.cell(`extract\0${file}`, 'extract', () => {
      this.dependOnText(file);
      const known = this.inputs.extracted(file);
      if (known) return known;
      const tree = this.inputs.parse(file);
      return Object.fromEntries(this.fileFacts.map((fact) => [fact.id, fact.extract(tree)]));
    });
  }

  private fileFact(fact: FileFact<unknown>, file: FileId): Cell {
    return this.cell(`${fact.id}\0${file}`, fact.id, () => {
      const facts = this.read(this.extraction(file)) as Extracted;
      if (!(fact.id in facts)) throw new Error(`the file fact '${fact.id}' is not registered`);
      return facts[fact.id];
    });
  }

  private projectFact(fact: ProjectFact<unknown>, key: string): Cell {
    return this.known(`${fact.id}\0${key}`, () => ({
      ...newCell(fact.id, (reader) => fact.derive(key, reader)),
      ...('bottom' in fact ? { bottom: fact.bottom } : {}),
      ...('uses' in fact ? { graph: { fact: fact as GraphFact<unknown>, key } } : {}),
    }));
  }

  private cell(key: string, id: string, compute: (reader: FactReader) => unknown): Cell {
    return this.known(key, () => newCell(id, compute));
  }

  private known(key: string, create: () => Cell): Cell {
    return memo(this.cells, key, create);
  }

  private read(cell: Cell): unknown {
    this.stack.at(-1)?.sources.add(cell);
    if (cell.state === 'busy') return this.cycle(cell);
    this.refresh(cell);
    return cell.value;
  }

  private refresh(cell: Cell): void {
    if (cell.state === 'fresh') return;
    if (cell.graph) this.solveFrom(cell);
    else if (cell.state !== 'unsure' || !this.kept(cell)) this.compute(cell);
  }

  /** Whether an unsure cell turns out to be fresh: every source, asked in the order in which it was read, kept its value. */
  private kept(cell: Cell): boolean {
    cell.state = 'checking';
    for (const source of cell.sources) {
      if (source.state === 'busy') return false;
      this.refresh(source);
      if (stateOf(cell) !== 'checking') return stateOf(cell) === 'fresh';
    }
    cell.state = 'fresh';
    return true;
  }

  private compute(cell: Cell): void {
    const frame: Frame = { cell, sources: new Set(), until: Number.POSITIVE_INFINITY };
    detach(cell);
    cell.state = 'busy';
    this.stack.push(frame);
    this.count(cell.id);
    let value: unknown;
    try {
      value = cell.compute(this.reader);
    } catch (error) {
      cell.state = 'stale';
      throw error;
    } finally {
      this.stack.pop();
    }
    this.settle(cell, value, frame.sources);
    const depth = this.stack.length;
    if (frame.until < depth) {
      cell.state = 'stale';
      const below = this.stack[depth - 1]!;
      below.until = Math.min(below.until, frame.until);
    }
  }

  /** What was read of a cell that is still being computed is only its bottom: results above it on the stack are not kept. */
  private cycle(cell: Cell): unknown {
    if (!('bottom' in cell)) throw new Error(`the fact '${cell.id}' depends on itself`);
    const top = this.stack.at(-1)!;
    top.until = Math.min(
      top.until,
      this.stack.findIndex((frame) => frame.cell === cell),
    );
    return cell.bottom;
  }

  private settle(cell: Cell, value: unknown, sources: Set<Cell>): void {
    for (const source of sources) source.readers.add(cell);
    cell.sources = sources;
    cell.state = 'fresh';
    if (isSame(cell.value, value)) return;
    cell.value = value;
    for (const reader of cell.readers) if (reader !== cell) makeStale(reader);
  }

  /** Solves what the cell depends on by the same fact and is not fresh, a component at a time, callees first. */
  private solveFrom(root: Cell): void {
    forEachComponent(
      root,
      (cell) => this.usedBy(cell).filter(({ state }) => state !== 'fresh'),
      (component) => this.solve(component),
    );
  }

  private usedBy({ graph }: Cell): readonly Cell[] {
    const { fact, key } = graph!;
    const uses = this.usesOf(fact, key);
    this.refresh(uses);
    return (uses.value as readonly string[]).map((used) => this.projectFact(fact, used));
  }

  private usesOf(fact: GraphFact<unknown>, key: string): Cell {
    return this.cell(`${fact.id}/uses\0${key}`, `${fact.id}/uses`, (reader) => fact.uses(key, reader));
  }

  private solve(component: readonly Cell[]): void {
    if (this.componentKept(component)) return;
    const before = component.map(({ value }) => value);
    const frames = component.map((cell): Frame => ({ cell, sources: new Set(), until: Number.POSITIVE_INFINITY }));
    for (const cell of component) {
      detach(cell);
      cell.state = 'fresh';
      cell.value = cell.bottom;
      this.count(cell.id);
    }
    try {
      this.iterate(frames);
    } catch (error) {
      for (const cell of component) cell.state = 'stale';
      throw error;
    }
    frames.forEach(({ cell, sources }, at) => {
      const value = cell.value;
      cell.value = before[at];
      this.settle(cell, value, sources.add(this.usesOf(cell.graph!.fact, cell.graph!.key)));
    });
    for (const cell of component) cell.state = 'fresh';
  }

  private componentKept(component: readonly Cell[]): boolean {
    for (const cell of component) {
      if (cell.state !== 'unsure') return false;
      for (const source of cell.sources) {
        if (component.includes(source)) continue;
        this.refresh(source);
        if (stateOf(cell) !== 'unsure') return false;
      }
    }
    for (const cell of component) cell.state = 'fresh';
    return true;
  }

  /** Derives every member again and again until no value changes. */
  private iterate(frames: readonly Frame[]): void {
    let changed = true;
    for (let round = 0; changed; round++) {
      if (round > frames.length + 2) throw new Error(`the fact '${frames[0]!.cell.id}' has no fixed point`);
      changed = false;
      for (const frame of frames) {
        this.stack.push(frame);
        try {
          const value = frame.cell.compute(this.reader);
          if (isSame(value, frame.cell.value)) continue;
          frame.cell.value = value;
          changed = true;
        } finally {
          this.stack.pop();
        }
      }
    }
  }

  private count(id: string): void {
    this.counts.derivations[id] = (this.counts.derivations[id] ?? 0) + 1;
  }
}
