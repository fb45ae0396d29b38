import type { Call } from '../syntax/expressions.ts';
import { type Iteration, iterationOf } from '../syntax/iterations.ts';
import { pathInElement, type Round } from './elements.ts';
import { inOuterLoop, placeBefore } from './place.ts';
import { isRefusal } from './refusal.ts';

/**
 * The rounds that a query can be asked for before: those of the loop around it; where that goes over what each element of an outer one has
 * (`for (const order of orders) for (const item of order.items)`), those of the outer one.
 */
export function roundsFor(call: Call, iteration: Iteration): Round {
  const place = placeBefore(call, iteration);
  const outer = isRefusal(place) && place === inOuterLoop ? iterationOf(iteration.node) : undefined;
  const list = outer && iteration.items && pathInElement(iteration.items, outer);
  return list && !list.mayLack && !list.isOptional ? { ...outer, inner: iteration } : iteration;
}
