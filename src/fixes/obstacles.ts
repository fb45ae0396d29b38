import { ts } from '../engine/ts.ts';
import type { Lookup } from '../libraries/library.ts';
import { writtenTypes } from '../syntax/annotations.ts';
import { calleeName, unwrapped, wrapped } from '../syntax/expressions.ts';
import type { Iteration } from '../syntax/iterations.ts';
import { bindingOf } from '../syntax/scopes.ts';

/** Whether rows read at `place`, once for all elements, may be others than those that the loop reads one by one. */
export function changesMeaning(call: ts.CallExpression, lookup: Lookup, iteration: Iteration, place: ts.Statement): boolean {
  return (
    dependsOn(place, call, lookup, iteration) ||
    mentionsAgain(lookup, iteration) ||
    isUnfit(lookup) ||
    (isGuarded(call, iteration) && !isAlwaysThere(lookup.value)) ||
    changesKeyOrRow(lookup, iteration)
  );
}

/** Whether the query or the list needs anything that only the statement itself brings, other than the key. */
function dependsOn(place: ts.Statement, call: ts.CallExpression, { value }: Lookup, { items }: Iteration): boolean {
  let depends = false;
  const visit = (inner: ts.Node): void => {
    if (inner === value || ts.isTypeNode(inner)) return;
    if (ts.isIdentifier(inner) && isReference(inner)) {
      const binding = bindingOf(inner.text, inner);
      if (binding && binding.pos >= place.pos && binding.end <= place.end) depends = true;
    }
    ts.forEachChild(inner, visit);
  };
  visit(call);
  if (items) visit(items);
  return depends;
}

function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  return !ts.isPropertyAssignment(parent) || parent.initializer === node;
}

/** Whether the round touches the same table or changes the list: then what is read before the loop may not be what is read in it. */
function mentionsAgain({ source }: Lookup, { node, items }: Iteration): boolean {
  const text = node.getText();
  const list = items?.getText() ?? '';
  const changesList = [...mutators, 'add', 'delete', 'clear'].some((method) => text.includes(`${list}.${method}(`));
  return changesList || (text.match(source)?.length ?? 0) > 1;
}

const mutators = ['push', 'pop', 'shift', 'unshift', 'splice', 'sort', 'reverse', 'fill'];

/** Keys that memory compares by identity (dates, decimals, bytes), that are no single value, or that the client takes only one by one. */
function isUnfit({ key, value, rejects = [] }: Lookup): boolean {
  const last = unwrapped(value);
  const names = [key, ts.isPropertyAccessExpression(last) ? last.name.text : last.getText()];
  if (names.some((name) => /([a-z](At|On|Date|Time)|_(at|on|date|time)|^(date|time|timestamp))$/.test(name))) return true;
  const types = writtenTypes(value) ?? [];
  const isAsserted = ts.isNonNullExpression(value);
  return types.some((type) =>
    absent.includes(type)
      ? !isAsserted
      : rejects.includes(type) ||
        /^(object|boolean|\w*\.?Decimal|Date(Time)?|Buffer|Uint8Array|Temporal\.\w+|Dayjs|Moment)$|^[{[(]|\]$/.test(type),
  );
}

const absent = ['null', 'undefined', 'void'];

/** Whether a statement before the lookup may end the round: keys for which no query was made would be asked for as well. */
function isGuarded(call: ts.CallExpression, { node }: Iteration): boolean {
  const ends = (inner: ts.Node): boolean => {
    if (ts.isFunctionLike(inner)) return false;
    const isEnd = ts.isContinueStatement(inner) || ts.isBreakStatement(inner) || ts.isReturnStatement(inner) || ts.isThrowStatement(inner);
    return isEnd || (ts.forEachChild(inner, ends) ?? false);
  };
  for (let child: ts.Node = call; child !== node; child = child.parent) {
    if (!ts.isBlock(child.parent)) continue;
    const { statements } = child.parent;
    if (statements.slice(0, statements.indexOf(child as ts.Statement)).some(ends)) return true;
  }
  return false;
}

/** Whether the file itself says that a key is never null. */
function isAlwaysThere(value: ts.Expression): boolean {
  const types = writtenTypes(value);
  return types?.every((type) => /^(number|string|bigint)$/.test(type)) ?? false;
}

/** Whether the round gives the element another key before the lookup, or changes a row, which elements with one key now share. */
function changesKeyOrRow({ value, rows }: Lookup, { node }: Iteration): boolean {
  const key = unwrapped(value).getText();
  const names = rows.map(rowName);
  let changes = false;
  const write = (target: ts.Expression): void => {
    const text = unwrapped(target).getText();
    if (key === text || key.startsWith(`${text}.`) || names.some((name) => name && new RegExp(`^${name}\\W`).test(text))) changes = true;
  };
  const visit = (inner: ts.Node): void => {
    if (ts.isBinaryExpression(inner) && isAssignment(inner.operatorToken.kind)) write(inner.left);
    if (ts.isDeleteExpression(inner)) write(inner.expression);
    if (ts.isPrefixUnaryExpression(inner) || ts.isPostfixUnaryExpression(inner)) {
      if (inner.operator === ts.SyntaxKind.PlusPlusToken || inner.operator === ts.SyntaxKind.MinusMinusToken) write(inner.operand);
    }
    if (ts.isCallExpression(inner)) {
      const callee = unwrapped(inner.expression);
      const [first] = inner.arguments;
      if (ts.isPropertyAccessExpression(callee) && mutators.includes(calleeName(inner)!)) write(callee.expression);
      if (callee.getText() === 'Object.assign' && first && names.includes(first.getText())) changes = true;
    }
    ts.forEachChild(inner, visit);
  };
  visit(node);
  return changes;
}

function isAssignment(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

/** The variable in which a row is kept, if it is. */
function rowName(row: ts.Node): string | undefined {
  const declaration = ts.isVariableDeclaration(row) ? row : wrapped(row).parent;
  if (!ts.isVariableDeclaration(declaration)) return;
  return ts.isIdentifier(declaration.name) ? declaration.name.text : /\w+(?=\s*\]\s*\}$)/.exec(declaration.name.getText())?.[0];
}
