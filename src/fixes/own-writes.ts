import type { FactReader } from '../engine/facts.ts';
import { type Edit, indentAt, newlineOf, replace } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { defaultOf } from '../facts/model-defaults.ts';
import type { Lookup } from '../libraries/lookup.ts';
import { awaitAround, type Call, calleeOf, unwrapped, wrapped } from '../syntax/expressions.ts';
import type { Iteration } from '../syntax/iterations.ts';
import { entries } from '../syntax/objects.ts';
import { referencesIn } from '../syntax/references.ts';
import { indentOf, terminatorOf } from '../syntax/style.ts';
import { askedIn, nameOfResult } from './obstacles.ts';
import { keyOfRound, type TableNames } from './table.ts';

/** Writes of a round, to the table that it asks, of which is known what later rounds find. */
export interface OwnWrites {
  /** A row for a key that had none: later rounds are to find it. */
  readonly creations: readonly ts.AwaitExpression[];
  /** Nobody reads what they change. */
  readonly updates: readonly ts.CallExpression[];
}

/** Only rounds that follow each other write for each other. */
export function ownWritesOf(call: Call, lookup: Lookup, { node }: Iteration, facts: FactReader): OwnWrites {
  const creations: ts.AwaitExpression[] = [];
  const updates: ts.CallExpression[] = [];
  const owner = ownerOf(call);
  const name = lookup.results.length === 1 ? nameOfResult(lookup.results[0]!) : undefined;
  if (!owner || !name || lookup.gives !== 'row' || !ts.isIterationStatement(node, false)) return { creations, updates };
  const visit = (inner: ts.Node): void => {
    if (ts.isFunctionLike(inner)) return;
    if (ts.isCallExpression(inner) && inner.pos > call.end && ownerOf(inner) === owner) {
      const awaited = awaitAround(inner);
      if (awaited && isCreation(inner, call, lookup, facts) && isNamed(awaited) && isWithout(name, awaited, node)) creations.push(awaited);
      if (isUnread(inner, name, call, node)) updates.push(inner);
    }
    ts.forEachChild(inner, visit);
  };
  visit(node);
  return { creations, updates };
}

/** Puts a row that a round creates into the table. */
export function keeping(creation: ts.AwaitExpression, { byKey }: TableNames, lookup: Lookup): readonly Edit[] {
  const { parent } = wrapped(creation);
  const key = keyOfRound(lookup);
  if (ts.isExpressionStatement(parent)) return [replace(creation, `${byKey}.set(${key}, ${creation.getText()})`)];
  const name = nameOfResult(creation)!;
  let statement: ts.Node = parent;
  while (!ts.isStatement(statement)) statement = statement.parent;
  const end = terminatorOf(statement.getSourceFile());
  const set = `${byKey}.set(${key}, ${name})${end}`;
  const newline = newlineOf(statement.getSourceFile());
  const indent = indentAt(statement);
  if (!ts.isBlock(statement.parent)) {
    const inner = newline + indent + indentOf(statement.getSourceFile());
    return [replace(statement, `{${inner}${statement.getText()}${inner}${set}${newline}${indent}}`)];
  }
  const { fileName: file } = statement.getSourceFile();
  return [{ file, span: { start: statement.end, end: statement.end }, text: newline + indent + set }];
}

/** Whether what is created stands by itself, or under a name. */
function isNamed(creation: ts.AwaitExpression): boolean {
  return ts.isExpressionStatement(wrapped(creation).parent) || /^\w+$/.test(nameOfResult(creation) ?? '');
}

/** `prisma.customer` of `prisma.customer.create(…)` */
function ownerOf(call: Call): string | undefined {
  const callee = calleeOf(call);
  return ts.isPropertyAccessExpression(callee) ? callee.expression.getText() : undefined;
}

