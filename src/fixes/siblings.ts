import type { FactReader } from '../engine/facts.ts';
import type { World } from '../engine/rule.ts';
import { type Edit, indentAt, newlineOf, replace, textWith } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { type Batchable, delegationIn } from '../facts/delegations.ts';
import { lookupIn } from '../facts/plain-lookups.ts';
import { splitKey } from '../facts/value.ts';
import type { Lookup } from '../libraries/lookup.ts';
import type { Made } from '../syntax/answered.ts';
import { calleeOf } from '../syntax/expressions.ts';
import { functionsOf } from '../syntax/functions.ts';
import { declarationOf, type Helper, handedOut, isHelper, type KeyParameter } from '../syntax/helpers.ts';
import { plural } from '../syntax/naming.ts';
import { indentOf, terminatorOf } from '../syntax/style.ts';
import type { Surroundings } from '../syntax/surroundings.ts';
import { importing } from './imports.ts';
import { isWhole } from './place.ts';
import { signaturesIn } from './port-signatures.ts';
import { importOf, isNamedDirectly, propertyText } from './sibling-names.ts';
import { parameterOfMany, rowsType } from './sibling-types.ts';
import { tableLines, tableOf } from './table.ts';

/** The siblings below their functions, and what those files have to import for them. */
export function siblingsOf(world: World, library: string, plain: Batchable): readonly Edit[] | undefined {
  if (plain.isThere) return [];
  const [file, id] = splitKey(plain.function);
  const source = world.parse(file);
  const node = source && functionsOf(source).find((outline) => outline.id === id)?.node;
  if (!source || !node || !isHelper(node)) return;
  const below = plain.by ? siblingsOf(world, library, plain.by) : [];
  const own = plain.by ? ofDelegation(node, plain.by, world.facts) : ofLookup(node, library, source);
  if (!below || !own) return;
  const whole = declarationOf(node) ?? node;
  const { fileName, text } = source;
  const newline = newlineOf(source);
  const lines = siblingLines(node, own, plain).map((line) => indentAt(whole) + line);
  const ending = /^[ \t]*[;,]?/.exec(text.slice(whole.end))![0].length;
  const at = whole.end + ending;
  const edit = { file: fileName, span: { start: at, end: at }, text: `${newline}${newline}${lines.join(newline)}` };
  return [...below, ...own.edits, edit, ...handingOut(node, plain.sibling), ...signaturesIn(world, plain)];
}

/** Beside the function, where its file hands that out as part of an object. */
function handingOut(node: Helper, sibling: string): readonly Edit[] {
  const property = handedOut(node);
  if (!property) return [];
  const isAlone = /\n[ \t]*$/.test(node.getSourceFile().text.slice(0, property.getStart()));
  const between = isAlone ? newlineOf(node.getSourceFile()) + indentAt(property) : ' ';
  return [replace(property, `${property.getText()},${between}${sibling}`)];
}

/** What a sibling consists of. */
interface Sibling {
  readonly parameter: KeyParameter;
  /** What the rows are, for a name of the list of keys: a promise. */
  query(keys: string): string;
  readonly unpack?: Lookup['unpack'];
  readonly ofNone?: Lookup['ofNone'];
  /** The statements by which it makes a table of `rows`, the last of them without its `return`. */
  readonly table?: readonly string[];
  readonly around?: Surroundings;
  readonly edits: readonly Edit[];
}

function ofLookup(node: Helper, library: string, source: ts.SourceFile): Sibling | undefined {
  const { lookup, parameter, made, around } = lookupIn(node, library) ?? {};
  if (!lookup || !parameter || !around) return;
  const { nameOf, edits } = importing(source, lookup.imports);
  const { unpack, ofNone } = lookup;
  const table = made && tableFor(made, lookup);
  return { parameter, query: (keys) => lookup.many(keys, nameOf), unpack, ofNone, ...(table && { table }), around, edits };
}

