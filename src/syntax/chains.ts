import { ts } from '../engine/ts.ts';
import { type Call, calleeOf, isCall, unwrapped } from './expressions.ts';

/** The calls of a builder from left to right: `db`, then `selectFrom(…)`, `where(…)`, `execute()`. */
export interface Chain {
  /** What the first call is made on. */
  readonly root: ts.Expression;
  readonly steps: readonly ChainStep[];
}

export interface ChainStep {
  /** Empty where the root itself is called: `knex('orders')`. */
  readonly name: string;
  readonly call: ts.CallExpression;
}

/** The chain whose last call this is; undefined where anything but calls of methods stands between. */
export function chainOf(call: Call): Chain | undefined {
  if (!ts.isCallExpression(call)) return;
  const callee = calleeOf(call);
  if (!ts.isPropertyAccessExpression(callee)) return { root: callee, steps: [{ name: '', call }] };
  const receiver = unwrapped(callee.expression);
  const step = { name: callee.name.text, call };
  if (!isCall(receiver)) return { root: receiver, steps: [step] };
  const before = chainOf(receiver);
  return before && { root: before.root, steps: [...before.steps, step] };
}

/** The arguments of the only step of this name. */
export function argumentsOf({ steps }: Chain, name: string): readonly ts.Expression[] | undefined {
  const [step, ...others] = steps.filter((one) => one.name === name);
  return others.length ? undefined : step?.call.arguments;
}

/** Whether a chain has no steps but these. */
export function hasOnly({ steps }: Chain, names: readonly string[]): boolean {
  return steps.every(({ name }) => names.includes(name));
}

export function hasStep({ steps }: Chain, name: string): boolean {
  return steps.some((step) => step.name === name);
}

/** The text of a chain from its root, with other text (`.whereIn('id', ids)`, or none) in the place of some steps. */
export function chainWith({ steps }: Chain, parts: ReadonlyMap<ChainStep, string>): string {
  return steps.reduce((text, step) => {
    const { call } = step;
    const own = call.getText().slice(receiverEnd(call) - call.getStart());
    const replaced = parts.get(step);
    if (replaced === undefined) return text + own;
    return text + (replaced && own.slice(0, own.indexOf('.'))) + replaced;
  }, rootText(steps[0]!.call));
}

/** What a chain is made on, as it is written; the callee itself where that is no method. */
function rootText(first: ts.CallExpression): string {
  return first.getSourceFile().text.slice(first.getStart(), receiverEnd(first));
}

function receiverEnd(call: ts.CallExpression): number {
  return ts.isPropertyAccessExpression(call.expression) ? call.expression.expression.end : call.expression.end;
}
