import type { Change } from './change.ts';
import { movePlan } from './move.ts';
import type { Plan, Words } from './plan.ts';
import { referencePlan } from './reference.ts';
import { removalPlan } from './removal.ts';
import { replacementPlan, splitPlan } from './replacement.ts';
import { requirementPlan } from './requirement.ts';

/** The steps of a change, each deployed by itself. */
export function planOf(change: Change, words: Words): Plan {
  if (change.kind === 'rename') return replacementPlan(change, words);
  if (change.kind === 'split') return splitPlan(change, words);
  if (change.kind === 'move') return movePlan(change, words);
  if (change.kind === 'not-null') return requirementPlan(change, words);
  if (change.kind === 'foreign-key') return referencePlan(change, words);
  return removalPlan(change, words);
}
