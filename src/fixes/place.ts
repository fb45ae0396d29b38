import { type Edit, indentAt, insertAbove, newlineOf } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { awaitAround, type Call, calleeName, unwrapped, wrapped } from '../syntax/expressions.ts';
import { iterationOf } from '../syntax/iterations.ts';
import { referencesIn } from '../syntax/references.ts';
import { indentOf, terminatorOf } from '../syntax/style.ts';
import type { Round } from './elements.ts';
import { type Refusal, refusal } from './refusal.ts';

/** Where a query can stand that is made once for all rounds of an iteration. */
export interface Place {
  /** It goes above this statement, or into the function whose whole body this expression is. */
  readonly at: ts.Statement | ts.Expression;
  /** What decides, in each round, whether the look-up is made at all; empty where it always is. */
  readonly conditions: readonly ts.Node[];
  /** A round goes on without the query where that fails; there nobody catches its errors. */
  readonly isCaught?: true;
  /** Nobody waits for the rounds: what stands behind the loop is to wait for the query. */
  readonly isLeftAlone?: true;
}

/** Why there is no place before an inner loop. */
export const inOuterLoop = refusal('it would run once per round of an outer loop');

/** The place before an iteration, if the query may be awaited there; not where it would run as often, or its errors would go elsewhere. */
export function placeBefore(call: Call, { node, callback, inner }: Round): Place | Refusal {
  if (inner?.callback && !isAwaitedAtOnce(inner.node)) return refusal('nobody is seen to wait for the inner rounds at once');
  const conditions = conditionsBetween(call, node, [callback, inner?.callback, inner?.node]);
  if (!conditions) return refusal('between loop and query stands a function or another loop');
  const isAlone = callback !== undefined && isLeftAlone(node) && (isFilter(node) || callback.modifiers !== undefined);
  if (callback && !isAlone && !isAwaitedAtOnce(node)) return refusal('nobody is seen to wait for the rounds at once');
  let at: ts.Node = node;
  while (!ts.isStatement(at) && !isBodyOfArrow(at)) at = at.parent;
  // In an outer loop the query would still run once per element of that.
  if (iterationOf(at)) return inOuterLoop;
  if (!isListed(at) && !isBodyOfArrow(at)) return refusal('no statement can stand before the loop');
  if (conditionsBetween(node, at, [])?.length !== 0) return refusal('the statement of the loop decides whether it runs');
  if (!isAsync(at)) return refusal('nothing can be awaited before the loop');
  const isCaught = isCaughtBetween(call, node) || (callback && isSettled(node)) || (inner?.callback && isSettled(inner.node));
  return { at: at as Place['at'], conditions, ...(isCaught && { isCaught: true }), ...(isAlone && { isLeftAlone: true }) };
}

function isListed({ parent }: ts.Node): boolean {
  return ts.isBlock(parent) || ts.isSourceFile(parent) || ts.isModuleBlock(parent);
}

function isBodyOfArrow(node: ts.Node): boolean {
  return ts.isArrowFunction(node.parent) && node.parent.body === node && !ts.isBlock(node);
}

function isAsync(node: ts.Node): boolean {
  let fn = node.parent;
  while (!ts.isFunctionLike(fn) && !ts.isSourceFile(fn)) fn = fn.parent;
  return (
    ts.isSourceFile(fn) ||
    (ts.canHaveModifiers(fn) && ts.getModifiers(fn)?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) === true)
  );
}

/** The call that waits for all rounds: `Promise.all(ids.map(…))`, which the list may be flattened for; the iteration itself where it waits. */
export function gatheringOfRounds(iteration: ts.Node): ts.CallExpression | undefined {
  const { parent } = wrapped(iteration);
  return ts.isCallExpression(parent) && unwrapped(parent.expression).getText() === 'Promise.all' ? parent : undefined;
}

/** `ids.forEach(async …)`, which nobody can wait for; a predicate that is a promise, which `filter` takes for true. */
export function isLeftAlone(iteration: ts.Node): boolean {
  const callee = ts.isCallExpression(iteration) ? unwrapped(iteration.expression) : undefined;
  if (!callee || !ts.isPropertyAccessExpression(callee)) return false;
  return isFilter(iteration) || (callee.name.text === 'forEach' && ts.isExpressionStatement(wrapped(iteration).parent));
}

/** The method of lists, and none that waits for its predicate. */
export function isFilter(iteration: ts.Node): boolean {
  if (!ts.isCallExpression(iteration) || iteration.arguments.length !== 1 || awaitAround(iteration)) return false;
  return calleeName(iteration) === 'filter';
}

/** The list that tells of each round whether it failed: `Promise.allSettled(ids.map(…))`. */
function isSettled(iteration: ts.Node): boolean {
  const { parent } = wrapped(iteration);
  return ts.isCallExpression(parent) && unwrapped(parent.expression).getText() === 'Promise.allSettled';
}

/** `await Promise.all(ids.map(…))`, `await pMap(ids, …)`, `await ids.reduce(…)`, or the same returned. */
function isAwaitedAtOnce(list: ts.Node): boolean {
  const gathered = gatheringOfRounds(list) ?? (isSettled(list) ? (wrapped(list).parent as ts.CallExpression) : list);
  if (awaitAround(gathered)) return true;
  const outer = wrapped(gathered);
  return ts.isReturnStatement(outer.parent) || isBodyOfArrow(outer) || isGatheredLater(outer);
}

