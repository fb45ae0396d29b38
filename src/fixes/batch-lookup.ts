import type { Fix } from '../engine/rule.ts';
import { type Edit, indentAt, insertAbove, newlineOf, replace } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { libraryById } from '../libraries/catalogue.ts';
import type { Lookup, Varies } from '../libraries/library.ts';
import { writtenTypes } from '../syntax/annotations.ts';
import type { Call } from '../syntax/expressions.ts';
import type { Iteration } from '../syntax/iterations.ts';
import { plural } from '../syntax/naming.ts';
import { referencesIn } from '../syntax/references.ts';
import { bindingOf } from '../syntax/scopes.ts';
import { indentOf, isTypeScript, terminatorOf } from '../syntax/style.ts';
import { withoutGathering, withoutList } from './gathering.ts';
import { importing } from './imports.ts';
import { type Keys, keysOf } from './keys.ts';
import { changesMeaning, nameOfResult } from './obstacles.ts';
import { type Place, placeBefore } from './place.ts';
import { foundIn, linesFor, namesFor } from './table.ts';

/**
 * Asks once for what belongs to all elements, then looks each up in memory.
 * Offered for a look-up by one key that is read off the element, in a list that can be read twice.
 * Memory compares keys exactly: where a column does it more loosely (citext, a collation without case), a reader has to know.
 */
export function batchLookup(call: Call, iteration: Iteration, library: string): Fix | undefined {
  const lookup = libraryById(library).lookup?.(call, variesIn(iteration, call));
  const batch = lookup && batching(call, lookup, iteration);
  if (!batch) return;
  const verb = lookup.gives === 'count' ? 'Count' : 'Load';
  return {
    id: 'batch-lookup',
    title: `${verb} all ${plural(lookup.noun)} in one query before the loop${asideOf(lookup, batch)}`,
    safety: !batch.isConditional && isSafe(lookup, iteration) ? 'safe' : 'suggestion',
    make: () => ({ edits: batch.edits() }),
  };
}

/** What a reader has to know before he takes the fix. */
export function asideOf({ isFirst, noun, key }: Pick<Lookup, 'isFirst' | 'noun' | 'key'>, { isConditional }: Batch): string {
  const notes = [
    ...(isFirst ? [`all of one ${key}, of which the first counts`] : []),
    ...(isConditional ? [`some ${plural(noun)} may not be needed`] : []),
  ];
  return notes.length ? ` (${notes.join('; ')})` : '';
}

/** How the look-ups of an iteration become one. */
export interface Batch {
  /** Whether a round may have ended, or the loop, before it looks anything up: then more is asked for than before. */
  readonly isConditional: boolean;
  edits(): readonly Edit[];
}

/** Undefined where the rows that are read before the loop may be others than those read in it. */
export function batching(call: Call, lookup: Lookup, iteration: Iteration): Batch | undefined {
  const place = placeBefore(call, iteration);
  if (!place) return;
  const mayLack = place.conditions.some((condition) => mentions(condition, lookup.value));
  const keys = keysOf(lookup.value, iteration, place.at, mayLack);
  if (keys === undefined || changesMeaning(call, lookup, iteration, place.at, mayLack)) return;
  return {
    isConditional: place.conditions.length > 0 || mayStop(iteration.node),
    edits: () => editsFor(lookup, place, keys, iteration),
  };
}

function editsFor(lookup: Lookup, place: Place, keys: Keys, iteration: Iteration): readonly Edit[] {
  const file = lookup.value.getSourceFile();
  const names = namesFor(lookup, place.at);
  const imported = importing(file, lookup.imports);
  const found = foundIn(names, lookup);
  const { list } = keys;
  const moved: Lookup = { ...lookup, many: (list, name) => movedOut(lookup.many(list, name), lookup, place) };
  return [
    ...imported.edits,
    ...put(
      [...(list ? [`const ${list.name} = ${list.of.getText()}`] : []), ...linesFor(names, moved, keys.text, imported, place.at)],
      place.at,
    ),
    ...(list ? [replace(list.of, list.name)] : []),
    ...lookup.results.map((result) => replace(result, resultText(result, found, lookup, iteration))),
    ...(lookup.missing === 'error' ? [] : withoutList(lookup.results)),
    ...(lookup.missing === 'error' ? [] : withoutGathering(iteration, lookup.results, list?.of)),
  ];
}

