import type { World } from '../engine/rule.ts';
import { type Edit, indentAt, newlineOf, textWith } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { type Batchable, delegationIn } from '../facts/delegations.ts';
import { lookupIn } from '../facts/plain-lookups.ts';
import { type FunctionKey, splitKey } from '../facts/value.ts';
import type { Lookup } from '../libraries/library.ts';
import { calleeOf } from '../syntax/expressions.ts';
import { functionsOf } from '../syntax/functions.ts';
import { declarationOf, type Helper, isHelper, type KeyParameter } from '../syntax/helpers.ts';
import { plural } from '../syntax/naming.ts';
import { indentOf, terminatorOf } from '../syntax/style.ts';
import { importing } from './imports.ts';
import { tableOf } from './table.ts';

/** The siblings below their functions, and what those files have to import for them. */
export function siblingsOf(world: World, library: string, plain: Batchable): readonly Edit[] | undefined {
  if (plain.isThere) return [];
  const [file, id] = splitKey(plain.function);
  const source = world.parse(file);
  const node = source && functionsOf(source).find((outline) => outline.id === id)?.node;
  if (!source || !node || !isHelper(node)) return;
  const below = plain.by ? siblingsOf(world, library, plain.by) : [];
  const own = plain.by ? ofDelegation(node, plain.by) : ofLookup(node, library, source);
  if (!below || !own) return;
  const whole = declarationOf(node) ?? node;
  const { fileName, text } = source;
  const newline = newlineOf(source);
  const lines = siblingLines(node, own, plain).map((line) => indentAt(whole) + line);
  const ending = /^[ \t]*[;,]?/.exec(text.slice(whole.end))![0].length;
  const at = whole.end + ending;
  const edit = { file: fileName, span: { start: at, end: at }, text: `${newline}${newline}${lines.join(newline)}` };
  return [...below, ...own.edits, edit];
}

/** What a sibling consists of. */
interface Sibling {
  readonly parameter: KeyParameter;
  /** What the rows are, for a name of the list of keys: a promise. */
  query(keys: string): string;
  readonly unpack?: Lookup['unpack'];
  readonly ofNone?: Lookup['ofNone'];
  /** The table that it makes of the rows, by the name of a list of them. */
  readonly table?: (rows: string) => string;
  readonly edits: readonly Edit[];
}

function ofLookup(node: Helper, library: string, source: ts.SourceFile): Sibling | undefined {
  const { lookup, parameter, made } = lookupIn(node, library) ?? {};
  if (!lookup || !parameter) return;
  const { nameOf, edits } = importing(source, lookup.imports);
  const { unpack, ofNone } = lookup;
  const table = made && ((rows: string) => tableOf(rows, made.row, made.value.getText(), lookup));
  return { parameter, query: (keys) => lookup.many(keys, nameOf), unpack, ofNone, ...(table && { table }), edits };
}

/** Asks the sibling of the function that the parameter is handed on to. */
function ofDelegation(node: Helper, by: Batchable): Sibling | undefined {
  const read = delegationIn(node);
  if (!read || !isNamedDirectly(read.call, by.function)) return;
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
  return { parameter, query, edits: importOf(call, by) };
}

