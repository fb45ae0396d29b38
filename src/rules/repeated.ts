import type { Problem, Step } from '../engine/rule.ts';
import { ts } from '../engine/ts.ts';
import type { ReachedOperation } from '../facts/operations.ts';
import type { Repetition } from '../facts/repetitions.ts';
import { type Call, calleeOf, shown, shownCallee } from '../syntax/expressions.ts';
import type { Iteration } from '../syntax/iterations.ts';
import { plural } from '../syntax/naming.ts';

/** How a rule of the N+1 family speaks of what is repeated. */
export interface Words {
  /** What a function does that leads there: 'queries the database'. */
  readonly does: string;
  /** What each element costs: 'queries'. */
  readonly costs: string;
  /** What becomes of it when all start at once. */
  readonly sideBySide: string;
  /** What to do. */
  readonly advice: string;
}

/** The finding that a repeated call is, without fixes. */
export function repeatedCall(
  call: Call,
  { reached, iteration }: Repetition,
  words: Words,
): Problem & { readonly because: readonly Step[] } {
  return { at: call, message: messageFor(call, iteration, reached, words), because: [loopStep(iteration), ...reached.steps] };
}

function messageFor(call: Call, iteration: Iteration, reached: ReachedOperation, words: Words): string {
  const { through, text } = reached;
  const callee = `\`${shownRepeated(call, reached)}\``;
  const what = through.length
    ? `${callee} ${words.does} ${rounds(iteration)}, by \`${text}\`${through.length > 1 ? `, through \`${through.join('` → `')}\`` : ''}`
    : `${callee} runs ${rounds(iteration)}`;
  const aside = iteration.gathered ? ` ${words.sideBySide}` : '';
  return `${what}: 200 ${elements(iteration)} cost 200 ${words.costs}.${aside} ${words.advice}`;
}

/** The function that the call hands on to be repeated, or what it calls itself. */
function shownRepeated(call: Call, { handed }: ReachedOperation): string {
  return handed?.isRepeated && ts.isCallExpression(call) ? shown(call.arguments[handed.at]!) : shownCallee(call);
}

function elements({ node, item, items }: Iteration): string {
  if (!items && !ts.isCallExpression(node)) return 'rounds';
  return item && 'text' in item && /^\w{2,16}(?<!s|data|info|query)$/i.test(item.text) ? plural(item.text) : 'elements';
}

function loopStep({ node, items }: Iteration): Step {
  if (items) return { at: items, message: `the loop goes over \`${shown(items, 40)}\`` };
  if (ts.isCallExpression(node)) return { at: calleeOf(node), message: `\`${shownCallee(node)}\` runs it once per element` };
  return { at: node.getFirstToken() ?? node, message: 'the loop' };
}

function rounds({ node, items, item }: Iteration): string {
  const element = item && 'text' in item ? `\`${item.text}\`` : 'element';
  if (items) return `once per ${element} of \`${shown(items, 40)}\``;
  return ts.isCallExpression(node) ? `once per ${element} of \`${shownCallee(node)}\`` : 'in every round of the loop';
}
