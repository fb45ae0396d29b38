import { ts } from '../engine/ts.ts';
import { type Call, calleeName, calleeOf, isCall, unwrapped } from './expressions.ts';

/** Which columns a query asks for, as far as its text says. */
export interface Projection {
  /** These alone; undefined where it asks for all. */
  readonly only?: readonly string[] | undefined;
  /** All but these. */
  readonly without: readonly string[];
  /** The relations that come along whole. */
  readonly includes: readonly string[];
  /** What is asked for by `true`: columns, and relations that come along whole. */
  readonly picked: readonly string[];
  /** It says that what it writes is to come back. */
  readonly isReturning: boolean;
  /** The table that it names, where the call is not called on one. */
  readonly table?: string | undefined;
}

/** Reads the projection off a query and the calls that it goes on from: `select`, `omit`, `attributes`, `.select('-password')`, `SELECT id FROM …`. */
export function projectionOf(query: Call): Projection {
  const found: Found = { only: undefined, without: [], includes: [], picked: [], isReturning: false, table: undefined };
  for (let call: Call | undefined = query; call; call = before(call)) {
    const method = calleeName(call) ?? '';
    const given = ts.isCallExpression(call) ? [...call.arguments] : [call.template];
    if (/^returning/.test(method)) found.isReturning = true;
    if (/^(select|returning|columns|project|pluck|first)$/.test(method)) for (const one of given) addColumns(one as ts.Expression, found);
    if (/^(from|into|insert|update|insertInto|selectFrom|updateTable)$/.test(method) && given[0])
      found.table ??= /(\w+)['"`]?$/.exec(given[0].getText())?.[1];
    for (const one of given) if (ts.isTemplateLiteral(one) || ts.isStringLiteralLike(one)) addSql(one.getText(), found);
    for (const one of given) {
      const options = ts.isObjectLiteralExpression(one) ? one : undefined;
      if (options) addOptions(options, found);
      if (isCall(one)) for (const inner of ts.isCallExpression(one) ? one.arguments : [one.template]) addSql(inner.getText(), found);
    }
    // `Model.findById(id, '-password')`, `Model.find({}, { password: 0 })` of Mongoose.
    const second = given[1];
    if (/^find/.test(method) && second) addColumns(second as ts.Expression, found);
  }
  return found;
}

interface Found {
  only: string[] | undefined;
  without: string[];
  includes: string[];
  picked: string[];
  isReturning: boolean;
  table: string | undefined;
}

/** The call that a call is chained to. */
function before(call: Call): Call | undefined {
  const callee = calleeOf(call);
  const receiver = ts.isPropertyAccessExpression(callee) ? unwrapped(callee.expression) : undefined;
  return receiver && isCall(receiver) ? receiver : undefined;
}

function addOptions(options: ts.ObjectLiteralExpression, found: Found): void {
  for (const property of options.properties) {
    if (!ts.isPropertyAssignment(property)) continue;
    const value = unwrapped(property.initializer);
    switch (property.name.getText()) {
      case 'select':
      case 'columns':
      case 'fields':
      case 'projection':
      case 'returning':
        addColumns(value, found);
        break;
      case 'attributes':
        if (ts.isObjectLiteralExpression(value)) addExcluded(value, found);
        else addColumns(value, found);
        break;
      case 'data':
        if (ts.isObjectLiteralExpression(value)) found.without.push(...namesIn(value, (one) => one === 'null'));
        break;
      case 'omit':
        if (ts.isObjectLiteralExpression(value)) found.without.push(...namesIn(value));
        break;
      case 'text':
      case 'sql':
        addSql(value.getText(), found);
        break;
      case 'include':
      case 'with':
      case 'relations':
      case 'populate':
        addIncluded(value, found);
        break;
    }
  }
}

function addExcluded(value: ts.ObjectLiteralExpression, found: Found): void {
  for (const property of value.properties)
    if (ts.isPropertyAssignment(property) && property.name.getText() === 'exclude') found.without.push(...textsIn(property.initializer));
}

function addIncluded(value: ts.Expression, found: Found): void {
  if (ts.isArrayLiteralExpression(value)) found.includes.push(...textsIn(value));
  if (!ts.isObjectLiteralExpression(value)) return;
  for (const property of value.properties) {
    if (!ts.isPropertyAssignment(property)) continue;
    const inner = unwrapped(property.initializer);
    const isWhole =
      inner.kind === ts.SyntaxKind.TrueKeyword ||
      (ts.isObjectLiteralExpression(inner) && !inner.properties.some(({ name }) => /^(select|columns|omit)$/.test(name?.getText() ?? '')));
    if (isWhole) found.includes.push(property.name.getText());
  }
}

/** Names, one by one, in a list, as the keys of an object, or in one text: `'id name -password'`. */
function addColumns(node: ts.Expression, found: Found): void {
  const value = unwrapped(node);
  if (ts.isObjectLiteralExpression(value)) {
    const refused = namesIn(value, (one) => /^(0|false)$/.test(one));
    found.without.push(...refused);
    if (refused.length) return;
    found.only = [...(found.only ?? []), ...namesIn(value)];
    found.picked.push(...namesIn(value, (one) => one === 'true'));
    // A spread may hold all of them.
    if (value.properties.some(ts.isSpreadAssignment)) found.only = undefined;
    return;
  }
  for (const text of textsIn(value)) {
    const names = text.split(/[\s,]+/).filter(Boolean);
    found.without.push(...names.filter((name) => name.startsWith('-')).map((name) => name.slice(1)));
    if (names.some((name) => name.startsWith('-') || name.startsWith('+') || name.endsWith('*'))) continue;
    found.only = [...(found.only ?? []), ...names.map((name) => name.replace(/^.*\./, ''))];
  }
}

const returning = /\breturning\b/i;
const tabled = /\b(?:from|insert\s+into|update)\s+(?:\w+\.)?["`]?(\w+)/i;
const selected = /^[\s'"`(]*select\s+(.*?)\s+from\b/is;
const returned = /\breturning\s+(.*?)[\s;'"`)]*$/is;

function addSql(text: string, found: Found): void {
  if (returning.test(text)) found.isReturning = true;
  found.table ??= tabled.exec(text)?.[1];
  const [, columns] = selected.exec(text) ?? returned.exec(text) ?? [];
  if (columns === undefined || /\*/.test(columns) || /\$\{/.test(columns)) return;
  found.only = [...(found.only ?? []), ...columns.split(',').map((one) => /(\w+)["'`]?\s*$/.exec(one)?.[1] ?? '')];
}

function namesIn(
  { properties }: ts.ObjectLiteralExpression,
  isMeant: (value: string) => boolean = (value) => !/^(0|false)$/.test(value),
): string[] {
  return properties.flatMap((one) =>
    ts.isPropertyAssignment(one) && isMeant(one.initializer.getText())
      ? [one.name.getText().replace(/^['"]|['"]$/g, '')]
      : ts.isShorthandPropertyAssignment(one) && isMeant('')
        ? [one.name.text]
        : [],
  );
}

function textsIn(node: ts.Node): readonly string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap(textsIn);
  return [];
}