function siblingLines(node: Helper, own: Sibling, { sibling: name, gives, isTable }: Batchable): readonly string[] {
  const source = node.getSourceFile();
  const end = terminatorOf(source);
  const indent = indentOf(source);
  const { parameter } = own;
  const keys = plural(parameter.name);
  const parameters = node.parameters.map((one, at) => (at === parameter.at ? parameterOfMany(one, parameter, keys) : one.getText()));
  const type = node.type && !isTable ? `: ${rowsType(node.type, gives)}` : '';
  const body = bodyLines(own, keys).map((line) => indent + line + end);
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

/** The statements of a sibling, without what ends them. */
function bodyLines({ query, unpack, ofNone, table }: Sibling, keys: string): readonly string[] {
  if (table) {
    const asked = `await ${query(keys)}`;
    return [`const ${unpack?.('rows') ?? 'rows'} = ${ofNone ? `${keys}.length ? ${asked} : ${ofNone}` : asked}`, `return ${table('rows')}`];
  }
  return [
    ...(ofNone ? [`if (!${keys}.length) return []`] : []),
    ...(unpack ? [`const ${unpack('rows')} = await ${query(keys)}`, 'return rows'] : [`return ${query(keys)}`]),
  ];
}

/** `ids: number[]` for `id: number`; `{ ids, shopId }: { ids: number[]; shopId: number }` for a key among options. */
function parameterOfMany(node: ts.ParameterDeclaration, { property, binding }: KeyParameter, keys: string): string {
  const { type } = node;
  if (property === undefined) return `${keys}${type ? `: ${listOf(type)}` : ''}`;
  const many = plural(property);
  const pattern = textWith(node.name, new Map<ts.Node, string>([[binding, many === keys ? many : `${many}: ${keys}`]]));
  if (!type) return pattern;
  if (!ts.isTypeLiteralNode(type)) {
    const [quoted, name] = [`'${property}'`, type.getText()];
    return `${pattern}: Omit<${name}, ${quoted}> & { ${many}: ${name}[${quoted}][] }`;
  }
  const member = type.members.find((one) => one.name?.getText() === property);
  const memberType = member && ts.isPropertySignature(member) ? member.type : undefined;
  if (!member || !memberType) return `${pattern}: ${type.getText()}`;
  const [mark = ''] = /[;,]?$/.exec(member.getText())!;
  return `${pattern}: ${textWith(type, new Map<ts.Node, string>([[member, `${many}: ${listOf(memberType)}${mark}`]]))}`;
}

function listOf(type: ts.TypeNode): string {
  return ts.isUnionTypeNode(type) || ts.isFunctionTypeNode(type) ? `(${type.getText()})[]` : `${type.getText()}[]`;
}

/** `Promise<User[]>` for `Promise<User | null>`. */
function rowsType(type: ts.TypeNode, gives: Lookup['gives']): string {
  const [inner] = ts.isTypeReferenceNode(type) ? (type.typeArguments ?? []) : [];
  if (!inner || gives === 'rows') return type.getText();
  const parts = ts.isUnionTypeNode(inner) ? inner.types : [inner];
  const rows = parts.map((part) => part.getText()).filter((part) => !/^(null|undefined|void)$/.test(part));
  return `Promise<${rows.length > 1 ? `(${rows.join(' | ')})` : rows[0]}[]>`;
}

/** Whether a sibling can be called the same way: as a method of the class itself, or as an export of the very file that is imported. */
export function isNamedDirectly(call: ts.CallExpression, key: FunctionKey): boolean {
  const [file, id] = splitKey(key);
  const callee = calleeOf(call);
  const { fileName, text } = call.getSourceFile();
  const owner = /^(\w+)\./.exec(id)?.[1];
  if (ts.isPropertyAccessExpression(callee)) return owner !== undefined && new RegExp(`\\b${owner}\\b`).test(text);
  return ts.isIdentifier(callee) && owner === undefined && (fileName === file || importStating(call, file) !== undefined);
}

/** The specifier by which a called name is imported from a file itself, rather than from one that hands it on. */
function importStating(call: ts.CallExpression, file: string): string | undefined {
  const name = calleeOf(call).getText();
  for (const statement of call.getSourceFile().statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const bindings = statement.importClause?.namedBindings;
    const specifier = statement.moduleSpecifier.text;
    const isHere = bindings && ts.isNamedImports(bindings) && bindings.elements.some((one) => one.name.text === name && !one.propertyName);
    if (isHere && baseName(specifier) === baseName(file)) return specifier;
  }
  return;
}

function baseName(path: string): string {
  return path
    .split('/')
    .at(-1)!
    .replace(/\.[cm]?[jt]sx?$/, '');
}

/** The import of the sibling, in the place of the function's own where that has had its only use; an error still asks for the function. */
export function importOf(call: ts.CallExpression, { sibling, missing, function: key }: Batchable): readonly Edit[] {
  const source = call.getSourceFile();
  const [file] = splitKey(key);
  const specifier = source.fileName === file ? undefined : importStating(call, file);
  const insteadOf = missing === 'error' ? {} : { insteadOf: calleeOf(call).getText() };
  return specifier === undefined ? [] : importing(source, [{ name: sibling, from: specifier, ...insteadOf }]).edits;
}

/** `ids`, or `ids: orders.map(…)`. */
export function propertyText(name: string, value: string): string {
  return name === value ? name : `${name}: ${value}`;
}
