import type { Fix } from '../engine/rule.ts';
import { insertAbove, replace } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { libraryById } from '../libraries/catalogue.ts';
import type { Lookup } from '../libraries/library.ts';
import { awaitAround, isPath, shown, unwrapped, wrapped } from '../syntax/expressions.ts';
import type { Iteration } from '../syntax/iterations.ts';
import { plural } from '../syntax/naming.ts';
import { type Binding, bindingOf, freshName } from '../syntax/scopes.ts';

/**
 * Asks once for the rows of all elements, then looks each up in memory.
 * Offered only for the textbook shape: a lookup of one row by a key of the element, in a list that can be read twice.
 */
export function batchLookup(call: ts.CallExpression, iteration: Iteration, library: string): Fix | undefined {
  const lookup = libraryById(library).lookup?.(call);
  const place = lookup && placeFor(call, iteration);
  const keys = lookup && place && keysOf(lookup.value, iteration);
  if (!lookup || !place || !keys || dependsOnRound(call, lookup, iteration) || mentionsAgain(lookup, iteration)) return;
  const file = call.getSourceFile();
  const rows = freshName(plural(lookup.noun), file);
  const byKey = freshName(`${lookup.noun}By${capitalized(lookup.key)}`, file);
  const keyText = (key: string): string => (lookup.compareAs === 'text' ? `String(${key})` : key);
  const found = `${byKey}.get(${keyText(lookup.value.getText())})${lookup.missing === 'null' ? ' ?? null' : ''}`;
  return {
    id: 'batch-lookup',
    title: `Load all ${plural(lookup.noun)} in one query before the loop`,
    safety: 'suggestion',
    make: () => ({
      edits: [
        insertAbove(place, [
          `const ${lookup.unpack ? `{ ${lookup.unpack}: ${rows} }` : rows} = await ${lookup.many(keys)};`,
          `const ${byKey} = new Map(${rows}.map((${lookup.noun}) => [${keyText(`${lookup.noun}.${lookup.key}`)}, ${lookup.noun}]));`,
        ]),
        ...lookup.rows.map((row) => replace(row, rowText(row, found))),
      ],
    }),
  };
}

/** The statement above which the query can stand, if its block may await and the lookup runs for every element, unconditionally. */
function placeFor(call: ts.CallExpression, { node, callback, gathered }: Iteration): ts.Statement | undefined {
  for (let child: ts.Node = call; child !== node; child = child.parent) {
    if (child !== callback && ts.isFunctionLike(child)) return;
    if (ts.isConditionalExpression(child.parent) || ts.isIfStatement(child.parent) || ts.isSwitchStatement(child.parent)) return;
    if (ts.isTryStatement(child.parent) || ts.isCatchClause(child.parent)) return;
    if (child !== node && ts.isIterationStatement(child, false)) return;
    if (ts.isBinaryExpression(child.parent) && child.parent.right === child && /&&|\|\||\?\?/.test(child.parent.operatorToken.getText()))
      return;
  }
  if (callback && (!gathered || !awaitAround(gathered))) return;
  let statement: ts.Node = node;
  while (!ts.isStatement(statement)) statement = statement.parent;
  const isInList = ts.isBlock(statement.parent) || ts.isSourceFile(statement.parent) || ts.isModuleBlock(statement.parent);
  return isInList ? statement : undefined;
}

/** Source text of the list of all keys; none where the elements may come out only once, or the key is not theirs. */
function keysOf(value: ts.Expression, { items, item, callback }: Iteration): string | undefined {
  if (!items || !item || !isPath(items) || !isPath(value)) return;
  if (!boundNames(item).includes(rootOf(value))) return;
  const kind = callback ? 'array' : listKind(items);
  if (!kind) return;
  const isItself = ts.isIdentifier(item) && unwrapped(value).getText() === item.text;
  if (kind === 'array') return isItself ? items.getText() : `${items.getText()}.map((${item.getText()}) => ${value.getText()})`;
  return isItself ? `[...${items.getText()}]` : `Array.from(${items.getText()}, (${item.getText()}) => ${value.getText()})`;
}

