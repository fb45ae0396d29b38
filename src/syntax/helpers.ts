import { ts } from '../engine/ts.ts';
import { referencesIn } from './references.ts';
import { bindingOf } from './scopes.ts';

/** A function that a sibling can stand beside: declared at the top of its file, or a method of a class. */
export type Helper = (ts.FunctionDeclaration | ts.MethodDeclaration | ts.ArrowFunction | ts.FunctionExpression) & {
  readonly body: ts.ConciseBody;
};

/** A parameter that may be a key: `id`, or `id` in `{ id, shopId }`. */
export interface KeyParameter {
  readonly at: number;
  readonly property?: string;
  readonly name: string;
  readonly binding: ts.ParameterDeclaration | ts.BindingElement;
}

export function keyParametersOf(node: Helper): readonly KeyParameter[] {
  return node.parameters.flatMap((parameter, at): readonly KeyParameter[] => {
    const { name } = parameter;
    if (parameter.questionToken || parameter.initializer || parameter.dotDotDotToken) return [];
    if (ts.isIdentifier(name)) return [{ at, name: name.text, binding: parameter }];
    if (!ts.isObjectBindingPattern(name)) return [];
    return name.elements.flatMap((binding) => {
      const isPlain = ts.isIdentifier(binding.name) && !binding.initializer && !binding.dotDotDotToken;
      return isPlain ? [{ at, property: (binding.propertyName ?? binding.name).getText(), name: binding.name.getText(), binding }] : [];
    });
  });
}

/** Whether a node reads what a parameter holds. */
export function readsParameter(part: ts.Node, { binding }: KeyParameter): boolean {
  return [...referencesIn(part)].some((name) => bindingOf(name.text, name) === binding);
}

export function isHelper(node: ts.Node): node is Helper {
  if (!('body' in node) || !node.body || isDecorated(node)) return false;
  if (ts.isMethodDeclaration(node)) return ts.isClassLike(node.parent) && ts.isIdentifier(node.name) && !node.asteriskToken;
  if (ts.isFunctionDeclaration(node)) return ts.isSourceFile(node.parent) && node.name !== undefined && !node.asteriskToken;
  return declarationOf(node) !== undefined;
}

/** A decorator may give a method a meaning that a sibling would not have: a cache, a transaction, a route. */
function isDecorated(node: ts.Node): boolean {
  return ts.canHaveDecorators(node) && (ts.getDecorators(node)?.length ?? 0) > 0;
}

/** `const loadUser = async (id) => …`, at the top of a file. */
export function declarationOf(node: ts.Node): ts.VariableStatement | undefined {
  if (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) return;
  const declaration = node.parent;
  if (!ts.isVariableDeclaration(declaration) || !ts.isIdentifier(declaration.name) || declaration.type) return;
  const statement = declaration.parent.parent;
  const isAlone = ts.isVariableStatement(statement) && statement.declarationList.declarations.length === 1;
  return isAlone && ts.isSourceFile(statement.parent) ? statement : undefined;
}

export function nameOfHelper(node: Helper): string {
  return (ts.isVariableDeclaration(node.parent) ? node.parent.name : node.name!).getText();
}

/** The class or file that a helper, and so its sibling, is part of. */
export function ownerOfHelper(node: Helper): ts.Node {
  return ts.isMethodDeclaration(node) ? node.parent : node.getSourceFile();
}

/** `findUser` in the object that a file hands out: `export default { findUser }`, `module.exports = { findUser }`. */
export function handedOut(node: Helper): ts.ShorthandPropertyAssignment | undefined {
  if (ts.isMethodDeclaration(node)) return;
  const name = nameOfHelper(node);
  for (const statement of node.getSourceFile().statements) {
    const made = ts.isExportAssignment(statement) ? statement.expression : exportsIn(statement);
    if (!made || !ts.isObjectLiteralExpression(made)) continue;
    const property = made.properties.find((one) => one.name?.getText() === name);
    if (property && ts.isShorthandPropertyAssignment(property)) return property;
  }
  return;
}

function exportsIn(statement: ts.Statement): ts.Expression | undefined {
  const set = ts.isExpressionStatement(statement) ? statement.expression : undefined;
  return set && ts.isBinaryExpression(set) && set.left.getText() === 'module.exports' ? set.right : undefined;
}
