import type { FactReader } from './facts.ts';

/**
 * One remembered value. A change makes the cells that read it `stale` and those behind them `unsure`; nothing is computed until somebody asks.
 * An unsure cell asks its sources first, and is fresh again without any work when they kept their values.
 */
export interface Cell {
  readonly id: string;
  compute(reader: FactReader): unknown;
  value: unknown;
  state: 'stale' | 'unsure' | 'checking' | 'busy' | 'fresh';
  sources: Set<Cell>;
  readonly readers: Set<Cell>;
  /** Of a fact about a graph: what it uses (the keys), and the cells for these. */
  readonly graph?: { readonly uses: Cell; cellOf(key: string): Cell };
  readonly bottom?: unknown;
  /** It says what one text says, whatever the rest of the project is. */
  readonly isReadOff?: true;
  /** What it is as long as `within` is being computed, a cell of whose cycle it saw no more than the bottom. */
  provisional?: { readonly value: unknown; readonly within: Frame };
}

/** A computation under way; `until` is the stack index of the cell whose cycle taints this result. */
export interface Frame {
  readonly cell: Cell;
  readonly sources: Set<Cell>;
  until: number;
  /** What was computed on the way, by what it was computed for. */
  readonly values: Map<object, unknown>;
  /** How often it has asked for something. */
  steps: number;
}

export function newFrame(cell: Cell): Frame {
  return { cell, sources: new Set(), until: Number.POSITIVE_INFINITY, values: new Map(), steps: 0 };
}

/** A cell that nobody has asked yet. */
export function newCell(id: string, compute: Cell['compute']): Cell {
  return { id, compute, value: undefined, state: 'stale', sources: new Set(), readers: new Set() };
}

/** A cell that is told when it changes. */
export function inputCell(id: string): Cell {
  return { ...newCell(id, () => undefined), state: 'fresh' };
}

/** The state as it is now: calls in between may have changed what the compiler believes it to be. */
export function stateOf(cell: Cell): Cell['state'] {
  return cell.state;
}

/** Forgets what a cell read: nothing can make it stale while it is computed anew. */
export function detach(cell: Cell): void {
  for (const source of cell.sources) source.readers.delete(cell);
  cell.sources = new Set();
}

/** Tells the readers of an input that it changed. */
export function invalidate(input: Cell): void {
  for (const reader of input.readers) makeStale(reader);
}

/** A source of this cell has another value now. */
export function makeStale(cell: Cell): void {
  const wasFresh = cell.state === 'fresh';
  cell.state = 'stale';
  if (wasFresh) makeReadersUnsure(cell);
}

function makeReadersUnsure(cell: Cell): void {
  const pending = [cell];
  for (let next = pending.pop(); next; next = pending.pop()) {
    for (const reader of next.readers) {
      if (reader.state !== 'fresh') continue;
      reader.state = 'unsure';
      pending.push(reader);
    }
  }
}