/** What proves that a collection can be read twice, and whether it has `map`. */
function listKind(items: ts.Expression): 'array' | 'iterable' | undefined {
  const list = unwrapped(items);
  if (!ts.isIdentifier(list)) return 'iterable';
  const binding = bindingOf(list.text, list);
  if (!binding) return;
  const type = typeOf(binding);
  if (type) return /\[\]$|^(Readonly)?Array<|^readonly /.test(type) ? 'array' : /^(Readonly)?Set</.test(type) ? 'iterable' : undefined;
  if (ts.isVariableDeclaration(binding) && binding.initializer) return kindOfInitializer(unwrapped(binding.initializer));
  return ts.isParameter(binding) || ts.isBindingElement(binding) ? 'iterable' : undefined;
}

function typeOf(binding: Binding): string | undefined {
  return ts.isParameter(binding) || ts.isVariableDeclaration(binding) ? binding.type?.getText() : undefined;
}

function kindOfInitializer(value: ts.Expression): 'array' | 'iterable' | undefined {
  if (ts.isArrayLiteralExpression(value)) return 'array';
  if (ts.isAwaitExpression(value)) {
    const awaited = unwrapped(value.expression);
    return ts.isCallExpression(awaited) && /\.(findMany|all)$/.test(awaited.expression.getText()) ? 'array' : 'iterable';
  }
  if (ts.isNewExpression(value)) return value.expression.getText() === 'Set' ? 'iterable' : undefined;
  if (!ts.isCallExpression(value)) return isPath(value) ? 'iterable' : undefined;
  return /\.(map|filter|flatMap|slice|split|sort|from|keys)$/.test(value.expression.getText()) ? 'array' : undefined;
}

/** Whether the query needs anything else of the round than the key. */
function dependsOnRound(call: ts.CallExpression, { value }: Lookup, { node }: Iteration): boolean {
  let depends = false;
  const visit = (inner: ts.Node): void => {
    if (inner === value) return;
    if (ts.isIdentifier(inner) && isReference(inner)) {
      const binding = bindingOf(inner.text, inner);
      if (binding && binding.pos >= node.pos && binding.end <= node.end) depends = true;
    }
    ts.forEachChild(inner, visit);
  };
  visit(call);
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
  const changesList = ['push', 'pop', 'shift', 'unshift', 'splice', 'sort', 'reverse', 'add', 'delete'].some((method) =>
    text.includes(`${list}.${method}(`),
  );
  return changesList || text.split(source).length > 2;
}

/** A declaration keeps its name; an expression gets parentheses where operators around it could take it apart. */
function rowText(row: ts.Node, found: string): string {
  if (ts.isVariableDeclaration(row)) return `${shown(firstName(row.name))} = ${found}`;
  const { parent } = wrapped(row);
  const standsAlone =
    wrapped(row) !== row ||
    ts.isVariableDeclaration(parent) ||
    ts.isReturnStatement(parent) ||
    ts.isCallExpression(parent) ||
    ts.isPropertyAssignment(parent) ||
    ts.isExpressionStatement(parent) ||
    ts.isArrowFunction(parent);
  return standsAlone || !found.includes('??') ? found : `(${found})`;
}

function firstName(name: ts.BindingName): ts.Identifier {
  if (ts.isIdentifier(name)) return name;
  return firstName((name.elements[0] as ts.BindingElement).name);
}

function rootOf(path: ts.Expression): string {
  const inner = unwrapped(path);
  return ts.isPropertyAccessExpression(inner) ? rootOf(inner.expression) : inner.getText();
}

function boundNames(name: ts.BindingName): readonly string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? boundNames(element.name) : []));
}

function capitalized(word: string): string {
  return word
    .replace(/^_*(\w)/, (_, letter: string) => letter.toUpperCase())
    .replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
