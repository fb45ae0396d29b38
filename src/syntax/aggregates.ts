import { ts } from '../engine/ts.ts';
import type { ChainStep } from './chains.ts';
import { unwrapped, wrapped } from './expressions.ts';
import { referencesIn } from './references.ts';
import { isReadByProperty } from './results.ts';

/** An aggregate that a query selects under a name. */
export interface Aggregate {
  readonly name: string;
  readonly isCount: boolean;
}

/** What the row of these is over no rows, as source text; undefined where its reader would see whether a count is a number or a text, as drivers differ. */
export function aggregatesOfNone(aggregates: readonly Aggregate[], result: ts.Node): string | undefined {
  const counts = aggregates.filter(({ isCount }) => isCount).map(({ name }) => name);
  if (!aggregates.length || !isReadByProperty(result) || !areReadAsNumbers(result, counts)) return;
  return `{ ${aggregates.map(({ name, isCount }) => `${name}: ${isCount ? '0' : 'null'}`).join(', ')} }`;
}

/** `count('* as n')`, `max('number as latest')` */
export function aggregateOfStep({ name, call }: ChainStep): Aggregate | undefined {
  const [column, ...others] = call.arguments;
  const [, alias] = (column && ts.isStringLiteralLike(column) && /^(?:\*|[\w.]+) as (\w+)$/i.exec(column.text)) || [];
  return isAggregate(name) && alias && !others.length ? { name: alias, isCount: /^count/.test(name) } : undefined;
}

/** `(eb) => eb.fn.countAll().as('n')`, `({ fn }) => [fn.sum('number').as('total'), …]`; undefined where it selects anything else. */
export function aggregatesOfBuilder(select: ts.Expression): readonly Aggregate[] | undefined {
  const fn = unwrapped(select);
  const body = ts.isArrowFunction(fn) && !ts.isBlock(fn.body) ? unwrapped(fn.body) : undefined;
  if (!body) return;
  const parts = ts.isArrayLiteralExpression(body) ? [...body.elements] : [body];
  const found = parts.map((part): Aggregate | undefined => {
    const named = unwrapped(part);
    const callee = ts.isCallExpression(named) ? named.expression : undefined;
    const [alias] = ts.isCallExpression(named) ? named.arguments : [];
    if (!callee || !ts.isPropertyAccessExpression(callee) || callee.name.text !== 'as' || !alias || !ts.isStringLiteralLike(alias))
      return undefined;
    const [, name] = /\bfn\.(\w+)(?:<[^()]*>)?\([^()]*\)$/.exec(callee.expression.getText()) ?? [];
    return name && isAggregate(name) ? { name: alias.text, isCount: /^count/.test(name) } : undefined;
  });
  const aggregates = found.filter((one) => one !== undefined);
  return aggregates.length === found.length ? aggregates : undefined;
}

export function isAggregate(name: string): boolean {
  return /^(count(All|Distinct)?|(sum|avg)(Distinct)?|min|max)$/.test(name);
}

/** Whether properties of a row are only made numbers of, before anybody sees what they are: `Number(row?.n ?? 0)`. */
function areReadAsNumbers(result: ts.Node, names: readonly string[]): boolean {
  return (
    readsOf(result).every((read) => {
      if (ts.isPropertyAccessExpression(read) && !names.includes(read.name.text)) return true;
      return isMadeNumber(read);
    }) || !names.length
  );
}

/** Where properties of a result are read, or the names that a pattern gives them. */
function readsOf(result: ts.Node): readonly ts.Expression[] {
  if (!ts.isVariableDeclaration(result)) {
    const { parent } = wrapped(result);
    if (!ts.isVariableDeclaration(parent)) return ts.isPropertyAccessExpression(parent) ? [parent] : [];
    return readsOf(parent);
  }
  const bound = [...namesIn(result.name)];
  const scope = result.parent.parent.parent;
  const uses = [...referencesIn(scope)].filter((use) => bound.some((name) => name.text === use.text && name !== use));
  return uses.map((use) => {
    const { parent } = wrapped(use);
    return ts.isPropertyAccessExpression(parent) ? parent : use;
  });
}

function* namesIn(name: ts.BindingName): Iterable<ts.Identifier> {
  if (ts.isIdentifier(name)) yield name;
  else for (const element of name.elements) if (ts.isBindingElement(element)) yield* namesIn(element.name);
}

function isMadeNumber(read: ts.Expression): boolean {
  const outer = wrapped(read);
  const { parent } = outer;
  if (ts.isBinaryExpression(parent) && /^(\?\?|\|\|)$/.test(parent.operatorToken.getText()))
    return parent.left === outer && isMadeNumber(parent);
  if (ts.isPrefixUnaryExpression(parent)) return parent.operator === ts.SyntaxKind.PlusToken;
  return ts.isCallExpression(parent) && /^(Number|BigInt|(Number\.)?parseInt)$/.test(parent.expression.getText());
}
