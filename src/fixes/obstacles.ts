import { textWith } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import type { Lookup } from '../libraries/library.ts';
import { writtenTypes } from '../syntax/annotations.ts';
import { type Call, calleeName, unwrapped, wrapped } from '../syntax/expressions.ts';
import type { Iteration } from '../syntax/iterations.ts';
import { referencesIn } from '../syntax/references.ts';
import { bindingOf } from '../syntax/scopes.ts';

/** Whether rows read at `place`, once for all elements, may be others than those that the loop reads one by one. */
export function changesMeaning(call: Call, lookup: Lookup, iteration: Iteration, place: ts.Node, mayLack: boolean): boolean {
  return (
    dependsOn(place, call, lookup, iteration) ||
    mentionsAgain(call, lookup, iteration) ||
    isUnfit(lookup, mayLack) ||
    changesKeyOrRow(lookup, iteration)
  );
}

/** Whether the query or the list needs anything, other than the key, that only the statement itself brings or that its rounds set. */
function dependsOn(place: ts.Node, call: Call, { value }: Lookup, { items, node }: Iteration): boolean {
  const names = [...referencesIn(call), ...(items ? referencesIn(items) : [])].filter(({ pos, end }) => pos < value.pos || end > value.end);
  return names.some((name) => {
    const binding = bindingOf(name.text, name);
    if (!binding) return false;
    const isOwn = binding.pos >= place.pos && binding.end <= place.end && !isParameterOf(call, binding);
    return isOwn || isAssignedIn(node, name.text);
  });
}

/** A function among the query's arguments may have parameters: `where: (users, { eq }) => …`. */
function isParameterOf(call: Call, binding: ts.Node): boolean {
  return binding.pos >= call.pos && binding.end <= call.end;
}

function isAssignedIn(node: ts.Node, name: string): boolean {
  if (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind) && node.left.getText() === name) return true;
  const isStep = ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node);
  if (isStep && /\+\+|--/.test(node.getText()) && node.operand.getText() === name) return true;
  return ts.forEachChild(node, (child) => isAssignedIn(child, name)) ?? false;
}

/** Whether the round touches the same table, other than to read it, or changes the list: then what is read before may not be what is read in it. */
function mentionsAgain(call: Call, { source }: Lookup, { node, items }: Iteration): boolean {
  const text = textWith(node, new Map([[call, '']]));
  const list = items?.getText() ?? '';
  const changesList = [...mutators, 'add', 'delete', 'clear'].some((method) => text.includes(`${list}.${method}(`));
  return changesList || [...text.matchAll(source)].some(({ index, 0: mention }) => !reads(mention, text.slice(index + mention.length)));
}

/** Whether a mention of a table, by what is written behind it, only reads that: `prisma.order.count(`, `orders.findBy(`, `.from(orders`. */
function reads(mention: string, behind: string): boolean {
  const method = /\.\s*(find(?!\w*(And|Or(?!Fail)|Create))|count|aggregate|groupBy|exist)\w*\($/;
  return /^(from\(|query\.)/.test(mention) || method.test(mention) || method.test(/^\s*\.\s*\w+\(/.exec(behind)?.[0] ?? '');
}

const mutators = ['push', 'pop', 'shift', 'unshift', 'splice', 'sort', 'reverse', 'fill'];

/** Keys that memory compares by identity (dates, decimals, bytes), that are no single value, or that the client takes only one by one. */
function isUnfit({ key, value, rejects = [] }: Lookup, mayLack: boolean): boolean {
  const last = unwrapped(value);
  const names = [key, ts.isPropertyAccessExpression(last) ? last.name.text : last.getText()];
  if (names.some((name) => /([a-z](At|On|Date|Time)|_(at|on|date|time)|^(date|time|timestamp))$/.test(name))) return true;
  const types = writtenTypes(value) ?? [];
  const isAsserted = ts.isNonNullExpression(value);
  return types.some((type) =>
    absent.includes(type)
      ? !isAsserted && !mayLack
      : rejects.includes(type) ||
        /^(object|boolean|\w*\.?Decimal|Date(Time)?|Buffer|Uint8Array|Temporal\.\w+|Dayjs|Moment)$|^[{[(]|\]$/.test(type),
  );
}

const absent = ['null', 'undefined', 'void'];

/** Whether the round gives the element another key before the lookup, or changes a row, which elements with one key now share. */
function changesKeyOrRow({ value, results }: Lookup, { node }: Iteration): boolean {
  const key = unwrapped(value).getText();
  const names = results.map(nameOfResult);
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
      if (ts.isPropertyAccessExpression(callee) && mutators.includes(calleeName(inner)!)) {
        write(callee.expression);
        // A list that elements with one key share.
        if (names.includes(callee.expression.getText())) changes = true;
      }
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

/** The variable in which a result is kept, if it is. */
export function nameOfResult(result: ts.Node): string | undefined {
  const holder = ts.isVariableDeclaration(result) ? result : wrapped(result).parent;
  if (ts.isBinaryExpression(holder)) return isAssignment(holder.operatorToken.kind) ? holder.left.getText() : undefined;
  if (!ts.isVariableDeclaration(holder)) return;
  return ts.isIdentifier(holder.name) ? holder.name.text : /\w+(?=\s*\]*\s*\}?\]*$)/.exec(holder.name.getText())?.[0];
}
