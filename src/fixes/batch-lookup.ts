import type { Fix } from '../engine/rule.ts';
import { insertAbove, replace } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { libraryById } from '../libraries/catalogue.ts';
import type { Lookup } from '../libraries/library.ts';
import { awaitAround, shown, wrapped } from '../syntax/expressions.ts';
import { type Iteration, iterationOf } from '../syntax/iterations.ts';
import { plural } from '../syntax/naming.ts';
import { freshName } from '../syntax/scopes.ts';
import { keysOf } from './keys.ts';
import { changesMeaning } from './obstacles.ts';

/**
 * Asks once for the rows of all elements, then looks each up in memory.
 * Offered only for the textbook shape: a lookup of one row by a key of the element, in a list that can be read twice.
 * Memory compares keys exactly: where a column does it more loosely (citext, a collation without case), a reader has to know.
 */
export function batchLookup(call: ts.CallExpression, iteration: Iteration, library: string): Fix | undefined {
  const lookup = libraryById(library).lookup?.(call);
  const place = lookup && placeFor(call, iteration);
  const keys = lookup && place && keysOf(lookup.value, iteration);
  if (!lookup || !place || !keys || changesMeaning(call, lookup, iteration, place)) return;
  const file = call.getSourceFile();
  const row = isReserved(lookup.noun) ? 'row' : lookup.noun;
  const rows = freshName(plural(lookup.noun), file);
  const byKey = freshName(`${lookup.noun}By${capitalized(lookup.key)}`, file);
  const keyText = comparison(lookup);
  const found = `${byKey}.get(${keyText(lookup.value.getText())})${lookup.missing === 'null' ? ' ?? null' : ''}${lookup.isClaimed ? '!' : ''}`;
  return {
    id: 'batch-lookup',
    title: `Load all ${plural(lookup.noun)} in one query before the loop`,
    safety: 'suggestion',
    make: () => ({
      edits: [
        insertAbove(place, [
          `const ${lookup.unpack ? `{ ${lookup.unpack}: ${rows} }` : rows} = await ${lookup.many(keys)};`,
          `const ${byKey} = new Map(${rows}.map((${row}) => [${keyText(`${row}.${lookup.key}`)}, ${row}]));`,
        ]),
        ...lookup.rows.map((node) => replace(node, rowText(node, found))),
      ],
    }),
  };
}

/** The statement above which the query can stand, if its block may await and the lookup runs for every element, unconditionally. */
function placeFor(call: ts.CallExpression, { node, callback }: Iteration): ts.Statement | undefined {
  if (!runsAlways(call, node, callback)) return;
  if (callback && !isAwaitedAtOnce(node)) return;
  let statement: ts.Node = node;
  while (!ts.isStatement(statement)) statement = statement.parent;
  const isInList = ts.isBlock(statement.parent) || ts.isSourceFile(statement.parent) || ts.isModuleBlock(statement.parent);
  // In an outer loop the query would still run once per element of that.
  return isInList && runsAlways(node, statement) && !iterationOf(statement) ? statement : undefined;
}

/** `await Promise.all(ids.map(…))`. */
function isAwaitedAtOnce(list: ts.Node): boolean {
  const { parent } = wrapped(list);
  return ts.isCallExpression(parent) && parent.expression.getText() === 'Promise.all' && awaitAround(parent) !== undefined;
}

/** Whether `inner` runs each time `outer` does, in the same function (or in `callback`), and what it throws is not caught between. */
function runsAlways(inner: ts.Node, outer: ts.Node, callback?: ts.Node): boolean {
  for (let child = inner; child !== outer; child = child.parent) {
    const { parent } = child;
    if (child !== callback && ts.isFunctionLike(child)) return false;
    if (ts.isConditionalExpression(parent) || ts.isIfStatement(parent) || ts.isSwitchStatement(parent)) return false;
    if (ts.isTryStatement(parent) || ts.isCatchClause(parent)) return false;
    if (ts.isIterationStatement(child, false)) return false;
    if (ts.isBinaryExpression(parent) && parent.right === child && /&&|\|\||\?\?/.test(parent.operatorToken.getText())) return false;
  }
  return true;
}

/** How keys are made comparable: rows and elements may hold them as different types, and UUIDs come back in small letters. */
function comparison({ key, compareAs }: Lookup): (key: string) => string {
  if (/(^|_|[a-z])(uuid|guid)$/i.test(key)) return (text) => `String(${text}).toLowerCase()`;
  return (text) => (compareAs === 'text' ? `String(${text})` : text);
}

/** A declaration keeps its name; an expression gets parentheses where operators around it could take it apart. */
function rowText(row: ts.Node, found: string): string {
  if (ts.isVariableDeclaration(row)) return `${shown(firstName(row.name))} = ${found}`;
  const { parent } = row;
  const standsAlone =
    ts.isParenthesizedExpression(parent) ||
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

function capitalized(word: string): string {
  return word
    .replace(/^_*(\w)/, (_, letter: string) => letter.toUpperCase())
    .replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** A table may be called `classes`, but a variable may not be called `class`. */
function isReserved(name: string): boolean {
  const kind = ts.identifierToKeywordKind(ts.factory.createIdentifier(name)) ?? ts.SyntaxKind.Unknown;
  return kind === ts.SyntaxKind.AwaitKeyword || (kind >= ts.SyntaxKind.FirstReservedWord && kind <= ts.SyntaxKind.LastFutureReservedWord);
}