/** `const promises = ids.map(…)`, and in the same block, their only use, `await Promise.all(promises)`. */
function isGatheredLater({ parent: declaration }: ts.Node): boolean {
  if (!ts.isVariableDeclaration(declaration) || !ts.isIdentifier(declaration.name)) return false;
  const { name, parent: list } = declaration;
  const statement = list.parent;
  if (!ts.isVariableDeclarationList(list) || !ts.isVariableStatement(statement)) return false;
  if (list.declarations.length !== 1 || !(list.flags & ts.NodeFlags.Const)) return false;
  const uses = [...referencesIn(statement.parent)].filter((one) => one.text === name.text && one !== name);
  const [use, ...others] = uses;
  const gathering = use && ts.isCallExpression(use.parent) && use.parent.expression.getText() === 'Promise.all' ? use.parent : undefined;
  if (!gathering || others.length || !isAwaitedAtOnce(gathering)) return false;
  let around: ts.Node = gathering;
  while (!ts.isStatement(around)) around = around.parent;
  return around.parent === statement.parent;
}

/** The conditions under which `inner` runs when `outer` does, in the same function (or in `rounds`, whose loops and functions are known); undefined where it may run several times. */
function conditionsBetween(inner: ts.Node, outer: ts.Node, rounds: readonly (ts.Node | undefined)[]): readonly ts.Node[] | undefined {
  const found: ts.Node[] = [];
  for (let child = inner; child !== outer; child = child.parent) {
    const { parent } = child;
    if (ts.isFunctionLike(child) && !rounds.includes(child)) return;
    if (ts.isTryStatement(parent) && parent.tryBlock !== child) return;
    if (ts.isCatchClause(parent) || (ts.isIterationStatement(child, false) && !rounds.includes(child))) return;
    if (ts.isConditionalExpression(parent) && parent.condition !== child) found.push(parent.condition);
    if (ts.isIfStatement(parent) && parent.expression !== child) found.push(parent.expression);
    if (ts.isCaseOrDefaultClause(parent)) found.push(parent.parent.parent.expression);
    if (ts.isBinaryExpression(parent) && parent.right === child && /^(&&|\|\||\?\?)=?$/.test(parent.operatorToken.getText()))
      found.push(parent.left);
    if (ts.isBlock(parent)) found.push(...guardsBefore(child, parent));
  }
  return found;
}

/** Whether an error would not go on as it does without a `try` between: what catches it does not throw one at its end. */
function isCaughtBetween(inner: ts.Node, outer: ts.Node): boolean {
  for (let child = inner; child !== outer; child = child.parent) {
    const { parent } = child;
    const catching = ts.isTryStatement(parent) && parent.tryBlock === child ? parent.catchClause : undefined;
    const last = catching?.block.statements.at(-1);
    if (catching && !(last && ts.isThrowStatement(last))) return true;
  }
  return false;
}

/** What decides in a block whether the round ends before it comes to `child`. */
function guardsBefore(child: ts.Node, { statements }: ts.Block): readonly ts.Node[] {
  const guards = statements.slice(0, statements.indexOf(child as ts.Statement)).filter(mayEnd);
  return guards.map((guard) => (ts.isIfStatement(guard) ? guard.expression : guard));
}

function mayEnd(node: ts.Node): boolean {
  if (ts.isFunctionLike(node)) return false;
  const ends = ts.isContinueStatement(node) || ts.isBreakStatement(node) || ts.isReturnStatement(node) || ts.isThrowStatement(node);
  return ends || (ts.forEachChild(node, (child) => mayEnd(child) || undefined) ?? false);
}

/** A query of several lines, indented for where it goes; the lines of a text stay as they are. */
export function movedOut(query: string, from: ts.Node, { at }: Place): string {
  const by = indentAt(from).length - indentAt(at).length;
  return by <= 0 || query.includes('`') ? query : query.replace(new RegExp(`\\n[ \\t]{${by}}`, 'g'), '\n');
}

/** Whether a line needs nothing that ends it: a brace, a comment. */
export function isWhole(line: string): boolean {
  return /[{}]$|^\/\//.test(line);
}

/** Lines above a statement, or in the block that the body of an arrow function becomes. */
export function linesAt(lines: readonly string[], at: Place['at']): readonly Edit[] {
  const file = at.getSourceFile();
  const end = terminatorOf(file);
  const ended = lines.map((line) => (isWhole(line) ? line : line + end));
  if (ts.isStatement(at)) return [insertAbove(at, ended)];
  const start = at.getStart();
  const newline = newlineOf(file);
  const indent = indentAt(at);
  const inner = indent + indentOf(file);
  const before = ['{', ...ended.map((text) => inner + text), `${inner}return `].join(newline);
  return [
    { file: file.fileName, span: { start, end: start }, text: before },
    { file: file.fileName, span: { start: at.end, end: at.end }, text: `${end}${newline}${indent}}` },
  ];
}
