import type { FactReader } from '../engine/facts.ts';
import type { Fix, World } from '../engine/rule.ts';
import { type Edit, indentAt, newlineOf, textWith } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import type { ReachedOperation } from '../facts/operations.ts';
import { declarationOf, type Helper, isHelper, lookupIn, type PlainLookup, plainLookups } from '../facts/plain-lookups.ts';
import { splitKey } from '../facts/value.ts';
import type { Lookup } from '../libraries/library.ts';
import { type Call, calleeOf } from '../syntax/expressions.ts';
import { functionsOf } from '../syntax/functions.ts';
import type { Iteration } from '../syntax/iterations.ts';
import { plural } from '../syntax/naming.ts';
import { resultOf } from '../syntax/results.ts';
import { indentOf, terminatorOf } from '../syntax/style.ts';
import { asideOf, batching } from './batch-lookup.ts';
import { importing } from './imports.ts';

/**
 * The call in the loop runs a function that is a plain look-up by its parameter: adds a sibling that looks many up, and asks that once.
 * Offered for functions and methods that the file names directly, so that their siblings can be named as well.
 */
export function batchHelper(
  call: Call,
  iteration: Iteration,
  { to, library, through }: ReachedOperation,
  facts: FactReader,
): Fix | undefined {
  if (to === undefined || through.length !== 1 || !ts.isCallExpression(call)) return;
  const [file, id] = splitKey(to);
  const known = facts.of(plainLookups, file)[id];
  const plain = known && Object.hasOwn(known, library) ? known[library] : undefined;
  const lookup = plain && lookupBy(call, plain, file, id);
  const batch = lookup && batching(call, lookup, iteration);
  if (!plain || !batch) return;
  return {
    id: 'batch-helper',
    title: `Load all ${plural(plain.noun)} in one query before the loop, by a new \`${plain.sibling}\`${asideOf(plain, batch)}`,
    safety: 'suggestion',
    make: (world) => {
      const sibling = siblingOf(world, file, id, library, plain);
      return sibling ? { edits: [...batch.edits(), ...importOf(call, plain, file), ...sibling] } : 'stale';
    },
  };
}

/** The call as a look-up of its own, of which the sibling asks for many. */
function lookupBy(call: ts.CallExpression, plain: PlainLookup, file: string, id: string): Lookup | undefined {
  const callee = calleeOf(call);
  const value = call.arguments[plain.at];
  const result = resultOf(call);
  if (!value || !result || call.arguments.some(ts.isSpreadElement) || !isNamedDirectly(call, file, id)) return;
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  return {
    ...plain,
    value,
    results: [result],
    source: new RegExp(plain.source, 'gi'),
    many: (keys) =>
      textWith(
        call,
        new Map<ts.Node, string>([
          [name, plain.sibling],
          [value, keys],
        ]),
      ),
  };
}

/** Whether a sibling can be called the same way: as a method of the class itself, or as an export of the very file that is imported. */
function isNamedDirectly(call: ts.CallExpression, file: string, id: string): boolean {
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
function importOf(call: ts.CallExpression, { sibling, missing }: PlainLookup, file: string): readonly Edit[] {
  const source = call.getSourceFile();
  const specifier = source.fileName === file ? undefined : importStating(call, file);
  const insteadOf = missing === 'error' ? {} : { insteadOf: calleeOf(call).getText() };
  return specifier === undefined ? [] : importing(source, [{ name: sibling, from: specifier, ...insteadOf }]).edits;
}

/** The sibling below its function, and what that file has to import for it. */
function siblingOf(world: World, file: string, id: string, library: string, plain: PlainLookup): readonly Edit[] | undefined {
  const source = world.parse(file);
  const node = source && functionsOf(source).find((outline) => outline.id === id)?.node;
  const read = node && isHelper(node) ? lookupIn(node, library) : undefined;
  if (!source || !node || !isHelper(node) || !read) return;
  const whole = declarationOf(node) ?? node;
  const imported = importing(source, read.lookup.imports);
  const { fileName, text } = source;
  const start = whole.getStart();
  const newline = newlineOf(source);
  const lines = siblingLines(node, read.lookup, read.at, plain.sibling, imported.nameOf).map((line) => indentAt(whole) + line);
  const ending = /^[ \t]*[;,]?/.exec(text.slice(whole.end))![0].length;
  const at = whole.end + (start < whole.end ? ending : 0);
  return [...imported.edits, { file: fileName, span: { start: at, end: at }, text: `${newline}${newline}${lines.join(newline)}` }];
}

function siblingLines(node: Helper, lookup: Lookup, at: number, name: string, nameOf: (name: string) => string): readonly string[] {
  const source = node.getSourceFile();
  const end = terminatorOf(source);
  const indent = indentOf(source);
  const key = node.parameters[at]!;
  const keys = plural(key.name.getText());
  const parameters = node.parameters.map((one) => (one === key ? `${keys}${key.type ? `: ${listOf(key.type)}` : ''}` : one.getText()));
  const type = node.type ? `: ${rowsType(node.type, lookup)}` : '';
  const query = `await ${lookup.many(keys, nameOf)}`;
  const body = [
    ...(lookup.ofNone ? [`if (!${keys}.length) return []${end}`] : []),
    ...(lookup.unpack
      ? [`const ${lookup.unpack('rows')} = ${query}${end}`, `return rows${end}`]
      : [`return ${query.slice('await '.length)}${end}`]),
  ].map((line) => indent + line);
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

function listOf(type: ts.TypeNode): string {
  return ts.isUnionTypeNode(type) || ts.isFunctionTypeNode(type) ? `(${type.getText()})[]` : `${type.getText()}[]`;
}

/** `Promise<User[]>` for `Promise<User | null>`. */
function rowsType(type: ts.TypeNode, { gives }: Lookup): string {
  const [inner] = ts.isTypeReferenceNode(type) ? (type.typeArguments ?? []) : [];
  if (!inner || gives === 'rows') return type.getText();
  const parts = ts.isUnionTypeNode(inner) ? inner.types : [inner];
  const rows = parts.map((part) => part.getText()).filter((part) => !/^(null|undefined|void)$/.test(part));
  return `Promise<${rows.length > 1 ? `(${rows.join(' | ')})` : rows[0]}[]>`;
}
