import { type Cell, detach, type Frame, makeStale, newFrame, stateOf } from './cell.ts';
import { isSame } from './equal.ts';
import type { FactReader } from './facts.ts';

/** How often work was done, by fact id: what the tests of freshness count. */
export interface Counts {
  parses: number;
  readonly derivations: Record<string, number>;
}

/** Ten times what the largest of four real projects with 2,500 to 8,700 files takes for its hardest file, and some seconds of work. */
const mostSteps = 2_000_000;

/** A computation asks for more than it ever will be given an answer to. */
export class TooFar extends Error {
  constructor() {
    super('its definitions lead further than can be followed');
  }
}

/** Computes cells when they are asked for, remembers what each of them read, and decides whether what it remembers still holds. */
export class Evaluation {
  readonly counts: Counts = { parses: 0, derivations: {} };
  private readonly reader: FactReader;
  private readonly solve: (root: Cell, evaluation: Evaluation) => void;
  private readonly stack: Frame[] = [];
  private outside: Map<object, unknown> | undefined;

  /** `solve` makes a cell of a graph fresh, with all that it depends on by the same fact. */
  constructor(reader: FactReader, solve: (root: Cell, evaluation: Evaluation) => void) {
    this.reader = reader;
    this.solve = solve;
  }

  /** The value of a cell, for whichever cell is being computed. */
  read(cell: Cell): unknown {
    if (cell.state === 'busy') return this.cycle(cell);
    if (cell.provisional) {
      const within = this.stack.indexOf(cell.provisional.within);
      if (within >= 0) return this.taint(within, cell.provisional.value);
    }
    const top = this.top();
    top?.sources.add(cell);
    this.refresh(cell);
    if (cell.provisional) top?.sources.delete(cell);
    return cell.provisional ? cell.provisional.value : cell.value;
  }

  /**
   * A value that is computed once for whichever cell is being computed, however often it needs it: local names make trees of what is no tree.
   * `inside` is what it is while it is being computed.
   */
  once<T>(key: object, compute: () => T, inside: T): T {
    const values = this.top()?.values ?? this.outside;
    if (!values) return this.outsideOfCells(() => this.once(key, compute, inside));
    if (values.has(key)) return values.get(key) as T;
    values.set(key, inside);
    const value = compute();
    values.set(key, value);
    return value;
  }

  /** Whoever asks outside of any cell remembers until he is answered. */
  private outsideOfCells<T>(compute: () => T): T {
    this.outside = new Map();
    try {
      return compute();
    } finally {
      this.outside = undefined;
    }
  }

  /** Makes a cell fresh. */
  refresh(cell: Cell): void {
    if (cell.state === 'fresh') return;
    if (cell.graph) this.solve(cell, this);
    else if (cell.state !== 'unsure' || !this.kept(cell)) this.compute(cell);
  }

  /**
   * Computes anew what was read off a text that is another one now, before any reader is told: the few whose value changed are, not all
   * that lies behind what did not.
   */
  renew(cell: Cell): void {
    const cells = [cell, ...[...cell.readers].filter(({ isReadOff }) => isReadOff)].filter(({ state }) => state === 'fresh');
    for (const one of cells) one.state = 'stale';
    try {
      for (const one of cells) this.refresh(one);
    } catch {
      // Whoever asks for it is told why it cannot be known.
      for (const one of cells.filter((left) => stateOf(left) === 'stale')) {
        one.state = 'fresh';
        makeStale(one);
      }
    }
  }

  /** Computes a cell once; what it reads is noted in the frame. */
  run(frame: Frame): unknown {
    this.stack.push(frame);
    try {
      return frame.cell.compute(this.reader);
    } finally {
      this.stack.pop();
      frame.values.clear();
    }
  }

  /** Remembers a value and what it was made from. Who read another value before is stale now. */
  settle(cell: Cell, value: unknown, sources: Set<Cell>): void {
    for (const source of sources) source.readers.add(cell);
    cell.sources = sources;
    cell.state = 'fresh';
    if (isSame(cell.value, value)) return;
    cell.value = value;
    for (const reader of cell.readers) if (reader !== cell) makeStale(reader);
  }

  count(id: string): void {
    this.counts.derivations[id] = (this.counts.derivations[id] ?? 0) + 1;
  }

  /** Whether an unsure cell turns out to be fresh: every source, asked in the order in which it was read, kept its value. */
  private kept(cell: Cell): boolean {
    cell.state = 'checking';
    for (const source of cell.sources) {
      if (source.state === 'busy') return false;
      this.refresh(source);
      if (stateOf(cell) !== 'checking') return stateOf(cell) === 'fresh';
      // In the middle of a cycle nobody can tell.
      if (stateOf(source) !== 'fresh') return false;
    }
    cell.state = 'fresh';
    return true;
  }

  /** The computation that asks. Types that lead to one another in too many ways are given up: else nothing would ever be said. */
  private top(): Frame | undefined {
    const top = this.stack.at(-1);
    if (top && ++top.steps > mostSteps) throw new TooFar();
    return top;
  }

  private compute(cell: Cell): void {
    const frame = newFrame(cell);
    detach(cell);
    cell.state = 'busy';
    this.count(cell.id);
    delete cell.provisional;
    let value: unknown;
    try {
      value = this.run(frame);
    } catch (error) {
      cell.state = 'stale';
      throw error;
    }
    const within = frame.until < this.stack.length ? this.stack[frame.until] : undefined;
    if (within) this.keepFor(within, frame, value);
    else this.settle(cell, value, frame.sources);
  }

  /** Nothing that was seen in the middle of a cycle outlives it: whoever asks later sees more. The cell that it leads to depends on all of it. */
  private keepFor(within: Frame, { cell, sources, until }: Frame, value: unknown): void {
    cell.state = 'stale';
    cell.provisional = { value, within };
    for (const source of sources) if (source !== within.cell) within.sources.add(source);
    within.sources.delete(cell);
    this.taint(until, value);
  }

  /** What was read of a cell that is still being computed is only its bottom: results above it on the stack are not kept. */
  private cycle(cell: Cell): unknown {
    if (!('bottom' in cell)) throw new Error(`the fact '${cell.id}' depends on itself`);
    const within = this.stack.findIndex((frame) => frame.cell === cell);
    return this.taint(within, cell.bottom);
  }

  private taint(within: number, value: unknown): unknown {
    const top = this.stack.at(-1)!;
    top.until = Math.min(top.until, within);
    return value;
  }
}