/** A table of what is made of each row, or of the rows that have a key. */
function tableFor({ row, value, isOfEach }: Made, lookup: Lookup): readonly string[] {
  if (!isOfEach) return [tableOf('rows', row, value.getText(), lookup)];
  const grouped = { row: 'row', rows: 'rows', byKey: 'rowsByKey' };
  return [
    ...tableLines(grouped, lookup, value.getSourceFile()),
    `new Map([...${grouped.byKey}].map(([key, ${row}]) => [key, ${value.getText()}]))`,
  ];
}

/** Asks the sibling of the function that the parameter is handed on to. */
function ofDelegation(node: Helper, by: Batchable, facts: FactReader): Sibling | undefined {
  const read = delegationIn(node);
  if (!read || !isNamedDirectly(read.call, by, facts)) return;
  const { call, parameter, argumentProperty, node: passed } = read;
  const callee = calleeOf(call);
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  const query = (keys: string): string =>
    textWith(
      call,
      new Map<ts.Node, string>([
        [name, by.sibling],
        [passed, argumentProperty ? propertyText(plural(argumentProperty), keys) : keys],
      ]),
    );
  return { parameter, query, edits: importOf(call, by, facts) };
}

function siblingLines(node: Helper, own: Sibling, { sibling: name, gives, isTable }: Batchable): readonly string[] {
  const source = node.getSourceFile();
  const end = terminatorOf(source);
  const indent = indentOf(source);
  const { parameter } = own;
  const keys = plural(parameter.name);
  const parameters = node.parameters.map((one, at) => (at === parameter.at ? parameterOfMany(one, parameter, keys) : one.getText()));
  const type = node.type && !isTable ? `: ${rowsType(node.type, gives)}` : '';
  const body = linesAround(own, keys, indent, end).map((line) => indent + line);
  const head = `(${parameters.join(', ')})${type}`;
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) {
    const exported =
      declarationOf(node)!
        .modifiers?.map((one) => `${one.getText()} `)
        .join('') ?? '';
    return [`${exported}const ${name} = async ${head} => {`, ...body, `}${end}`];
  }
  const modifiers = (ts.getModifiers(node) ?? []).map((one) => one.getText()).filter((one) => !/^(async|default|override)$/.test(one));
  const keyword = ts.isFunctionDeclaration(node) ? ['function'] : [];
  return [`${[...modifiers, 'async', ...keyword, name].join(' ')}${head} {`, ...body, '}'];
}

/** The statements of a sibling, with all that the function does around them. */
function linesAround(own: Sibling, keys: string, indent: string, end: string): readonly string[] {
  const { setup = [], checks = [], rescue } = own.around ?? {};
  const lines = [
    ...checks.map((check) => `${keys}.forEach((${own.parameter.name}) => ${check.getText()})${end}`),
    ...setup.map((statement) => statement.declarationList.getText() + end),
    ...bodyLines(own, keys).map((line) => (isWhole(line) ? line : line + end)),
  ];
  return rescue ? ['try {', ...lines.map((line) => indent + line), `} ${rescue.getText()}`] : lines;
}

/** The statements of a sibling, without what ends them. */
function bodyLines({ query, unpack, ofNone, table, around }: Sibling, keys: string): readonly string[] {
  if (table) {
    const asked = `await ${query(keys)}`;
    const rows = `const ${unpack?.('rows') ?? 'rows'} = ${ofNone ? `${keys}.length ? ${asked} : ${ofNone}` : asked}`;
    return [rows, ...table.slice(0, -1), `return ${table.at(-1)}`];
  }
  return [
    ...(ofNone ? [`if (!${keys}.length) return []`] : []),
    ...(unpack
      ? [`const ${unpack('rows')} = await ${query(keys)}`, 'return rows']
      : [`return ${around?.rescue ? 'await ' : ''}${query(keys)}`]),
  ];
}
