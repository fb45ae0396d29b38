import { nodesOf } from '../../engine/nodes.ts';
import type { World } from '../../engine/rule.ts';
import type { Edit } from '../../engine/text.ts';
import { type FileId, indentAt, newlineOf } from '../../engine/text.ts';
import { ts } from '../../engine/ts.ts';
import { decoratorOf } from '../../facts/contracts/class-shapes.ts';
import { declaredAs } from '../../facts/contracts/declared.ts';
import { functionIn, keyOfRoute, routeOf } from '../../facts/contracts/routes.ts';
import { indentOf, terminatorOf } from '../../syntax/style.ts';
import type { LostField } from './lost-field.ts';

/** Handlers of the routes that a field crosses hand on the old name as the new one, before they do anything else. */
export function normalisingHandlers(field: LostField, world: World): readonly Edit[] {
  return field.crossings.flatMap(({ file, key }) => {
    const tree = world.parse(file);
    const handler = tree && handlerOf(tree, key);
    const owner = handler && takenBy(handler, / query/.test(key) ? 'query' : 'body');
    return owner === undefined ? [] : (firstStatement(handler!, normalised(owner, field, tree!)) ?? []);
  });
}

/** So do the methods that take an object of a class. */
export function normalisingMethods(className: string, field: LostField, world: World): readonly Edit[] {
  const declaring = field.tree.fileName;
  return world.facts.mentioning(className).flatMap((file) => {
    const named = declaredAs(file, className, world.facts);
    const tree = named?.file === declaring ? world.parse(file) : undefined;
    return tree
      ? methodsTaking(className, tree).flatMap(([method, name]) => firstStatement(method, normalised(name, field, tree)) ?? [])
      : [];
  });
}

function normalised(owner: string, { name, newName }: LostField, tree: ts.SourceFile): string {
  const sure = isTyped(tree.fileName) ? '!' : '';
  return `${owner}.${newName} ??= ${owner}.${name}${sure}${terminatorOf(tree)}`;
}

function isTyped(file: FileId): boolean {
  return /\.[cm]?tsx?$/.test(file);
}

/** The function that answers a route: the last that its registration is given. */
function handlerOf(tree: ts.SourceFile, key: string): ts.FunctionLikeDeclaration | undefined {
  const call = nodesOf<ts.CallExpression>(tree, ts.SyntaxKind.CallExpression).findLast((one) => {
    const route = routeOf(one);
    return route !== undefined && key.startsWith(`${keyOfRoute(route)} `);
  });
  return call?.arguments.flatMap((one) => functionIn(one) ?? []).at(-1);
}

/** How a handler calls what it was sent: `request.body`, or `body` where it takes the request apart. */
function takenBy({ parameters: [first] }: ts.FunctionLikeDeclaration, part: string): string | undefined {
  if (!first) return;
  if (ts.isIdentifier(first.name)) return `${first.name.text}.${part}`;
  const element = ts.isObjectBindingPattern(first.name)
    ? first.name.elements.find(({ propertyName, name }) => (propertyName ?? name).getText() === part)
    : undefined;
  return element && ts.isIdentifier(element.name) ? element.name.text : undefined;
}

function methodsTaking(className: string, tree: ts.SourceFile): readonly (readonly [ts.MethodDeclaration, string])[] {
  return nodesOf<ts.MethodDeclaration>(tree, ts.SyntaxKind.MethodDeclaration).flatMap((method) =>
    method.parameters.flatMap((parameter): readonly (readonly [ts.MethodDeclaration, string])[] => {
      const isTaken = decoratorOf(parameter, /^(Body|BodyParams|Query|QueryParams|Args?)$/) && parameter.type?.getText() === className;
      return isTaken && ts.isIdentifier(parameter.name) ? [[method, parameter.name.text]] : [];
    }),
  );
}

function firstStatement({ body }: ts.FunctionLikeDeclaration, statement: string): Edit | undefined {
  if (!body || !ts.isBlock(body)) return;
  const file = body.getSourceFile();
  const start = body.getStart() + 1;
  const [first] = body.statements;
  const isOneLine = !body.getText().includes('\n');
  const line = `${newlineOf(file)}${first ? indentAt(first) : indentAt(body) + indentOf(file)}${statement}`;
  const span = { start, end: start };
  return { file: file.fileName, span, text: isOneLine ? ` ${statement}` : line };
}
