import { memo } from '../engine/memo.ts';
import { ts } from '../engine/ts.ts';
import { assignedTo } from './assignments.ts';
import { type Call, calleeName, calleeOf, isCall, unwrapped } from './expressions.ts';
import { ownerOf, parametersOf } from './functions.ts';
import { callbackRole } from './iterations.ts';
import { bindingOf } from './scopes.ts';

/** Something whole that is handed on: what a call brings, or what the function around is given. */
export interface Flow {
  readonly from: Call | ts.ParameterDeclaration;
  /** The member that is taken from what the call brings. */
  readonly take?: string;
  /** Under which name of an object it is handed on; undefined where it is handed on itself, or spread. */
  readonly key?: string;
  /** What was taken out of it on the way. */
  readonly without: readonly string[];
}

const deepest = 12;
const most = 16;

const known = new WeakMap<ts.Expression, readonly Flow[]>();

/** What goes into a value whole: rows keep their columns while they are awaited, spread, listed and handed on under other names. */
export function flowsInto(node: ts.Expression, depth = 0): readonly Flow[] {
  return depth > deepest || isPlain(node) ? [] : memo(known, node, () => flowsOf(node, depth));
}

/** Most values are texts, numbers and functions: nothing flows into them. */
function isPlain({ kind }: ts.Node): boolean {
  return (
    kind <= ts.SyntaxKind.LastLiteralToken ||
    kind === ts.SyntaxKind.TemplateExpression ||
    kind === ts.SyntaxKind.ArrowFunction ||
    kind === ts.SyntaxKind.FunctionExpression ||
    kind === ts.SyntaxKind.NewExpression
  );
}

function flowsOf(node: ts.Expression, depth: number): readonly Flow[] {
  const next = (inner: ts.Expression): readonly Flow[] => flowsInto(inner, depth + 1);
  const inner = unwrapped(node);
  if (ts.isAwaitExpression(inner)) return next(inner.expression);
  if (ts.isConditionalExpression(inner)) return [...next(inner.whenTrue), ...next(inner.whenFalse)].slice(0, most);
  if (ts.isBinaryExpression(inner)) return ofBinary(inner, next);
  if (ts.isObjectLiteralExpression(inner)) return ofObject(inner, next);
  if (ts.isArrayLiteralExpression(inner))
    return inner.elements.flatMap((one) => next(ts.isSpreadElement(one) ? one.expression : one)).slice(0, most);
  if (ts.isIdentifier(inner)) return ofName(inner, next);
  if (ts.isElementAccessExpression(inner)) {
    const key = inner.argumentExpression;
    return ts.isStringLiteralLike(key) ? taking(next(inner.expression), key.text) : next(inner.expression);
  }
  if (ts.isPropertyAccessExpression(inner)) return taking(next(inner.expression), inner.name.text);
  return isCall(inner) ? ofCall(inner, next) : [];
}

type Next = (node: ts.Expression) => readonly Flow[];

function ofBinary({ left, right, operatorToken: { kind } }: ts.BinaryExpression, next: Next): readonly Flow[] {
  if (kind === ts.SyntaxKind.AmpersandAmpersandToken) return next(right);
  if (kind === ts.SyntaxKind.QuestionQuestionToken || kind === ts.SyntaxKind.BarBarToken)
    return [...next(left), ...next(right)].slice(0, most);
  return [];
}

/** `{ ...user, password: undefined }` is a user without its password, `{ user }` holds one. */
function ofObject({ properties }: ts.ObjectLiteralExpression, next: Next): readonly Flow[] {
  const found: Flow[] = [];
  for (const [at, property] of properties.entries()) {
    if (ts.isSpreadAssignment(property)) {
      const replaced = properties.slice(at + 1).flatMap(({ name }) => (name && ts.isIdentifier(name) ? name.text : []));
      found.push(...next(property.expression).map((flow) => without(flow, replaced)));
    } else if (property.name && (ts.isIdentifier(property.name) || ts.isStringLiteral(property.name))) {
      const value = ts.isPropertyAssignment(property)
        ? property.initializer
        : ts.isShorthandPropertyAssignment(property)
          ? property.name
          : undefined;
      const key = property.name.text;
      if (value) found.push(...next(value).map((flow) => ({ ...flow, key })));
    }
  }
  return found.slice(0, most);
}

