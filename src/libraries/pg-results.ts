import { ts } from '../engine/ts.ts';
import { awaitAround, wrapped } from '../syntax/expressions.ts';
import { referencesIn } from '../syntax/references.ts';
import { isFirst, isFirstPattern } from '../syntax/results.ts';
import { bindingOf } from '../syntax/scopes.ts';
import type { Lookup } from './lookup.ts';

type Rows = Pick<Lookup, 'gives' | 'results' | 'reads'>;

/** What stands for the rows: `(await …).rows`, `const { rows } = await …`; for the first of them: `….rows[0]`, `const { rows: [row] } = …`. */
export function rowsOf(call: ts.CallExpression): Rows | undefined {
  const awaited = awaitAround(call);
  if (!awaited) return;
  const { parent } = wrapped(awaited);
  if (ts.isPropertyAccessExpression(parent) && parent.name.text === 'rows')
    return isFirst(parent.parent) ? { gives: 'row', results: [parent.parent] } : { gives: 'rows', results: [parent] };
  if (!ts.isVariableDeclaration(parent)) return;
  if (ts.isIdentifier(parent.name)) return rowsBy(parent.name, parent);
  if (!ts.isObjectBindingPattern(parent.name) || parent.name.elements.length !== 1) return;
  const [element] = parent.name.elements;
  if (!element || (element.propertyName ?? element.name).getText() !== 'rows' || element.initializer) return;
  if (ts.isIdentifier(element.name)) return { gives: 'rows', results: [parent] };
  return isFirstPattern(element.name) ? { gives: 'row', results: [parent] } : undefined;
}

/** `const result = await …`, of which everybody reads `result.rows` or how many there are: the name is that of the rows then, or of the first. */
function rowsBy(name: ts.Identifier, declaration: ts.VariableDeclaration): Rows | undefined {
  const { parent: list } = declaration;
  if (!ts.isVariableDeclarationList(list) || !(list.flags & ts.NodeFlags.Const) || list.declarations.length !== 1 || declaration.type)
    return;
  const uses = [...referencesIn(list.parent.parent)].filter(
    (one) => one.text === name.text && one !== name && bindingOf(name.text, one) === declaration,
  );
  const asRow = uses.map((use) => readOfRow(use));
  if (uses.length && asRow.every((read) => read !== undefined)) return { gives: 'row', results: [declaration], reads: new Map(asRow) };
  const asRows = uses.map((use) => readOfRows(use));
  return uses.length && asRows.every((read) => read !== undefined)
    ? { gives: 'rows', results: [declaration], reads: new Map(asRows) }
    : undefined;
}

type Read = readonly [ts.Node, string];

function readOfRows(use: ts.Identifier): Read | undefined {
  const { parent } = use;
  if (!ts.isPropertyAccessExpression(parent) || parent.questionDotToken) return;
  if (parent.name.text === 'rows') return [parent, use.text];
  return parent.name.text === 'rowCount' ? [parent, `${use.text}.length`] : undefined;
}

/** `result.rows[0]`, or a question whether there is one: `result.rows.length === 0`. */
function readOfRow(use: ts.Identifier): Read | undefined {
  const read = use.parent;
  if (!ts.isPropertyAccessExpression(read) || read.questionDotToken) return;
  if (read.name.text === 'rows' && isFirst(read.parent)) return [read.parent, use.text];
  const isLength = ts.isPropertyAccessExpression(read.parent) && read.parent.name.text === 'length';
  const count = read.name.text === 'rowCount' ? read : read.name.text === 'rows' && isLength ? read.parent : undefined;
  if (!count) return;
  const { parent } = wrapped(count);
  if (ts.isPrefixUnaryExpression(parent) && parent.operator === ts.SyntaxKind.ExclamationToken) return [parent, `!${use.text}`];
  if (!ts.isBinaryExpression(parent)) return;
  const asked = `${parent.operatorToken.getText()} ${parent.right.getText()}`;
  if (/^(===? 0|< 1)$/.test(asked)) return [parent, `!${use.text}`];
  return /^(!==? 0|> 0|>= 1)$/.test(asked) ? [parent, isCondition(parent) ? use.text : `${use.text} !== undefined`] : undefined;
}

function isCondition(node: ts.Expression): boolean {
  const { parent } = wrapped(node);
  return (
    (ts.isIfStatement(parent) && parent.expression === wrapped(node)) ||
    (ts.isConditionalExpression(parent) && parent.condition === wrapped(node))
  );
}

/** Whether nobody gets to see a row, only how many there are. */
export function areOnlyCounted({ results, reads }: Rows): boolean {
  if (reads) return [...reads.keys()].every((read) => !ts.isElementAccessExpression(read) && (isCount(read) || isLengthOf(read)));
  return results.every((result) => {
    if (!ts.isVariableDeclaration(result)) return isLengthOf(result);
    const [element] = ts.isObjectBindingPattern(result.name) ? result.name.elements : [];
    if (!element || !ts.isIdentifier(element.name)) return false;
    const { name } = element;
    const uses = [...referencesIn(result.parent.parent.parent)].filter(
      (one) => one.text === name.text && bindingOf(name.text, one) === element,
    );
    return uses.length > 0 && uses.every(isLengthOf);
  });
}

/** `result.rowCount`, `!result.rowCount`, `result.rows.length > 0`: what is no row itself. */
function isCount(read: ts.Node): boolean {
  return !ts.isPropertyAccessExpression(read) || read.name.text === 'rowCount';
}

function isLengthOf(node: ts.Node): boolean {
  const { parent } = wrapped(node);
  return ts.isPropertyAccessExpression(parent) && parent.name.text === 'length';
}