/** `create({ data: { email, … } })` of a row that the look-up would find, which brings of it as much as that does. */
function isCreation(creation: ts.CallExpression, call: Call, lookup: Lookup, facts: FactReader): boolean {
  const callee = creation.expression;
  const [options, ...others] = creation.arguments;
  const asked = ts.isCallExpression(call) ? entries(call.arguments[0]) : undefined;
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== 'create' || others.length || !asked) return false;
  const made = entries(options);
  const data = made?.get('data');
  const where = asked.get('where');
  if (!made || !data || !where) return false;
  const isSame = (option: string): boolean => made.get(option)?.getText() === asked.get(option)?.getText();
  if (!['select', 'include', 'omit'].every(isSame)) return false;
  const delegate = /\w+$/.exec(callee.expression.getText())?.[0] ?? '';
  const conditions = entries(where);
  const values = valuesIn(data);
  return (
    conditions !== undefined &&
    values !== undefined &&
    askedIn(lookup).every(({ key }) => conditions.has(key)) &&
    [...conditions].every(([key, value]) => {
      const given = values.get(key);
      return given === undefined
        ? !isHidden(data) && plain(value) === plainText(defaultOf(delegate, key, facts))
        : given === value.getText();
    })
  );
}

/** What an object says of a row; what is spread in it comes before, and hides nothing that is said. */
function valuesIn(data: ts.Expression): ReadonlyMap<string, string> | undefined {
  const object = unwrapped(data);
  if (!ts.isObjectLiteralExpression(object)) return;
  const found = new Map<string, string>();
  for (const property of object.properties) {
    if (ts.isSpreadAssignment(property)) found.clear();
    else if (ts.isShorthandPropertyAssignment(property)) found.set(property.name.text, property.name.text);
    else if (ts.isPropertyAssignment(property) && !ts.isComputedPropertyName(property.name))
      found.set(property.name.text, property.initializer.getText());
    else return;
  }
  return found;
}

/** What is spread may say anything. */
function isHidden(data: ts.Expression): boolean {
  const object = unwrapped(data);
  return !ts.isObjectLiteralExpression(object) || object.properties.some(ts.isSpreadAssignment);
}

/** A literal, as a schema would write it: without quotes. */
function plain(value: ts.Expression): string | undefined {
  return ts.isStringLiteralLike(value) ? value.text : plainText(/^(\d+|true|false|null)$/.exec(value.getText())?.[0]);
}

function plainText(text: string | undefined): string | undefined {
  return text?.replace(/^"(.*)"$/, '$1');
}

/** Whether code runs only where `name` holds nothing: in `if (!name)`, or behind `if (name) continue`. */
function isWithout(name: string, inner: ts.Node, loop: ts.Node): boolean {
  const absent = new RegExp(`^(!${name}|${name} ===? (null|undefined))$`);
  const present = new RegExp(`^(${name}|${name} !==? (null|undefined))$`);
  for (let child = inner; child !== loop; child = child.parent) {
    const { parent } = child;
    if (ts.isIfStatement(parent)) {
      const condition = parent.expression.getText();
      if (parent.thenStatement === child && absent.test(condition)) return true;
      if (parent.elseStatement === child && present.test(condition)) return true;
    }
    if (!ts.isBlock(parent)) continue;
    const before = parent.statements.slice(0, parent.statements.indexOf(child as ts.Statement));
    if (before.some((one) => ts.isIfStatement(one) && present.test(one.expression.getText()) && ends(one.thenStatement))) return true;
  }
  return false;
}

function ends(statement: ts.Statement): boolean {
  const last = ts.isBlock(statement) ? statement.statements.at(-1) : statement;
  return last !== undefined && (ts.isContinueStatement(last) || ts.isReturnStatement(last) || ts.isBreakStatement(last));
}

/** `update({ where, data: { seenAt } })` of columns that are neither asked for nor read off the row, which nobody sees as a whole. */
function isUnread(update: ts.CallExpression, name: string, call: Call, loop: ts.Node): boolean {
  const callee = update.expression;
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== 'update') return false;
  const data = entries(entries(update.arguments[0])?.get('data'));
  const where = ts.isCallExpression(call) ? entries(entries(call.arguments[0])?.get('where')) : undefined;
  if (!data || !where || [...data.keys()].some((key) => where.has(key))) return false;
  const uses = [...referencesIn(loop)].filter(({ text }) => text === name);
  return uses.every((use) => {
    const { parent } = wrapped(use);
    if (ts.isPropertyAccessExpression(parent)) return !data.has(parent.name.text);
    return (
      !ts.isCallExpression(parent) &&
      !ts.isReturnStatement(parent) &&
      !ts.isObjectLiteralElement(parent) &&
      !ts.isArrayLiteralExpression(parent)
    );
  });
}
