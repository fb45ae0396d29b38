import type { FactReader } from '../engine/facts.ts';
import { own } from '../engine/own.ts';
import { ts } from '../engine/ts.ts';
import { libraryById, shapeOf } from '../libraries/catalogue.ts';
import type { OperationKind } from '../libraries/library.ts';
import { gatheringOf, isHandedTo } from '../syntax/arguments.ts';
import { isInErrorPath } from '../syntax/asides.ts';
import { assignedTo } from '../syntax/assignments.ts';
import { type Call, calleeOf, unwrapped, wrapped } from '../syntax/expressions.ts';
import { isAwaited } from '../syntax/functions.ts';
import type { Iteration } from '../syntax/iterations.ts';
import { isForOneKind } from '../syntax/kinds.ts';
import { isSearch } from '../syntax/look-alikes.ts';
import { sourceOf } from '../syntax/origins.ts';
import { bindingOf } from '../syntax/scopes.ts';
import { queries } from './effects.ts';
import { describe } from './expressions.ts';
import { knownOf } from './functions.ts';
import { handingIteration, iterationsOf } from './iterations.ts';
import { operationBehind, type ReachedOperation } from './operations.ts';
import { elementOf } from './results.ts';
import type { Known } from './value.ts';
import { evaluate } from './values.ts';

/** A call that reaches an operation once per element. */
export interface Repetition {
  readonly reached: ReachedOperation;
  /** The innermost iteration whose elements each cost a round trip. */
  readonly iteration: Iteration;
  /** It does so for one of several kinds of elements only: others do something else. */
  readonly isForOneKind?: true;
  /** It ends as soon as one is found among what a query answered. */
  readonly isSearch?: true;
  /** They cost one together, as long as all of them start in the same tick: the client joins them. */
  readonly isJoined?: true;
}

/** How a call repeats an operation of one of these kinds; undefined where nothing proves that it does. */
export function repetitionOf(call: Call, kinds: readonly OperationKind[], facts: FactReader): Repetition | undefined {
  const reached = isInErrorPath(call) ? undefined : operationBehind(call, kinds, facts);
  if (!reached || libraryById(reached.library).isInProcess) return;
  let joined: Repetition | undefined;
  for (const iteration of iterationsAt(call, reached, facts)) {
    if (isTransactionOfList(iteration) || isOnlyMade(call, reached, iteration) || goesElsewhere(call, reached, iteration, facts)) continue;
    const isSearching = isSearch(call, iteration.node);
    // To take the first that is free is to try one after the other.
    if (isSearching && !onlyReads(call, reached, facts)) continue;
    const costly = isOneTick(call, iteration) ? operationBehind(call, kinds, facts, 'unjoined') : reached;
    if (costly) {
      const isForOneKind = isOfOneKind(call, iteration);
      return { reached: costly, iteration, ...(isSearching && { isSearch: true }), ...(isForOneKind && { isForOneKind }) };
    }
    joined ??= { reached, iteration, isJoined: true };
  }
  return joined;
}

function onlyReads(call: Call, { operation }: ReachedOperation, facts: FactReader): boolean {
  return operation.kind === 'read' && !operationBehind(call, ['write', 'remote call', 'publish'], facts);
}

function isOfOneKind(call: Call, { item, node }: Iteration): boolean {
  const element = sourceOf(item);
  return element !== undefined && isForOneKind(call, element, node);
}

/** `Promise.all` and its relatives, where they wait for all rounds of an iteration that makes this call. */
export function gatheringAround(call: Call, { node }: Iteration): ts.CallExpression | undefined {
  if (ts.isCallExpression(node)) return gatheringOf(node);
  const gathering = gatheringOf(call);
  return gathering && gathering.pos >= node.end ? gathering : undefined;
}

function* iterationsAt(call: Call, { handed }: ReachedOperation, facts: FactReader): Iterable<Iteration> {
  const handing = handed && ts.isCallExpression(call) ? handingIteration(call, handed, facts) : undefined;
  if (handing) yield handing;
  yield* iterationsOf(call, facts);
}

