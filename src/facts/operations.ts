import type { FactReader } from '../engine/facts.ts';
import type { Step } from '../engine/rule.ts';
import type { Operation, OperationKind } from '../libraries/library.ts';
import type { Call } from '../syntax/expressions.ts';
import { ownerOf } from '../syntax/functions.ts';
import { type Effect, effects, shortest, targetAt, targetOf } from './effects.ts';
import { callFacts, functions } from './functions.ts';
import { callPlace, places } from './places.ts';
import { type FunctionKey, functionKey, splitKey } from './values.ts';

/** What a call does outside of this process, itself or through functions of the project. */
export interface ReachedOperation {
  readonly library: string;
  readonly operation: Operation;
  /** The functions on the way, outermost first; none where the call itself is the operation. */
  readonly through: readonly string[];
  /** The operation as its call is written: `prisma.customer.findUnique`. */
  readonly text: string | undefined;
  /** One step for each function on the way. */
  readonly steps: readonly Step[];
}

/** The operation of one of these kinds behind a call, by the shortest proven way; undefined where none is proven. */
export function operationBehind(call: Call, kinds: readonly OperationKind[], facts: FactReader): ReachedOperation | undefined {
  const written = callFacts(call);
  const target = written && targetOf(written, functionKey(call.getSourceFile().fileName, ownerOf(call)), facts);
  if (!target) return;
  if (target.is === 'operation')
    return kinds.includes(target.operation.kind) ? { ...target, through: [], text: undefined, steps: [] } : undefined;
  const through: string[] = [];
  const steps: Step[] = [];
  for (let key: FunctionKey | undefined = target.key; key !== undefined; ) {
    const effect: Effect | undefined = shortest(facts.about(effects, key), kinds);
    if (!effect) return;
    const [file, id] = splitKey(key);
    const text = facts.of(functions, file)[id]?.calls[effect.at]?.text ?? '';
    through.push(nameOf(id));
    const reached = targetAt(key, effect.at, facts);
    const does = reached?.is === 'operation' ? `${verbs[reached.operation.kind]}:` : 'calls';
    steps.push({ at: { file, places, key: callPlace(id, effect.at) }, message: `\`${nameOf(id)}\` ${does} \`${text}\`` });
    if (effect.to === undefined) return reached?.is === 'operation' ? { ...reached, through, text, steps } : undefined;
    key = effect.to;
  }
  return;
}

const verbs: Readonly<Record<OperationKind, string>> = {
  read: 'queries the database',
  write: 'queries the database',
  'remote call': 'calls another service',
  publish: 'publishes a message',
  cache: 'asks the cache',
  transaction: 'opens a transaction',
};

/** A function's id as a person would call it. */
function nameOf(id: string): string {
  return id.replace(/#\d+$/, '');
}
