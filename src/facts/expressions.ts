import { ts } from '../engine/ts.ts';
import { assignmentOperators } from '../syntax/assignments.ts';
import { classId } from '../syntax/classes.ts';
import { tokenOf } from '../syntax/decorators.ts';
import { unwrapped } from '../syntax/expressions.ts';
import { functionId } from '../syntax/functions.ts';
import { callbackRole, type InlineFunction, namedArgument } from '../syntax/iterations.ts';
import { bindingOf } from '../syntax/scopes.ts';
import { describeName } from './bindings.ts';
import { describeBuiltIn, describeMap } from './built-in.ts';
import {
  type Args,
  all,
  annotated,
  any,
  args,
  awaited,
  called,
  deepest,
  type Expr,
  either,
  element,
  listOf,
  member,
} from './expression.ts';
import { describeArray, describeObject } from './literals.ts';
import { describeSuper, describeThis, describeThisClass, describeThisProperty } from './this.ts';
import { describeType } from './types.ts';

/** Objects that hold each other twice would double with every level. */
const deepestObject = 12;

/** Where the value of an expression comes from; undefined where its file alone cannot say. */
export function describe(node: ts.Node, depth = 0): Expr | undefined {
  if (depth > deepest) return;
  const next = (inner: ts.Node): Expr | undefined => describe(inner, depth + 1);
  if (ts.isAsExpression(node) || ts.isTypeAssertionExpression(node) || ts.isSatisfiesExpression(node)) {
    return annotated(next(node.expression), describeType(node.type, depth + 1));
  }
  if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node)) return describe(node.expression, depth);
  if (ts.isIdentifier(node)) return describeName(node, depth);
  if (ts.isPropertyAccessExpression(node))
    return describeThisClass(node) ?? describeThisProperty(node, next) ?? member(next(node.expression), node.name.text);
  if (ts.isElementAccessExpression(node)) return describeElementAccess(node, next);
  if (ts.isCallExpression(node)) return describeCall(node, depth, next);
  if (ts.isTaggedTemplateExpression(node)) return called('call', next(node.tag));
  if (ts.isNewExpression(node)) return describeNew(node, depth, next);
  if (ts.isAwaitExpression(node)) return awaited(next(node.expression));
  if (ts.isFunctionLike(node)) return functionExpr(node);
  if (ts.isObjectLiteralExpression(node)) return depth > deepestObject ? undefined : describeObject(node, next);
  if (ts.isArrayLiteralExpression(node)) return depth > deepestObject ? undefined : describeArray(node, next);
  if (node.kind === ts.SyntaxKind.ThisKeyword) return describeThis(node, depth, next);
  if (node.kind === ts.SyntaxKind.SuperKeyword) return describeSuper(node, next);
  if (ts.isClassExpression(node)) return { is: 'class', id: classId(node) };
  if (ts.isBinaryExpression(node)) return describeChoice(node, next);
  if (ts.isConditionalExpression(node)) return any(next(node.whenTrue), next(node.whenFalse));
  return;
}

/** What is passed to a call: functions, names, what is made on the spot. Most objects are options: they are read only where a function of ours may take them apart. */
export function describeArguments(call: ts.CallExpression | ts.NewExpression, depth = 0): Args | undefined {
  if (!call.arguments?.length || depth > deepestObject) return;
  const takesObjects = ts.isIdentifier(call.expression);
  return args(
    call.arguments.map((node) => {
      if (ts.isSpreadElement(node) || isInlineCallback(node)) return undefined;
      if (!ts.isObjectLiteralExpression(node)) return describe(node, depth + 4);
      return takesObjects ? describe(node, deepestObject - 1) : undefined;
    }),
  );
}

/** A function that stands for a value; undefined where it is a part of the function around it. */
export function functionExpr(node: ts.SignatureDeclaration): Expr | undefined {
  const id = functionId(node);
  return id === undefined ? undefined : { is: 'function', id };
}

export type Next = (node: ts.Node) => Expr | undefined;

function isInlineCallback(node: ts.Node): boolean {
  return ts.isFunctionLike(node) && callbackRole(node) !== undefined;
}

function describeElementAccess({ expression, argumentExpression: key }: ts.ElementAccessExpression, next: Next): Expr | undefined {
  if (ts.isStringLiteralLike(key)) return member(next(expression), key.text);
  return element(next(expression), ts.isNumericLiteral(key) ? Number(key.text) : undefined);
}

/** `new Map<string, Pool>()` and the like are what their types say; a map that is made from pairs holds the second of each. */
function describeNew(
  { expression, arguments: [first] = [] as never, typeArguments }: ts.NewExpression,
  depth: number,
  next: Next,
): Expr | undefined {
  const types = typeArguments?.map((type) => describeType(type, depth + 1));
  const builtIn = types && describeBuiltIn(expression.getText(), types);
  if (builtIn) return builtIn;
  if (first && /^(Weak)?Map$/.test(expression.getText())) return describeMap(element(element(next(first)), 1));
  return called('new', next(expression), undefined, types && args(types));
}