function without(flow: Flow, names: readonly string[]): Flow {
  return names.length ? { ...flow, without: [...flow.without, ...names] } : flow;
}

/** A member of what flows: of an object that holds it by that name, or of what a call brings. */
function taking(flows: readonly Flow[], name: string): readonly Flow[] {
  return flows.flatMap(({ key, ...flow }): Flow[] => {
    if (key !== undefined) return key === name ? [flow] : [];
    return flow.take === undefined ? [{ ...flow, take: name }] : [];
  });
}

function ofName(name: ts.Identifier, next: Next): readonly Flow[] {
  const binding = bindingOf(name.text, name);
  if (!binding) return [];
  const removed = removedFrom(name, binding);
  return ofBinding(binding, next).map((flow) => without(flow, removed));
}

function ofBinding(binding: ts.Node, next: Next): readonly Flow[] {
  if (ts.isVariableDeclaration(binding)) {
    if (ts.isForOfStatement(binding.parent.parent)) return next(binding.parent.parent.expression);
    return [...(binding.initializer ? [binding.initializer] : []), ...assignedTo(binding)].flatMap(next).slice(0, most);
  }
  if (ts.isParameter(binding)) return ofParameter(binding, next);
  return ts.isBindingElement(binding) ? ofElement(binding, next) : [];
}

/** The element that a callback is given; what comes of a promise; or what the caller passes. */
function ofParameter(parameter: ts.ParameterDeclaration, next: Next): readonly Flow[] {
  const fn = parameter.parent;
  const role = ts.isFunctionLike(fn) ? callbackRole(fn) : undefined;
  if (role?.repeats) return parametersOf(fn)[0] === parameter ? next(role.items) : [];
  const callee = role && calleeOf(role.call);
  if (callee && ts.isPropertyAccessExpression(callee) && callee.name.text === 'then') return next(callee.expression);
  return role ? [] : [{ from: parameter, without: [] }];
}

/** `const { password, ...user } = row`, `const [user] = rows`, `const { user } = await load()`. */
function ofElement(element: ts.BindingElement, next: Next): readonly Flow[] {
  const pattern = element.parent;
  const owner = pattern.parent;
  const initial = ts.isVariableDeclaration(owner) ? owner.initializer : undefined;
  const whole = initial ? next(initial) : ts.isParameter(owner) || ts.isBindingElement(owner) ? ofBinding(owner, next) : [];
  if (ts.isArrayBindingPattern(pattern)) {
    const list = initial && listIn(initial);
    const one = list?.elements[pattern.elements.indexOf(element)];
    return one ? next(one) : whole;
  }
  const nameOf = (one: ts.BindingElement): string => (one.propertyName ?? one.name).getText();
  if (!element.dotDotDotToken) return taking(whole, nameOf(element));
  const others = pattern.elements.filter((one) => one !== element).map(nameOf);
  return whole.map((flow) => without(flow, others));
}

/** The list of `await Promise.all([…])`. */
function listIn(node: ts.Expression): ts.ArrayLiteralExpression | undefined {
  const inner = unwrapped(node);
  const value = ts.isAwaitExpression(inner) ? unwrapped(inner.expression) : inner;
  if (ts.isArrayLiteralExpression(value)) return value;
  const first = ts.isCallExpression(value) && gathering.test(value.expression.getText()) ? value.arguments[0] : undefined;
  return first && ts.isArrayLiteralExpression(first) ? first : undefined;
}

const gathering = /^Promise\.(all|allSettled)$|\.\$transaction$/;

/** `delete user.password`, `user.password = undefined`, before or after: whoever writes that means it. */
function removedFrom(name: ts.Identifier, binding: ts.Node): readonly string[] {
  const found = removals(name.getSourceFile()).get(name.text) ?? [];
  return found.flatMap(({ of, member }) => (bindingOf(name.text, of) === binding ? [member] : []));
}