/** A query of several lines, indented for where it goes; the lines of a text stay as they are. */
function movedOut(query: string, { value }: Lookup, { at }: Place): string {
  let statement: ts.Node = value;
  while (!ts.isStatement(statement)) statement = statement.parent;
  const by = indentAt(statement).length - indentAt(at).length;
  return by <= 0 || query.includes('`') ? query : query.replace(new RegExp(`\\n[ \\t]{${by}}`, 'g'), '\n');
}

/** Lines above a statement, or in the block that the body of an arrow function becomes. */
function put(lines: readonly string[], at: Place['at']): readonly Edit[] {
  const file = at.getSourceFile();
  const end = terminatorOf(file);
  const ended = lines.map((line) => (/[{}]$|^\/\//.test(line) ? line : line + end));
  if (ts.isStatement(at)) return [insertAbove(at, ended)];
  const start = at.getStart();
  const newline = newlineOf(file);
  const indent = indentAt(at);
  const inner = indent + indentOf(file);
  const before = ['{', ...ended.map((text) => inner + text), `${inner}return `].join(newline);
  return [
    { file: file.fileName, span: { start, end: start }, text: before },
    { file: file.fileName, span: { start: at.end, end: at.end }, text: `${end}${newline}${indent}}` },
  ];
}

/** Whether an expression reads anything that a round brings. */
function variesIn({ node }: Iteration, call: Call): Varies {
  const isOwn = (binding: ts.Node | undefined): boolean =>
    binding !== undefined && binding.pos >= node.pos && binding.end <= node.end && !(binding.pos >= call.pos && binding.end <= call.end);
  return (part) => [...referencesIn(part)].some((name) => isOwn(bindingOf(name.text, name)));
}

function mentions(condition: ts.Node, value: ts.Expression): boolean {
  const [root] = referencesIn(value);
  return root !== undefined && [...referencesIn(condition)].some(({ text }) => text === root.text);
}

/** Whether a loop may end before it has come to all elements. */
function mayStop(loop: ts.Node): boolean {
  if (!ts.isIterationStatement(loop, false)) return false;
  const stops = (node: ts.Node): boolean => {
    if (ts.isFunctionLike(node)) return false;
    if (ts.isBreakStatement(node) || ts.isReturnStatement(node)) return true;
    return ts.forEachChild(node, (child) => stops(child) || undefined) ?? false;
  };
  return stops(loop.statement);
}

/** Whether nothing that could tell the difference happens in between: keys compare as they are, nothing else is waited for, no row is handed on. */
function isSafe(lookup: Lookup, { node }: Iteration): boolean {
  if (lookup.isFirst || lookup.compareAs !== 'value' || lookup.missing === 'error' || !isNumeric(lookup.value)) return false;
  const names = lookup.results.map(nameOfResult);
  const disturbs = (inner: ts.Node): boolean => {
    if (lookup.results.includes(inner)) return false;
    if (ts.isAwaitExpression(inner)) return inner.expression.getText().startsWith('Promise.all') ? disturbs(inner.expression) : true;
    if (ts.isIdentifier(inner) && names.includes(inner.text) && ts.isCallExpression(inner.parent))
      return !/\.push$/.test(inner.parent.expression.getText());
    return ts.forEachChild(inner, (child) => disturbs(child) || undefined) ?? false;
  };
  return !disturbs(node);
}

/** Texts may be equal to a database, by its collation, that are not to memory. */
function isNumeric(value: ts.Expression): boolean {
  return writtenTypes(value)?.every((type) => /^(number|bigint)$/.test(type)) ?? false;
}

/** A declaration keeps its name; an expression gets parentheses where operators around it could take it apart. */
function resultText(result: ts.Node, found: string, lookup: Lookup, { node }: Iteration): string {
  const name = ts.isVariableDeclaration(result) ? innermost(result.name) : undefined;
  const isTaken = (name !== undefined && ts.isObjectBindingPattern(name)) || !isChecked(nameOfResult(result), node);
  const claimed = lookup.isClaimed && !lookup.otherwise && isTypeScript(result) && isTaken ? '!' : '';
  if (name) return `${name.getText()} = ${found.includes('??') || !claimed ? found : `${found}${claimed}`}`;
  if (lookup.missing === 'error') return inParentheses(result, `${found} ?? (${result.getText()})`);
  return inParentheses(result, found + claimed);
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