function describeCall(call: ts.CallExpression, depth: number, next: Next): Expr | undefined {
  const [first] = call.arguments;
  const callee = unwrapped(call.expression);
  const isRequire = ts.isIdentifier(callee) && callee.text === 'require' && !bindingOf('require', call);
  if ((isRequire || callee.kind === ts.SyntaxKind.ImportKeyword) && first && ts.isStringLiteralLike(first)) {
    return { is: 'module', specifier: first.text };
  }
  // A library may have promises of its own, by the same name.
  const other = bindingOf('Promise', call) && called('call', next(callee));
  if (first && isPromiseOf(callee, 'all')) return either(awaited(next(first)), other);
  if (first && isPromiseOf(callee, 'resolve')) return either(next(first), other);
  const objects = callee.getText();
  if (first && /^Object\.(freeze|seal|create)$/.test(objects)) return next(first);
  if (objects === 'Object.assign') return all(...call.arguments.map(next).reverse());
  const interop = first && describeInterop(objects, first, next);
  if (interop) return interop;
  const once = resultOfCallback(call, callee);
  if (once) return either(next(once), called('call', next(callee)));
  if (first && isMapping(callee)) return describeMapping(call, first, next);
  const types = call.typeArguments && args(call.typeArguments.map((type) => describeType(type, depth + 1)));
  const result = called('call', next(callee), describeArguments(call, depth), types);
  const key = keyAsked(call, callee);
  return result?.is === 'call' && key !== undefined ? { ...result, key } : result;
}

/** `db` in `c.get('db')`, `Db` in `container.get(TYPES.Db)`. */
function keyAsked({ arguments: [first, ...others] }: ts.CallExpression, callee: ts.Expression): string | undefined {
  if (!first || others.length || !ts.isPropertyAccessExpression(callee) || !asking.has(callee.name.text)) return;
  const isName =
    ts.isStringLiteralLike(first) || ts.isPropertyAccessExpression(first) || (ts.isIdentifier(first) && /^[A-Z]/.test(first.text));
  return isName ? tokenOf(first) : undefined;
}

const asking = new Set(['get', 'resolve', 'getAsync', 'resolveAsync']);

/** The helpers by which compilers let ES modules import CommonJS ones: what `import` would give. */
function describeInterop(helper: string, module: ts.Expression, next: Next): Expr | undefined {
  const [, name] = interop.exec(helper) ?? [];
  const required = name === undefined ? undefined : next(module);
  if (required?.is !== 'module') return;
  const star: Expr = { ...required, name: '*' };
  return /Default/i.test(helper) ? { is: 'object', members: { default: { ...required, name: 'default' } } } : star;
}

/** Of TypeScript, Babel, SWC and esbuild. */
const interop =
  /(?:^|\.)(__importDefault|__importStar|_interopRequireDefault|_interopRequireWildcard|_interop_require_default(?:\._)?|_interop_require_wildcard(?:\._)?|__toESM)$/;

function isPromiseOf(callee: ts.Expression, method: string): boolean {
  return ts.isPropertyAccessExpression(callee) && callee.name.text === method && callee.expression.getText() === 'Promise';
}

/** What a callback that runs at once returns is what its call gives: `transaction(async () => user)`, `promise.then((rows) => rows[0])`. */
function resultOfCallback(call: ts.CallExpression, callee: ts.Expression): ts.Expression | undefined {
  for (const node of [callee, ...call.arguments]) {
    const fn = unwrapped(node);
    if ((ts.isArrowFunction(fn) || ts.isFunctionExpression(fn)) && callbackRole(fn)?.repeats === false) return returnedBy(fn);
  }
  return;
}

function isMapping(callee: ts.Expression): callee is ts.PropertyAccessExpression {
  return ts.isPropertyAccessExpression(callee) && callee.name.text === 'map';
}

/** `users.map((user) => user.account)` is a list of what the callback returns. */
function describeMapping(call: ts.CallExpression, first: ts.Expression, next: Next): Expr | undefined {
  const fn = unwrapped(first);
  if (ts.isArrowFunction(fn) || ts.isFunctionExpression(fn)) {
    const result = returnedBy(fn);
    return listOf(result && next(result));
  }
  return namedArgument(call) === 0 ? listOf(called('call', next(fn))) : undefined;
}

function returnedBy({ body }: InlineFunction): ts.Expression | undefined {
  if (!ts.isBlock(body)) return body;
  return body.statements.findLast(ts.isReturnStatement)?.expression;
}

/** `globalThis.db ?? new Client()`, `a || b`, `(x = y)`. */
function describeChoice({ operatorToken, left, right }: ts.BinaryExpression, next: Next): Expr | undefined {
  const { kind } = operatorToken;
  if (kind === ts.SyntaxKind.CommaToken || kind === ts.SyntaxKind.AmpersandAmpersandToken) return next(right);
  if (assignmentOperators.has(kind)) return either(next(right), next(left));
  return kind === ts.SyntaxKind.QuestionQuestionToken || kind === ts.SyntaxKind.BarBarToken ? any(next(right), next(left)) : undefined;
}
