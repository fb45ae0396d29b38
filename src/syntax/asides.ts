import { escapeRegExp } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { type Call, calleeName, calleeOf, isCall, unwrapped } from './expressions.ts';
import { callbackRole } from './iterations.ts';
import { bindingOf } from './scopes.ts';

/**
 * Whether a call is no part of the usual way through its function: it stands in for an argument that was left out, it reacts to an error,
 * it fills what is kept for the next caller, or it sends what many callers have left there.
 */
export function isAside(call: Call): boolean {
  return isDefaultOfParameter(call) || isInErrorPath(call) || isFirstOfMany(call) || isOncePerMany(call);
}

/** `if (queue.length >= size) …` where the queue is filled, `if (Date.now() - last > interval) …`, `if (count % 100 === 0) …`. */
export function isOncePerMany(node: ts.Node, within?: ts.Node): boolean {
  let child = node;
  for (let { parent } = node; parent && child !== within && !ts.isFunctionLike(child); { parent } = parent) {
    if (ts.isIfStatement(parent) && parent.thenStatement === child && comesRoundNowAndThen(parent)) return true;
    child = parent;
  }
  return false;
}

/** `Date.now() - last > interval`, `now - this.lastFlush >= 5000`. */
const isTimer = /\b(Date|performance)\.now\(\)\s*-|\b\w*(now|time)\s*-\s*[\w.$]*(last|prev|flush|start|time|since)\w*\s*>/i;

function comesRoundNowAndThen({ expression, parent }: ts.IfStatement): boolean {
  const test = expression.getText();
  if (isTimer.test(test) || /%\s*[\w.$]+\s*={2,3}\s*0\b/.test(test)) return true;
  const [, filled] = /([\w.$]+)\.(?:length|size)\s*(?:>=?|={2,3})\s*(?!0\b)/.exec(test) ?? [];
  let around: ts.Node = parent;
  while (around.parent && !ts.isFunctionLike(around)) around = around.parent;
  return filled !== undefined && new RegExp(`${escapeRegExp(filled)}\\.(push|unshift|add|set)\\(`).test(around.getText());
}

/** `if (!rows) rows = await load()`, `rows ?? (await load())` where the caller may pass `rows`: it runs only for callers that do not. */
function isDefaultOfParameter(node: ts.Node): boolean {
  let child = node;
  for (let { parent } = node; parent && !ts.isFunctionLike(child); { parent } = parent) {
    if (ts.isIfStatement(parent) && parent.thenStatement === child && missingNames(parent.expression).some(isParameter)) return true;
    if (isFallback(parent, child) && isParameter(parent.left)) return true;
    child = parent;
  }
  return false;
}

/** In `catch`, in `.catch(…)`, or on the way to a `throw`. */
export function isInErrorPath(node: ts.Node): boolean {
  let child = node;
  for (let { parent } = node; parent; { parent } = parent) {
    if (ts.isCatchClause(parent) || ts.isThrowStatement(parent)) return true;
    if (ts.isIfStatement(parent) && parent.thenStatement === child && isFailure.test(parent.expression.getText())) return true;
    if (ts.isFunctionLike(child)) return ts.isCallExpression(parent) && calleeName(parent) === 'catch';
    if (ts.isBlock(parent) && !ts.isFunctionLike(parent.parent) && !ts.isTryStatement(parent.parent)) {
      if (parent.statements.at(-1)?.kind === ts.SyntaxKind.ThrowStatement) return true;
    }
    child = parent;
  }
  return false;
}

