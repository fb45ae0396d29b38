import type { FactReader } from '../engine/facts.ts';
import type { Step } from '../engine/rule.ts';
import { ts } from '../engine/ts.ts';
import type { Operation, OperationKind } from '../libraries/library.ts';
import { type Call, unwrapped } from '../syntax/expressions.ts';
import { type Counted, type Effect, effects, leadTo, shortest } from './effects.ts';
import { functions } from './functions.ts';
import { callPlace, places } from './places.ts';
import type { Handed } from './runs.ts';
import { functionsAmong, leadsOf, type Target, targets } from './targets.ts';
import { type FunctionKey, splitKey } from './value.ts';

/** What a call does outside of this process, itself or through functions of the project. */
export interface ReachedOperation {
  readonly library: string;
  readonly operation: Operation;
  /** How the call runs the function that it is given and that does so: `ids.map(load)`. */
  readonly handed?: Handed;
  /** The function that the call runs; none where the call itself is the operation. */
  readonly to?: FunctionKey;
  /** How many functions the call may run, each of which does so, by what is known of it: `to` is the nearest. */
  readonly isOneOf?: number;
  /** The functions on the way, outermost first; none where the call itself is the operation. */
  readonly through: readonly string[];
  /** The operation as its call is written: `prisma.customer.findUnique`. */
  readonly text: string | undefined;
  /** One step for each function on the way. */
  readonly steps: readonly Step[];
}

/**
 * The operation of one of these kinds behind a call, by the shortest proven way; undefined where none is proven.
 * What a function does that stands among the arguments, the calls in it do themselves.
 */
export function operationBehind(
  call: Call,
  kinds: readonly OperationKind[],
  facts: FactReader,
  counted: Counted = 'all',
): ReachedOperation | undefined {
  const leads = leadsOf(call, facts).filter(({ handed }) => !handed || !isInline(call, handed));
  const target = nearest(leads, (target) => leadTo(target, kinds, facts, counted)?.distance);
  if (!target) return;
  const { handed } = target;
  if (target.is === 'operation') return { ...target, through: [], text: undefined, steps: [] };
  const to = leadTo(target, kinds, facts, counted)?.to;
  const isOneOf = target.others && target.others.length + 1;
  const through: string[] = [];
  const steps: Step[] = [];
  let oneOf = isOneOf;
  let away = Number.POSITIVE_INFINITY;
  for (let key = to; key !== undefined; ) {
    const effect: Effect | undefined = stepFrom(key, kinds, counted, away, facts);
    if (!effect) return;
    away = effect.distance;
    const [file, id] = splitKey(key);
    const text = facts.of(functions, file)[id]?.calls[effect.at]?.text ?? '';
    const name = nameOf(id);
    if (name) through.push(name);
    const reached = effect.to === undefined ? facts.about(targets, key)[effect.at]?.find((one) => one.is === 'operation') : undefined;
    const doing = reached ? `${verbs[reached.operation.kind]}:` : 'calls';
    steps.push({
      at: { file, places, key: callPlace(id, effect.at) },
      message: `${name ? `\`${name}\`` : 'a callback'}${oneOf ? `, one of ${oneOf} that may run here and all do,` : ''} ${doing} \`${text}\``,
    });
    if (effect.to === undefined)
      return reached && { ...reached, ...(handed && { handed }), to: to!, ...(isOneOf && { isOneOf }), through, text, steps };
    oneOf = countAmong(facts.about(targets, key)[effect.at] ?? [], effect.to);
    key = effect.to;
  }
  return;
}

/** The next step of the way, always a nearer one: nobody joins what starts late, so that behind such a call anything counts. */
function stepFrom(
  key: FunctionKey,
  kinds: readonly OperationKind[],
  counted: Counted,
  away: number,
  facts: FactReader,
): Effect | undefined {
  const found = facts.about(effects, key);
  return [shortest(found, kinds, counted), shortest(found, kinds)].find((effect) => effect && effect.distance < away);
}

/** Of how many functions this is one that a call may run; undefined where it is the only one. */
function countAmong(leads: readonly Target[], key: FunctionKey): number | undefined {
  const among = leads.map(functionsAmong).find((keys) => keys.includes(key)) ?? [];
  return among.length > 1 ? among.length : undefined;
}

function isInline(call: Call, { at, isListed }: Handed): boolean {
  const argument = ts.isCallExpression(call) ? call.arguments[at] : undefined;
  const inner = argument && unwrapped(argument);
  if (isListed) return inner !== undefined && ts.isCallExpression(inner) && inner.arguments.some(isFunction);
  return inner !== undefined && isFunction(inner);
}

function isFunction(node: ts.Expression): boolean {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node);
}

function nearest(found: readonly Target[], distance: (target: Target) => number | undefined): Target | undefined {
  const reaching = found.map((target) => ({ target, away: distance(target) })).filter(({ away }) => away !== undefined);
  return reaching.sort((a, b) => a.away! - b.away!)[0]?.target;
}

const verbs: Readonly<Record<OperationKind, string>> = {
  read: 'queries the database',
  write: 'writes to the database',
  'remote call': 'calls another service',
  publish: 'publishes a message',
  cache: 'asks the cache',
  transaction: 'opens a transaction',
};

/** A function's id as a person would call it; undefined where nobody gave it a name. */
function nameOf(id: string): string | undefined {
  const name = id.replace(/#\d+$/, '');
  return name === 'anonymous' ? undefined : name;
}
