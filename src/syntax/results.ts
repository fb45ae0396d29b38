import { ts } from '../engine/ts.ts';
import { awaitAround, wrapped } from './expressions.ts';
import { referencesIn } from './references.ts';

/**
 * What a query gives: the call awaited, or returned to whoever awaits it, or the call itself among others that are awaited together.
 * Something else may be made of the promise alone.
 */
export function resultOf(call: ts.Node): ts.Node | undefined {
  const outer = wrapped(call);
  return awaitAround(call) ?? (isReturned(outer) || gatheringInList(outer) || isChained(outer) ? outer : undefined);
}

function isReturned({ parent }: ts.Node): boolean {
  return ts.isReturnStatement(parent) || ts.isArrowFunction(parent);
}

/** Whether something is made of a promise that is returned then: `return load(id).then(…)`. What stands for it has to be a promise. */
export function isChained({ parent }: ts.Node): boolean {
  if (!ts.isPropertyAccessExpression(parent) || parent.name.text !== 'then' || !ts.isCallExpression(parent.parent)) return false;
  return isReturned(wrapped(parent.parent));
}

/** `Promise.all` in `await Promise.all([call, …])`. */
export function gatheringInList(call: ts.Node): ts.CallExpression | undefined {
  const list = call.parent;
  const gathering = ts.isArrayLiteralExpression(list) ? list.parent : undefined;
  if (!gathering || !ts.isCallExpression(gathering) || gathering.arguments.length !== 1) return;
  return gathering.expression.getText() === 'Promise.all' && awaitAround(gathering) ? gathering : undefined;
}

/** What stands for the first row of a list that is waited for: `(await …)[0]`, or the declaration `const [row] = await …`. */
export function firstOf(awaited: ts.Node): ts.Node | undefined {
  const { parent } = wrapped(awaited);
  if (isFirst(parent)) return parent;
  if (!ts.isVariableDeclaration(parent)) return;
  return isFirstPattern(parent.name) && ts.isVariableDeclarationList(parent.parent) ? parent : undefined;
}

/** Whether nothing but properties of a result are read, so that it may have one more. */
export function isReadByProperty(result: ts.Node): boolean {
  const { parent } = ts.isVariableDeclaration(result) ? { parent: result } : wrapped(result);
  if (ts.isPropertyAccessExpression(parent)) return true;
  if (!ts.isVariableDeclaration(parent)) return false;
  const name = ts.isIdentifier(parent.name) ? parent.name : undefined;
  if (!name) return !/\.\.\./.test(parent.name.getText());
  const names = [...referencesIn(parent.parent.parent.parent)].filter((one) => one.text === name.text && one !== name);
  return names.every((one) => ts.isPropertyAccessExpression(wrapped(one).parent));
}

/** Whether a row is only asked whether it is there, and read property by property: it may have one more. */
export function isReadInPart(result: ts.Node): boolean {
  const { parent } = ts.isVariableDeclaration(result) ? { parent: result } : wrapped(result);
  if (ts.isPropertyAccessExpression(parent)) return true;
  const name = ts.isVariableDeclaration(parent) ? parent.name : nameInList(result);
  if (!name) return false;
  if (!ts.isIdentifier(name)) return ts.isObjectBindingPattern(name) && isFlat(name);
  let statement: ts.Node = name;
  while (!ts.isStatement(statement)) statement = statement.parent;
  const names = [...referencesIn(statement.parent)].filter((one) => one.text === name.text && one !== name);
  return names.every((one) => {
    const use = wrapped(one).parent;
    return ts.isPropertyAccessExpression(use) || isAskedFor(one);
  });
}

/** `row` in `const [row, other] = await Promise.all([call, …])` */
function nameInList(call: ts.Node): ts.BindingName | undefined {
  const gathering = gatheringInList(call);
  const declaration = gathering && wrapped(awaitAround(gathering)!).parent;
  if (!declaration || !ts.isVariableDeclaration(declaration) || !ts.isArrayBindingPattern(declaration.name)) return;
  const element = declaration.name.elements[(call.parent as ts.ArrayLiteralExpression).elements.indexOf(call as ts.Expression)];
  return element && ts.isBindingElement(element) && !element.initializer && !element.dotDotDotToken ? element.name : undefined;
}

/** `!row`, `row && …`, `row === null`, `if (row)`, `row ? … : …`: whether it is there. */
function isAskedFor(name: ts.Node): boolean {
  const { parent } = name;
  if (ts.isPrefixUnaryExpression(parent)) return parent.operator === ts.SyntaxKind.ExclamationToken;
  if (ts.isBinaryExpression(parent)) {
    const operator = parent.operatorToken.getText();
    return operator === '&&' ? parent.left === name : /^[!=]==?$/.test(operator) && /^(null|undefined)$/.test(parent.right.getText());
  }
  if (ts.isConditionalExpression(parent)) return parent.condition === name;
  return ts.isIfStatement(parent) && parent.expression === name;
}

/** `list[0]` */
export function isFirst(node: ts.Node): node is ts.ElementAccessExpression {
  return ts.isElementAccessExpression(node) && node.argumentExpression.getText() === '0' && !node.questionDotToken;
}

/** `[row]` or `[{ name }]`, with nothing more taken out. */
export function isFirstPattern(name: ts.Node): boolean {
  if (!ts.isArrayBindingPattern(name)) return false;
  const [first, ...others] = name.elements;
  return (
    first !== undefined &&
    !others.length &&
    ts.isBindingElement(first) &&
    (ts.isIdentifier(first.name) || (ts.isObjectBindingPattern(first.name) && isFlat(first.name))) &&
    !first.initializer &&
    !first.dotDotDotToken
  );
}

/** `{ name, total: sum }`: a pattern of names. */
function isFlat({ elements }: ts.ObjectBindingPattern): boolean {
  return elements.every(({ name, initializer, dotDotDotToken }) => ts.isIdentifier(name) && !initializer && !dotDotDotToken);
}