type Removal = { readonly of: ts.Identifier; readonly member: string };

const removedIn = new WeakMap<ts.SourceFile, ReadonlyMap<string, readonly Removal[]>>();

/** What a file takes out of objects, by the name of the object. */
function removals(file: ts.SourceFile): ReadonlyMap<string, readonly Removal[]> {
  return memo(removedIn, file, () => {
    const found = new Map<string, Removal[]>();
    const visit = (node: ts.Node): void => {
      const target = ts.isDeleteExpression(node) ? unwrapped(node.expression) : isEmptying(node) ? node.left : undefined;
      if (target && ts.isPropertyAccessExpression(target) && ts.isIdentifier(target.expression)) {
        const of = target.expression;
        found.set(of.text, [...(found.get(of.text) ?? []), { of, member: target.name.text }]);
      }
      ts.forEachChild(node, visit);
    };
    if (removal.test(file.text)) visit(file);
    return found;
  });
}

const removal = /\bdelete\s+\w+[.[]|\.\w+\s*=\s*(undefined|null|''|"")/;

function isEmptying(node: ts.Node): node is ts.BinaryExpression {
  return (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    ts.isPropertyAccessExpression(node.left) &&
    /^(undefined|null|''|"")$/.test(node.right.getText())
  );
}

const keepers = /^(filter|slice|sort|reverse|concat|flat|find|findLast|at|pop|shift|toSorted|toReversed|values|toArray)$/;
const copiers =
  /^(JSON\.(stringify|parse)|structuredClone|Promise\.(all|resolve|allSettled)|Object\.(assign|freeze|values)|(_\.)?(cloneDeep|clone|head|first|last|sortBy|orderBy|uniqBy))$/;

function ofCall(call: Call, next: Next): readonly Flow[] {
  const callee = calleeOf(call);
  const method = calleeName(call) ?? '';
  const given = ts.isCallExpression(call) ? [...call.arguments] : [];
  const receiver = ts.isPropertyAccessExpression(callee) ? callee.expression : undefined;
  const [first, second] = given;
  if (copiers.test(callee.getText())) return given.flatMap(next).slice(0, most);
  if (/^(_\.)?omit$/.test(callee.getText()) && first) return next(first).map((flow) => without(flow, textsIn(given.slice(1))));
  if (receiver && first && /^(map|flatMap|then)$/.test(method) && isInline(first)) return returnedBy(first, next);
  const once = given.find((one): one is ts.ArrowFunction => isInline(one) && callbackRole(one)?.repeats === false);
  if (once) return returnedBy(once, next);
  if (
    receiver &&
    (keepers.test(method) || /^(toObject|catch|finally)$/.test(method) || (method === 'get' && /plain/.test(first?.getText() ?? '')))
  ) {
    const kept = next(receiver);
    if (kept.length) return kept;
  }
  if (second && /^(reduce)$/.test(method)) return [];
  return ownerOf(call) ? [{ from: call, without: [] }] : [];
}

function isInline(node: ts.Expression): node is ts.ArrowFunction | ts.FunctionExpression {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node);
}

/** What the returns of a function hand on. */
export function returnedBy(fn: ts.FunctionLikeDeclaration, next: Next): readonly Flow[] {
  if (!fn.body) return [];
  if (!ts.isBlock(fn.body)) return next(fn.body);
  const found: Flow[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isReturnStatement(node) && node.expression) found.push(...next(node.expression));
    ts.forEachChild(node, visit);
  };
  visit(fn.body);
  return found.slice(0, most);
}

function textsIn(nodes: readonly ts.Expression[]): readonly string[] {
  return nodes.flatMap((node) => {
    const inner = unwrapped(node);
    if (ts.isStringLiteralLike(inner)) return [inner.text];
    return ts.isArrayLiteralExpression(inner) ? textsIn(inner.elements) : [];
  });
}
