import type { FactReader } from '../engine/facts.ts';
import type { Step } from '../engine/rule.ts';
import type { Query } from '../libraries/library.ts';
import { type Call, calleeOf } from '../syntax/expressions.ts';
import { isAwaited } from '../syntax/functions.ts';
import { type Effect, effects, targetAt, targetOf } from './effects.ts';
import { describe } from './expressions.ts';
import { functions } from './functions.ts';
import { callPlace, places } from './places.ts';
import { type FunctionKey, splitKey } from './values.ts';

/** A query that a call runs, itself or through functions of the project. */
export interface ReachedQuery {
  readonly library: string;
  readonly query: Query;
  /** The functions on the way, outermost first; none where the call itself is the query. */
  readonly through: readonly string[];
  /** The query as its call is written: `prisma.customer.findUnique`. */
  readonly text: string | undefined;
  /** One step for each function on the way. */
  readonly steps: readonly Step[];
}

/** The query behind a call, by the shortest proven way; undefined where none is proven. */
export function queryBehind(call: Call, facts: FactReader): ReachedQuery | undefined {
  const target = targetOf(describe(calleeOf(call)), isAwaited(call), call.getSourceFile().fileName, facts);
  if (!target) return;
  if (target.is === 'query') return { ...target, through: [], text: undefined, steps: [] };
  const through: string[] = [];
  const steps: Step[] = [];
  for (let key: FunctionKey | undefined = target.key; key !== undefined; ) {
    const effect: Effect | null = facts.about(effects, key);
    if (!effect) return;
    const [file, id] = splitKey(key);
    const text = facts.of(functions, file)[id]?.calls[effect.at]?.text ?? '';
    through.push(nameOf(id));
    const message = effect.to === undefined ? `\`${nameOf(id)}\` queries the database: \`${text}\`` : `\`${nameOf(id)}\` calls \`${text}\``;
    steps.push({ at: { file, places, key: callPlace(id, effect.at) }, message });
    if (effect.to === undefined) {
      const query = targetAt(key, effect.at, facts);
      return query?.is === 'query' ? { ...query, through, text, steps } : undefined;
    }
    key = effect.to;
  }
  return;
}

/** A function's id as a person would call it. */
function nameOf(id: string): string {
  return id.replace(/#\d+$/, '');
}