/** `result.status === 'rejected'`, `error instanceof Timeout`, `err`. */
const isFailure = /={2,3}\s*['"](rejected|error|failed)['"]|\binstanceof \w*Error\b|^(err|error)$/;

/** `if (this.kept) return this.kept` stands before it, or `this.kept ??= ` around it: later callers get what it loads for the first. */
function isFirstOfMany(node: ts.Node): boolean {
  let child = node;
  for (let { parent } = node; parent && !ts.isFunctionLike(child); { parent } = parent) {
    if (isFallback(parent, child) && outlives(parent.left)) return true;
    if (ts.isIfStatement(parent) && parent.thenStatement === child && fillsWhatIsMissing(parent)) return true;
    if (ts.isBlock(parent) && parent.statements.some((statement) => statement.end <= child.pos && returnsWhatIsKept(statement)))
      return true;
    child = parent;
  }
  return false;
}

/** `if (!this.kept) this.kept = …`, `if (!cache.has(id)) cache.set(id, …)` */
function fillsWhatIsMissing({ expression, thenStatement }: ts.IfStatement): boolean {
  const isFilled = (missing: ts.Expression): boolean => {
    if (ts.isCallExpression(missing) && /^(has|get)$/.test(calleeName(missing) ?? '')) {
      const cache = receiverOf(missing);
      return cache !== undefined && outlives(cache) && thenStatement.getText().includes(`${cache.getText()}.set(`);
    }
    return outlives(missing) && new RegExp(`${escapeRegExp(missing.getText())}\\s*=[^=]`).test(thenStatement.getText());
  };
  return missingNames(expression).some(isFilled);
}

/** `if (this.kept) return this.kept;`, `if (known) return known.value;` where `known` is what a cache holds. */
function returnsWhatIsKept(statement: ts.Statement): boolean {
  if (!ts.isIfStatement(statement)) return holdsSuch(statement);
  const { expression: test, thenStatement } = statement;
  const last = ts.isBlock(thenStatement) ? thenStatement.statements.at(-1) : thenStatement;
  const returned = last && ts.isReturnStatement(last) ? last.expression : undefined;
  if (!returned) return holdsSuch(thenStatement);
  const answer = withoutStandIn(returned);
  const cache = ts.isCallExpression(answer) ? receiverOf(answer) : undefined;
  const root = rootOf(cache ? unwrapped(cache) : answer);
  return test.getText().includes(root.getText()) && isKept(answer);
}

/** `known.get(id)` of `known.get(id) ?? null`. */
function withoutStandIn(answer: ts.Expression): ts.Expression {
  const inner = unwrapped(answer);
  return ts.isBinaryExpression(inner) && /^(\?\?|\|\|)$/.test(inner.operatorToken.getText()) ? withoutStandIn(inner.left) : inner;
}

/** A branch of its own may hold it: `if (useCache) { const known = …; if (known) return known; }`. */
function holdsSuch(statement: ts.Statement): boolean {
  return ts.isBlock(statement) && statement.statements.some(returnsWhatIsKept);
}

function isKept(value: ts.Expression): boolean {
  if (outlives(value)) return true;
  const root = rootOf(value);
  const binding = ts.isIdentifier(root) ? bindingOf(root.text, root) : undefined;
  const initial = binding && ts.isVariableDeclaration(binding) && binding.initializer ? unwrapped(binding.initializer) : undefined;
  const asked = initial && (ts.isAwaitExpression(initial) ? unwrapped(initial.expression) : initial);
  return asked !== undefined && ((isCall(asked) && /cache/i.test(calleeOf(asked).getText())) || (asked === initial && outlives(asked)));
}

/** What other calls of the function find again: a field, a variable of the module or of the function around, and what these hold. */
function outlives(value: ts.Expression): boolean {
  const inner = unwrapped(value);
  if (ts.isCallExpression(inner)) {
    const cache = calleeName(inner) === 'get' ? receiverOf(inner) : undefined;
    return cache !== undefined && outlives(cache);
  }
  const root = rootOf(inner);
  if (root.kind === ts.SyntaxKind.ThisKeyword) return root !== inner;
  const binding = ts.isIdentifier(root) ? bindingOf(root.text, root) : undefined;
  if (binding && ts.isClassLike(binding)) return root !== inner;
  return binding !== undefined && ts.isVariableDeclaration(binding) && functionAround(binding) !== functionAround(value);
}

/** The function that runs a node as a whole: callbacks that run at once, or once per element, are parts of it. */
function functionAround(node: ts.Node): ts.Node | undefined {
  let around: ts.Node | undefined = node.parent;
  while (around && !(ts.isFunctionLike(around) && !callbackRole(around))) around = around.parent;
  return around;
}

/** `known` in `known.value.of[id]`, `this` in `this.kept`. */
function rootOf(value: ts.Expression): ts.Expression {
  if (ts.isPropertyAccessExpression(value) || ts.isElementAccessExpression(value)) return rootOf(unwrapped(value.expression));
  return value;
}

function receiverOf(call: ts.CallExpression): ts.Expression | undefined {
  const callee = unwrapped(call.expression);
  return ts.isPropertyAccessExpression(callee) ? callee.expression : undefined;
}

function isFallback(parent: ts.Node, child: ts.Node): parent is ts.BinaryExpression {
  return ts.isBinaryExpression(parent) && parent.right === child && /^(\?\?|\|\|)=?$/.test(parent.operatorToken.getText());
}

/** The expressions that a test finds missing: `x` in `!x`, `x === undefined`, `x == null`. */
export function missingNames(test: ts.Expression): readonly ts.Expression[] {
  const inner = unwrapped(test);
  if (ts.isPrefixUnaryExpression(inner) && inner.operator === ts.SyntaxKind.ExclamationToken) return [unwrapped(inner.operand)];
  if (!ts.isBinaryExpression(inner)) return [];
  const operator = inner.operatorToken.getText();
  if (operator === '&&') return [...missingNames(inner.left), ...missingNames(inner.right)];
  return /^===?$/.test(operator) && /^(undefined|null)$/.test(inner.right.getText()) ? [unwrapped(inner.left)] : [];
}

function isParameter(node: ts.Expression): boolean {
  const name = unwrapped(node);
  let binding: ts.Node | undefined = ts.isIdentifier(name) ? bindingOf(name.text, name) : undefined;
  while (binding && (ts.isBindingElement(binding) || ts.isBindingName(binding))) binding = binding.parent;
  return binding !== undefined && ts.isParameter(binding);
}
