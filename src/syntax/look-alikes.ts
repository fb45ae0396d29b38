import { memo } from '../engine/memo.ts';
import { escapeRegExp } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { isArray, isAsyncIterable } from './arrays.ts';
import { isOncePerMany, missingNames } from './asides.ts';
import { calleeName, unwrapped } from './expressions.ts';
import { type IsConstant, isFixedList } from './fixed-lists.ts';
import type { Iteration } from './iterations.ts';
import { sourceOf } from './origins.ts';
import { bindingOf, boundNames } from './scopes.ts';
import { isForOne } from './singling-out.ts';

/** What only other files tell of what is iterated over. */
export interface Elsewhere {
  readonly isConstant?: IsConstant;
  /** Whether something that is waited for piece by piece is a list that is all there. */
  readonly isList?: (items: ts.Expression) => boolean;
  /** Whether it is what a query answered: the database could have searched it itself. */
  readonly isRead?: (items: ts.Expression) => boolean;
}

/** Whether an iteration really multiplies `node` by the number of elements: it is none of the look-alikes that experience knows. */
export function runsOncePerElement(node: ts.Node, iteration: Iteration, { isConstant, isList, isRead }: Elsewhere = {}): boolean {
  const { items } = iteration;
  if (!items || isFixedList(items, isConstant) || isListOfChunks(iteration) || isStream(iteration, isList) || isDelivery(unwrapped(items)))
    return false;
  return (
    !isOncePerMany(node, iteration.node) &&
    exitAfter(node, iteration.node) !== 'always' &&
    (!isSearch(node, iteration.node) || isRead?.(items) === true) &&
    !isFallbackOfLookup(node) &&
    !isForHooks(iteration) &&
    !isForOneElement(node, iteration)
  );
}

function isForOneElement(node: ts.Node, { item, node: loop }: Iteration): boolean {
  const element = sourceOf(item);
  return element !== undefined && isForOne(node, element, loop);
}

/** `for await` takes what comes as it comes; over a list, of promises or not, it goes as any loop does. */
function isStream({ node, items }: Iteration, isList: Elsewhere['isList'] = () => false): boolean {
  if (ts.isCallExpression(node)) return isAsyncIterable(items!);
  return ts.isForOfStatement(node) && node.awaitModifier !== undefined && !isArray(items!, 'made here') && !isList(items!);
}

/** What a queue hands over at once, by the names that AWS Lambda and Kafka clients give it: each message is work of its own. */
function isDelivery(items: ts.Expression): boolean {
  return /(^|\.)(Records|batch\.messages)$/.test(items.getText());
}

/** A comment says that each element goes alone so that the hooks of its model run. */
function isForHooks({ node }: Iteration): boolean {
  let statement: ts.Node = node;
  while (statement.parent && !ts.isStatement(statement)) statement = statement.parent;
  const { text } = statement.getSourceFile();
  const comments = ts.getLeadingCommentRanges(text, statement.pos) ?? [];
  return comments.some(
    ({ pos, end }) => /\b(hooks|lifecycle|subscribers)\b/i.test(text.slice(pos, end)) && !/eslint|biome/.test(text.slice(pos, end)),
  );
}

/** Each element is itself a list: one query serves all of a chunk. */
function isListOfChunks({ items, item, node }: Iteration): boolean {
  if (isMadeOfChunks(unwrapped(items!))) return true;
  return item !== undefined && /\b(chunk|batch|page|slice)(es|s)?\b/i.test(item.getText()) && !isTakenApart(item, node);
}

/** `page.id`: an element with properties of its own is no list, whatever it is called. */
function isTakenApart(item: ts.BindingName, loop: ts.Node): boolean {
  if (!ts.isIdentifier(item)) return false;
  const isPart = (node: ts.Node): boolean =>
    ts.isPropertyAccessExpression(node) && node.expression.getText() === item.text && !(node.name.text in Array.prototype);
  const visit = (node: ts.Node): boolean => isPart(node) || (ts.forEachChild(node, visit) ?? false);
  return visit(loop);
}

function isMadeOfChunks(list: ts.Expression): boolean {
  if (ts.isCallExpression(list)) {
    const callee = unwrapped(list.expression);
    if (/chunk|batch|partition|spliceInto|splitEvery|windowed|^cluster$/i.test(calleeName(list) ?? '')) return true;
    return ts.isPropertyAccessExpression(callee) && callee.name.text === 'entries' && isMadeOfChunks(unwrapped(callee.expression));
  }
  if (!ts.isIdentifier(list)) return false;
  const binding = bindingOf(list.text, list);
  const initializer = binding && ts.isVariableDeclaration(binding) ? binding.initializer : undefined;
  return /chunks|batches/i.test(list.text) || (initializer !== undefined && isMadeOfChunks(unwrapped(initializer)));
}

/**
 * Whether nothing brings the loop around again once the node has run: `return` or `break` follows, as in a retry. Or only a `continue` before
 * that does, as in a search.
 */
