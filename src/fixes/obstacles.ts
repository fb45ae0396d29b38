import { textWith } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import type { Asked, Lookup } from '../libraries/lookup.ts';
import { writtenTypes } from '../syntax/annotations.ts';
import { type Call, calleeName, unwrapped, wrapped } from '../syntax/expressions.ts';
import type { Iteration } from '../syntax/iterations.ts';
import { referencesIn } from '../syntax/references.ts';
import { bindingOf } from '../syntax/scopes.ts';
import { constantOf, isAssignedIn, isAssignment } from './constants.ts';
import type { Round } from './elements.ts';

/** All that a look-up asks for. */
export function askedIn({ key, value, isList, beside = [] }: Lookup): readonly [Asked, ...Asked[]] {
  return [{ key, value, ...(isList && { isList }) }, ...beside];
}

/** Why rows read at `place`, once for all elements, may be others than those that the loop reads one by one; undefined where they are the same. */
export function changeOfMeaning(
  call: Call,
  lookup: Lookup,
  iteration: Round,
  place: ts.Node,
  { mayLack, known }: Known,
): string | undefined {
  if (dependsOn(place, call, lookup, iteration)) return 'the query needs what only the round brings';
  if (mentionsAgain(call, lookup, iteration, known)) return 'the round may write to what is asked for, or change the list';
  if (isUnfit(lookup, mayLack)) return 'keys of this kind do not compare by value, or may be null';
  return changesKeyOrRow(lookup, iteration) ? 'the round changes the key or the row' : undefined;
}

/** What is known beside. */
interface Known {
  /** Keys may be some that are not there. */
  readonly mayLack: boolean;
  /** Writes of which is known what later rounds find. */
  readonly known: readonly ts.Node[];
}

/** Whether the query or the list needs anything, other than the key, that only the statement itself brings or that its rounds set. */
function dependsOn(place: ts.Node, call: Call, lookup: Lookup, iteration: Iteration): boolean {
  const { items, node } = iteration;
  const values = askedIn(lookup).map(({ value }) => value);
  const names = [...referencesIn(call), ...(items ? referencesIn(items) : [])];
  return names.some((name) => {
    const binding = bindingOf(name.text, name);
    if (!binding || values.some(({ pos, end }) => pos <= name.pos && name.end <= end) || constantOf(name, iteration)) return false;
    const isOwn = binding.pos >= place.pos && binding.end <= place.end && !isParameterOf(call, binding);
    return isOwn || isAssignedIn(node, name.text);
  });
}

/** A function among the query's arguments may have parameters: `where: (users, { eq }) => …`. */
function isParameterOf(call: Call, binding: ts.Node): boolean {
  return binding.pos >= call.pos && binding.end <= call.end;
}

/** Whether the round touches the same table, other than to read it, or changes the list: then what is read before may not be what is read in it. */
function mentionsAgain(call: Call, { source }: Lookup, { node, items, inner }: Round, known: readonly ts.Node[]): boolean {
  const text = textWith(node, new Map([call, ...errorsIn(node, call), ...known].map((one) => [one, ''])));
  const lists = [items, inner?.items].flatMap((list) => list?.getText().replace(/\.(entries|keys|values)\(\)$/, '') ?? []);
  const changers = [...mutators, 'add', 'delete', 'clear'];
  const changesList = lists.some((list) => changers.some((method) => text.includes(`${list}.${method}(`)));
  return changesList || isWritten(text, source);
}

/** Errors that are made, whose texts may name a table: `new NotFoundError('Order', id)`. */
function errorsIn(node: ts.Node, call: Call): readonly ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (inner: ts.Node): void => {
    if (inner === call) return;
    const isError = ts.isNewExpression(inner) && /(Error|Exception)$/.test(inner.expression.getText());
    if (isError && !(inner.pos <= call.pos && call.end <= inner.end)) found.push(inner);
    else ts.forEachChild(inner, visit);
  };
  visit(node);
  return found;
}

/** Whether code mentions a table other than to read it. */
export function isWritten(text: string, source: RegExp): boolean {
  return [...text.matchAll(source)].some(
    ({ index, 0: mention }) => !reads(mention, text.slice(index + mention.length)) && !isReadWith(text.slice(0, index)),
  );
}

