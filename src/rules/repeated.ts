import type { Problem, Step } from '../engine/rule.ts';
import { ts } from '../engine/ts.ts';
import type { ReachedOperation } from '../facts/operations.ts';
import { gatheringAround, type Repetition } from '../facts/repetitions.ts';
import { type Call, calleeOf, shown, shownCallee, unwrapped } from '../syntax/expressions.ts';
import type { Iteration } from '../syntax/iterations.ts';
import { plural, singular } from '../syntax/naming.ts';
import { isPaced } from '../syntax/pacing.ts';

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
export function repeatedCall(call: Call, found: Repetition, words: Words): Problem & { readonly because: readonly Step[] } {
  const because = [loopStep(found.iteration), ...found.reached.steps];
  return { at: call, message: messageFor(call, found, words), ...((found.isJoined || found.isForOneKind) && { isHint: true }), because };
}

function messageFor(call: Call, found: Repetition, words: Words): string {
  const { reached, iteration, isJoined, isForOneKind, isSearch } = found;
  const { through, text, steps } = reached;
  const callee = `\`${shownRepeated(call, reached)}\``;
  const what = steps.length
    ? `${callee} ${words.does} ${rounds(iteration)}, by \`${text}\`${through.length > 1 ? `, through \`${through.join('` → `')}\`` : ''}`
    : `${callee} runs ${rounds(iteration)}`;
  if (isJoined) return `${what}. The client joins these while all of them start in one tick: an \`await\` before any of them ends that.`;
  if (isForOneKind)
    return `${what}, for one kind of them: 200 of that kind cost 200 ${words.costs}. Sort them by kind first, where their order allows it.`;
  if (isSearch)
    return `${what} until one is found: 200 ${elements(iteration)} can cost 200 ${words.costs}. Let the query that lists them look for it, or ask once for all of them.`;
  const aside = startTogether(call, iteration) ? ` ${words.sideBySide}` : '';
  return `${what}: 200 ${elements(iteration)} cost 200 ${words.costs}.${aside} ${words.advice}`;
}

/** Whether nothing keeps the rounds from all starting at once. */
function startTogether(call: Call, iteration: Iteration): boolean {
  return gatheringAround(call, iteration) !== undefined && !isPaced(call, iteration);
}

/** The function that the call hands on, or what it calls itself. */
function shownRepeated(call: Call, { handed }: ReachedOperation): string {
  return handed && ts.isCallExpression(call) ? shown(call.arguments[handed.at]!) : shownCallee(call);
}

/** What 200 of them are called: by the name of one, or of all. */
function elements({ item, items }: Iteration): string {
  if (item && ts.isIdentifier(item)) return isNoun(item.text) ? plural(item.text) : 'elements';
  const list = items && unwrapped(items);
  const name = list && ts.isPropertyAccessExpression(list) ? list.name : list;
  return name && ts.isIdentifier(name) && /s$/.test(name.text) && isNoun(singular(name.text)) ? name.text : 'elements';
}

function isNoun(name: string): boolean {
  return /^(id|\w{3,20})(?<!s|data|info|query)$/i.test(name);
}

function loopStep({ node, items }: Iteration): Step {
  if (items) return { at: items, message: `the loop goes over \`${shown(items, 40)}\`` };
  const callee = ts.isCallExpression(node) ? calleeOf(node) : node;
  return { at: callee, message: `\`${shown(callee, 40)}\` runs it once per element` };
}

function rounds({ node, items, item }: Iteration): string {
  const element = item && 'text' in item ? `\`${item.text}\`` : 'element';
  if (items) return `once per ${element} of \`${shown(items, 40)}\``;
  return `once per ${element} that \`${shownCallee(node as ts.CallExpression)}\` hands over`;
}