function exitAfter(node: ts.Node, loop: ts.Node): 'always' | 'unless it goes on' | undefined {
  if (!ts.isIterationStatement(loop, false)) return;
  let exit: 'always' | 'unless it goes on' | undefined;
  for (let child = node; child !== loop; child = child.parent) {
    if (ts.isFunctionLike(child)) exit = undefined;
    else if (ts.isReturnStatement(child)) exit = 'always';
    else if (ts.isBlock(child.parent) && exit !== 'always') {
      const [first] = exitsOf(child.parent).filter((one) => one.pos > child.pos && (ts.isReturnStatement(one) || isBreakOf(one, loop)));
      if (first)
        exit = child.parent.statements.some((one) => one.pos > child.pos && one.end <= first.pos && goesOn(one))
          ? 'unless it goes on'
          : 'always';
    }
  }
  return exit;
}

/** `if (…) continue;` */
function goesOn(statement: ts.Statement): boolean {
  if (!ts.isIfStatement(statement)) return false;
  const { thenStatement } = statement;
  return ts.isContinueStatement(ts.isBlock(thenStatement) ? (thenStatement.statements.at(-1) ?? thenStatement) : thenStatement);
}

const exits = new WeakMap<ts.Block, readonly ts.Statement[]>();

/** Asked for every call in a block: those of a long one are found once. */
function exitsOf(block: ts.Block): readonly ts.Statement[] {
  return memo(exits, block, () =>
    block.statements.filter((statement) => ts.isReturnStatement(statement) || ts.isBreakStatement(statement)),
  );
}

/** The loop ends as soon as an answer is the one it looks for: `const found = await load(id); if (found) break;`. */
export function isSearch(node: ts.Node, loop: ts.Node): boolean {
  if (!ts.isIterationStatement(loop, false)) return false;
  if (exitAfter(node, loop)) return true;
  let statement = node;
  while (statement !== loop && !(ts.isStatement(statement) && ts.isBlock(statement.parent))) statement = statement.parent;
  const answers = answersIn(statement);
  if (!answers.length || !ts.isBlock(statement.parent)) return false;
  const mentions = new RegExp(`(?<![\\w$.])(${answers.map(escapeRegExp).join('|')})(?![\\w$])`);
  return statement.parent.statements.some(
    (after) => after.pos > statement.pos && ts.isIfStatement(after) && mentions.test(after.expression.getText()) && isFound(after, loop),
  );
}

/** The variables that a statement keeps its value in. */
function answersIn(statement: ts.Node): readonly string[] {
  if (ts.isVariableStatement(statement)) {
    const [declaration] = statement.declarationList.declarations;
    return declaration ? boundNames(declaration.name) : [];
  }
  const expression = ts.isExpressionStatement(statement) ? statement.expression : undefined;
  return expression && ts.isBinaryExpression(expression) && ts.isIdentifier(expression.left) ? [expression.left.text] : [];
}

/** `if (found) break`, `if (!taken) return name`; not `if (!found) return;`, which gives up. */
function isFound({ expression, thenStatement }: ts.IfStatement, loop: ts.Node): boolean {
  const last = ts.isBlock(thenStatement) ? thenStatement.statements.at(-1) : thenStatement;
  const isAnswer = last && ts.isReturnStatement(last) && last.expression && !/^(null|undefined|false)$/.test(last.expression.getText());
  if (isAnswer) return true;
  const leaves = last && (ts.isReturnStatement(last) || (ts.isBreakStatement(last) && (last.label !== undefined || isBreakOf(last, loop))));
  return leaves === true && !missingNames(expression).length;
}

function isBreakOf(statement: ts.Statement, loop: ts.Node): boolean {
  if (!ts.isBreakStatement(statement) || statement.label) return false;
  let around: ts.Node = statement.parent;
  while (!ts.isIterationStatement(around, false) && !ts.isSwitchStatement(around)) around = around.parent;
  return around === loop;
}

/** `known.get(id) ?? (await load(id))`, `if (!user) user = await load(id)`: what was loaded beforehand answers first. */
function isFallbackOfLookup(node: ts.Node): boolean {
  let child = node;
  for (let { parent } = node; parent && !ts.isFunctionLike(child); { parent } = parent) {
    if (ts.isBinaryExpression(parent) && parent.right === child && /^(\?\?|\|\|)=?$/.test(parent.operatorToken.getText())) {
      if (isLookup(parent.left)) return true;
    }
    if (ts.isIfStatement(parent) && parent.thenStatement === child && missingNames(parent.expression).some(isLookup)) return true;
    child = parent;
  }
  return false;
}

/** `known.get(id)`, `known[id]`, or a variable that begins as that. Not `rows[0]`: that is what one query found. */
function isLookup(node: ts.Expression): boolean {
  const value = unwrapped(node);
  if (ts.isCallExpression(value))
    return calleeName(value) === 'get' && value.arguments.length === 1 && !ts.isLiteralExpression(value.arguments[0]!);
  if (ts.isElementAccessExpression(value)) return !ts.isLiteralExpression(value.argumentExpression);
  const binding = ts.isIdentifier(value) ? bindingOf(value.text, value) : undefined;
  const initial = binding && ts.isVariableDeclaration(binding) ? binding.initializer : undefined;
  return initial !== undefined && !ts.isIdentifier(unwrapped(initial)) && isLookup(initial);
}