/** `$transaction(ids.map(…))`: the list makes one round trip. */
function isTransactionOfList({ node }: Iteration): boolean {
  return ts.isCallExpression(node) && isHandedTo('$transaction', node);
}

/** `{ updates: ids.map((id) => prisma.user.update(…)) }`: nothing waits for the list here; it is handed on, to a transaction most of all. */
function isOnlyMade(call: Call, { to, library }: ReachedOperation, { node }: Iteration): boolean {
  return to === undefined && libraryById(library).isLazy === true && !isAwaited(call) && ts.isPropertyAssignment(wrapped(node).parent);
}

/** `getQueue(name).clean()` for each name, `repository.clear()` for each repository: every round asks somebody else, and no command asks several. */
function goesElsewhere(call: Call, { to, operation }: ReachedOperation, { item, items }: Iteration, facts: FactReader): boolean {
  const callee = calleeOf(call);
  if (items && isHandle(elementOf(evaluate(describe(items), call.getSourceFile().fileName, facts), undefined, facts))) return true;
  if (to !== undefined || !item || queries.includes(operation.kind) || !ts.isPropertyAccessExpression(callee)) return false;
  const makers = valuesOf(unwrapped(callee.expression));
  return makers.length > 0 && makers.every((maker) => isMadeFor(item, maker, facts));
}

/** What finds rows, rather than being one: a repository, the client of a tenant. */
function isHandle(element: Known): boolean {
  if (element?.is !== 'shape') return false;
  const { members = {} } = shapeOf(element);
  return ['find', 'findMany', 'query'].some((name) => {
    const shape = own(members, name);
    return shape !== undefined && shapeOf({ ...element, shape }).call?.operation?.kind === 'read';
  });
}

/** What a name is declared as and set to later; the expression itself where it is none. */
function valuesOf(value: ts.Expression): readonly ts.Expression[] {
  const variable = ts.isIdentifier(value) ? bindingOf(value.text, value) : undefined;
  if (!variable || !ts.isVariableDeclaration(variable)) return [value];
  return [...(variable.initializer ? [variable.initializer] : []), ...assignedTo(variable)].map(unwrapped);
}

function isMadeFor(item: ts.BindingName, maker: ts.Expression, facts: FactReader): boolean {
  if (!ts.isCallExpression(maker) || !maker.arguments.some((argument) => mentions(argument, item))) return false;
  return evaluate(knownOf(maker, facts)?.callee, maker.getSourceFile().fileName, facts)?.is === 'function';
}

function mentions(node: ts.Node, name: ts.BindingName): boolean {
  if (!ts.isIdentifier(name)) return name.elements.some((element) => ts.isBindingElement(element) && mentions(node, element.name));
  if (ts.isIdentifier(node) && node.text === name.text) return true;
  return ts.forEachChild(node, (child) => mentions(child, name)) ?? false;
}

/** Whether all rounds make this call before anything is waited for: some clients join what starts in one tick. */
function isOneTick(call: Call, iteration: Iteration): boolean {
  const { node, callback } = iteration;
  if (!gatheringAround(call, iteration) && !(callback && isNotWaitedFor(node))) return false;
  if (ts.isIterationStatement(node, false)) return !waits(node, node.end);
  return !waits(callback, call.getStart());
}

/** `ids.forEach(async …)` starts all rounds, whatever they wait for. */
function isNotWaitedFor(iteration: ts.Node): boolean {
  const callee = ts.isCallExpression(iteration) ? unwrapped(iteration.expression) : undefined;
  return callee !== undefined && ts.isPropertyAccessExpression(callee) && /^(forEach|filter)$/.test(callee.name.text);
}

/** Whether an `await` has ended before this position. */
function waits(node: ts.Node | undefined, before: number): boolean {
  if (!node || node.pos >= before) return false;
  if (ts.isAwaitExpression(node) && node.end <= before) return true;
  return ts.forEachChild(node, (child) => waits(child, before)) ?? false;
}