/** Whether a class is told to a method that only reads: `manager.findOneBy(`. */
function isReadWith(before: string): boolean {
  return /\.\s*(find(?!\w*(And|Or(?!Fail)|Create))|count|exist)\w*\(\s*$/.test(before);
}

/**
 * Whether a mention of a table, by what is written behind it, only reads that: `prisma.order.count(`, `orders.findBy(`, `.from(orders`,
 * `getRepository(Order).findBy(`.
 */
function reads(mention: string, behind: string): boolean {
  const method = /\.\s*(find(?!\w*(And|Or(?!Fail)|Create))|count|aggregate|groupBy|exist)\w*\($/;
  return /^(from\(|query\.)/.test(mention) || method.test(mention) || method.test(/^\)?\s*\.\s*\w+\(/.exec(behind)?.[0] ?? '');
}

export const mutators = ['push', 'pop', 'shift', 'unshift', 'splice', 'sort', 'reverse', 'fill'];

/** Keys that memory compares by identity (dates, decimals, bytes), that are no single value, or that the client takes only one by one. */
function isUnfit(lookup: Lookup, mayLack: boolean): boolean {
  return askedIn(lookup).some((asked) => isUnfitKey(asked, lookup.rejects ?? [], mayLack));
}

function isUnfitKey({ key, value, isList }: Asked, rejects: readonly string[], mayLack: boolean): boolean {
  const last = unwrapped(value);
  const names = [key, ts.isPropertyAccessExpression(last) ? last.name.text : last.getText()];
  if (names.some((name) => /([a-z](At|On|Date|Time)|_(at|on|date|time)|^(date|time|timestamp))$/.test(name))) return true;
  const types = (writtenTypes(value) ?? []).map((type) => (isList ? type.replace(/^(readonly )?\(?(.*?)\)?\[\]$/, '$2') : type));
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
function changesKeyOrRow(lookup: Lookup, { node, inner }: Round): boolean {
  const read = [...askedIn(lookup).map(({ value }) => value), ...(inner?.items ? [inner.items] : [])];
  const keys = read.map((value) => unwrapped(value).getText());
  const names = lookup.results.map(nameOfResult).filter((name) => name !== undefined);
  return writesTo(names, node) || targetsIn(node).some((target) => keys.some((key) => key === target || key.startsWith(`${target}.`)));
}

/** Whether code writes to what names hold, to parts of it, or to the elements of it that it goes through. */
export function writesTo(names: readonly string[], node: ts.Node): boolean {
  const all = new Set(names);
  const follow = (inner: ts.Node): void => {
    if (ts.isForOfStatement(inner) && ts.isVariableDeclarationList(inner.initializer) && isOf(all, inner.expression))
      for (const { name } of inner.initializer.declarations) if (ts.isIdentifier(name)) all.add(name.text);
    if (ts.isCallExpression(inner) && ts.isPropertyAccessExpression(inner.expression) && isOf(all, inner.expression.expression)) {
      const [fn] = inner.arguments;
      if (fn && (ts.isArrowFunction(fn) || ts.isFunctionExpression(fn)))
        for (const { name } of fn.parameters) if (ts.isIdentifier(name)) all.add(name.text);
    }
    ts.forEachChild(inner, follow);
  };
  if (all.size) follow(node);
  return targetsIn(node).some((target) => [...all].some((name) => new RegExp(`^${name}\\W`).test(target)));
}

function isOf(names: ReadonlySet<string>, list: ts.Expression): boolean {
  const root = /^\w+/.exec(unwrapped(list).getText())?.[0];
  return root !== undefined && names.has(root);
}

/** What code writes to, as source text: `order.total` of `order.total = 1`, `rows()` of `rows.push(1)` and `Object.assign(rows, …)`. */
function targetsIn(node: ts.Node): readonly string[] {
  const found: string[] = [];
  const visit = (inner: ts.Node): void => {
    const write = (target: ts.Expression, suffix = ''): void => void found.push(unwrapped(target).getText() + suffix);
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
        write(callee.expression, '()');
      }
      if (callee.getText() === 'Object.assign' && first) write(first, '()');
    }
    ts.forEachChild(inner, visit);
  };
  visit(node);
  return found;
}

/** The variable in which a result is kept, if it is. */
export function nameOfResult(result: ts.Node): string | undefined {
  const holder = ts.isVariableDeclaration(result) ? result : wrapped(result).parent;
  if (ts.isBinaryExpression(holder)) return isAssignment(holder.operatorToken.kind) ? holder.left.getText() : undefined;
  if (!ts.isVariableDeclaration(holder)) return;
  return ts.isIdentifier(holder.name) ? holder.name.text : /\w+(?=\s*\]*\s*\}?\]*$)/.exec(holder.name.getText())?.[0];
}
