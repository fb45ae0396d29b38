import { type Cell, detach, type Frame, newFrame, stateOf } from './cell.ts';
import { forEachComponent } from './components.ts';
import { isSame } from './equal.ts';
import type { Evaluation } from './evaluation.ts';

/** Solves what the cell depends on by the same fact and is not fresh, a component at a time, callees first. */
export function solveFrom(root: Cell, evaluation: Evaluation): void {
  forEachComponent(
    root,
    (cell) => usedBy(cell, evaluation).filter(({ state }) => state !== 'fresh'),
    (component) => solve(component, evaluation),
  );
}

function usedBy({ graph }: Cell, evaluation: Evaluation): readonly Cell[] {
  const { uses, cellOf } = graph!;
  evaluation.refresh(uses);
  return (uses.value as readonly string[]).map(cellOf);
}

function solve(component: readonly Cell[], evaluation: Evaluation): void {
  if (isKept(component, evaluation)) return;
  const before = component.map(({ value }) => value);
  const frames = component.map(newFrame);
  for (const cell of component) {
    detach(cell);
    cell.state = 'fresh';
    cell.value = cell.bottom;
    evaluation.count(cell.id);
  }
  try {
    iterate(frames, evaluation);
  } catch (error) {
    for (const cell of component) cell.state = 'stale';
    throw error;
  }
  frames.forEach(({ cell, sources }, at) => {
    const { value } = cell;
    cell.value = before[at];
    evaluation.settle(cell, value, sources.add(cell.graph!.uses));
  });
  for (const cell of component) cell.state = 'fresh';
}

/** Whether everything that an unsure component read outside of itself kept its value. */
function isKept(component: readonly Cell[], evaluation: Evaluation): boolean {
  for (const cell of component) {
    if (cell.state !== 'unsure') return false;
    for (const source of cell.sources) {
      if (component.includes(source)) continue;
      evaluation.refresh(source);
      if (stateOf(cell) !== 'unsure' || stateOf(source) !== 'fresh') return false;
    }
  }
  for (const cell of component) cell.state = 'fresh';
  return true;
}

/** Derives every member again and again until no value changes. */
function iterate(frames: readonly Frame[], evaluation: Evaluation): void {
  let changed = true;
  for (let round = 0; changed; round++) {
    if (round > frames.length + 2) throw new Error(`the fact '${frames[0]!.cell.id}' has no fixed point`);
    changed = false;
    for (const frame of frames) {
      const value = evaluation.run(frame);
      if (isSame(value, frame.cell.value)) continue;
      frame.cell.value = value;
      changed = true;
    }
  }
}
