import { ts } from '../engine/ts.ts';
import type { Lookup } from '../libraries/lookup.ts';
import type { Iteration } from '../syntax/iterations.ts';
import { isTypeScript } from '../syntax/style.ts';
import { nameOfResult } from './obstacles.ts';

/** A declaration keeps its name; an expression gets parentheses where operators around it could take it apart. */
export function resultText(result: ts.Node, found: string, lookup: Lookup, { node }: Iteration): string {
  const name = ts.isVariableDeclaration(result) ? innermost(result.name) : undefined;
  const isTaken = (name !== undefined && ts.isObjectBindingPattern(name)) || !isChecked(nameOfResult(result), node);
  const claimed = lookup.isClaimed && lookup.gives === 'row' && !lookup.otherwise && isTypeScript(result) && isTaken ? '!' : '';
  if (name) return `${name.getText()} = ${found.includes('??') || !claimed ? found : `${found}${claimed}`}`;
  if (lookup.missing === 'error') return inParentheses(result, `${found} ?? ${insteadOf(result)}`);
  return inParentheses(result, found + claimed);
}

/** What waits stands in parentheses, as formatters have it. */
function insteadOf(result: ts.Node): string {
  return ts.isCallExpression(result) ? result.getText() : `(${result.getText()})`;
}

function inParentheses(result: ts.Node, text: string): string {
  const { parent } = result;
  const standsAlone =
    ts.isParenthesizedExpression(parent) ||
    ts.isVariableDeclaration(parent) ||
    ts.isReturnStatement(parent) ||
    (ts.isCallExpression(parent) && parent.expression !== result) ||
    ts.isPropertyAssignment(parent) ||
    ts.isArrayLiteralExpression(parent) ||
    ts.isExpressionStatement(parent) ||
    ts.isArrowFunction(parent) ||
    (ts.isBinaryExpression(parent) && parent.right === result && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken);
  return standsAlone || !text.includes('??') ? text : `(${text})`;
}

/** Whether a round asks of a row whether it is there. */
function isChecked(name: string | undefined, loop: ts.Node): boolean {
  const asks = String.raw`!${name}\b(?!\.)|\b${name}(\?\.|\s*(&&|\?\?|\|\||[!=]==?|\?))|\bif\s*\(${name}\)`;
  return name !== undefined && new RegExp(asks).test(loop.getText());
}

/** What a pattern takes the row as: `row` or `{ name }` in `{ rows: [row] }`, `[{ name }]`. */
function innermost(name: ts.BindingName): ts.BindingName {
  if (ts.isIdentifier(name)) return name;
  const [element, ...others] = name.elements;
  const isAround = ts.isArrayBindingPattern(name) || (!others.length && element && /^rows$/.test(nameTaken(element)));
  return isAround && element && ts.isBindingElement(element) ? innermost(element.name) : name;
}

function nameTaken(element: ts.ArrayBindingElement): string {
  return ts.isBindingElement(element) ? (element.propertyName ?? element.name).getText() : '';
}
