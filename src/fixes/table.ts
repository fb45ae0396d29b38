import { ts } from '../engine/ts.ts';
import type { Asked, Lookup } from '../libraries/lookup.ts';
import { writtenTypes } from '../syntax/annotations.ts';
import { isPath, unwrapped } from '../syntax/expressions.ts';
import { capitalized, plural, singular } from '../syntax/naming.ts';
import { freshName, listName } from '../syntax/scopes.ts';
import { indentOf } from '../syntax/style.ts';
import type { Imported } from './imports.ts';
import { askedIn } from './obstacles.ts';

/** What a table in memory, and the rows in it, are called. */
export interface TableNames {
  readonly row: string;
  readonly rows: string;
  /** The table: `customerById`, `ordersByCustomerId`, `orderCountByCustomerId`. */
  readonly byKey: string;
}

/** Names that can be declared at a place. */
export function namesFor(lookup: Lookup, at: ts.Node): TableNames {
  const { noun, gives } = lookup;
  const one = gives === 'count' ? `${noun}Count` : noun;
  const by = askedIn(lookup).map(({ key }) => key.split('.').map(capitalized).join(''));
  const having = by.join('And').replace(/^\w/, (letter) => letter.toLowerCase());
  return {
    row: isReserved(one) || askedIn(lookup).some(({ value }) => new RegExp(`\\b${one}\\b(?=.*=>)`).test(value.getText())) ? 'row' : one,
    rows: listName(one, at),
    byKey: lookup.isExistence
      ? freshName(`${plural(having)}Of${capitalized(plural(noun))}`, at)
      : freshName(`${gives === 'rows' ? plural(noun) : one}By${by.join('And')}`, at),
  };
}

/** The statements that make the table, without what ends them. */
export function linesFor(names: TableNames, lookup: Lookup, keys: readonly string[], imported: Imported, at: ts.Node): readonly string[] {
  const { rows } = names;
  const file = lookup.value.getSourceFile();
  const pattern = lookup.unpack?.(rows) ?? rows;
  const table = isSearched(lookup) ? [] : tableLines(names, lookup, file);
  const query = ([first, ...others]: readonly string[]): string => `await ${lookup.many(first!, imported.nameOf, others)}`;
  if (lookup.isTable) return [`const ${names.byKey} = ${query(keys)}`];
  if (!lookup.ofNone) return [`const ${pattern} = ${query(keys)}`, ...table];
  const asked = askedIn(lookup);
  const lists = keys.map((text, index) => (/^[\w$]+$/.test(text) ? text : keysNameAt(asked[index]!, lookup, at)));
  // What is there of one key is there of all, but lists may be empty each for itself.
  const isSome = lists.filter((_, index) => !index || asked[index]!.isList).map((list) => `${list}.length`);
  return [
    ...lists.flatMap((list, index) => (list === keys[index] ? [] : [`const ${list} = ${keys[index]}`])),
    `const ${pattern} = ${isSome.join(' && ')} ? ${query(lists)} : ${lookup.ofNone}`,
    ...table,
  ];
}

/** A table of what is made of each row, as an expression. */
export function tableOf(rows: string, row: string, made: string, lookup: Lookup): string {
  const list = lookup.isFirst ? `[...${rows}].reverse()` : rows;
  return `new Map(${list}.map((${row}) => [${keyOf(lookup, ({ key }) => `${row}.${key}`)}, ${made}]))`;
}

/** Rows that have one of the keys of a list are searched for, so that they come in the order of the query, and each of them once. */
function isSearched(lookup: Lookup): boolean {
  return askedIn(lookup).some(({ isList }) => isList);
}

export function tableLines({ row, rows, byKey }: TableNames, lookup: Lookup, file: ts.SourceFile): readonly string[] {
  const { gives, key, compareAs, countedAs, isCountedAsText } = lookup;
  const keyIn = (one: string): string => keyOf(lookup, (asked) => `${one}.${asked.key}`);
  const keys = askedIn(lookup)
    .map((asked) => asked.key)
    .join(' and ');
  const count = (one: string): string => (isCountedAsText ? `Number(${one}.${countedAs})` : `${one}.${countedAs}`);
  const pair = (one: string): string => `[${keyIn(one)}, ${gives === 'count' ? count(one) : one}]`;
  if (lookup.isExistence) return [`const ${byKey} = new Set(${rows}.map((${row}) => ${keyIn(row)}))`];
  if (lookup.isFirst)
    return [
      `// Of several with one ${keys}, the first counts: it is set last.`,
      `const ${byKey} = new Map([...${rows}].reverse().map((${row}) => ${pair(row)}))`,
    ];
  if (gives !== 'rows') return [`const ${byKey} = new Map(${rows}.map((${row}) => ${pair(row)}))`];
  const one = row === 'list' ? 'row' : row;
  const indent = indentOf(file);
  const isTyped = /\.[cm]?tsx?$/.test(file.fileName);
  const keyType = compareAs === 'text' || lookup.beside ? 'string' : `(typeof ${rows})[number]${key.replace(/(\w+)\.?/g, "['$1']")}`;
  return [
    `const ${byKey} = new Map${isTyped ? `<${keyType}, (typeof ${rows})[number][]>` : ''}()`,
    `for (const ${one} of ${rows}) {`,
    `${indent}const list = ${byKey}.get(${keyIn(one)})`,
    `${indent}if (list) list.push(${one})`,
    `${indent}else ${byKey}.set(${keyIn(one)}, [${one}])`,
    '}',
  ];
}

/** The key of a round, as the table has it. */
export function keyOfRound(lookup: Lookup): string {
  return keyOf(lookup, ({ value }) => value.getText());
}

/** What is found in the table for the key of a round. */
export function foundIn(names: TableNames, lookup: Lookup, isLacking: readonly boolean[]): string {
  const first = lookup.limit === undefined ? '' : `.slice(0, ${lookup.limit})`;
  if (isSearched(lookup))
    return `${names.rows}.filter((${names.row}) => ${askedIn(lookup)
      .map((asked, at) => matches(asked, lookup, names.row, isLacking[at]!))
      .join(' && ')})${first}`;
  if (lookup.isExistence) return `${names.byKey}.has(${keyOfRound(lookup)})`;
  const found = `${names.byKey}.get(${keyOfRound(lookup)})`;
  if (lookup.gives === 'rows') return first ? `(${found} ?? [])${first}` : `${found} ?? []`;
  if (lookup.gives === 'count') return `${found} ?? 0`;
  if (lookup.otherwise) return `${found} ?? ${lookup.otherwise}`;
  return lookup.missing === 'null' ? `${found} ?? null` : found;
}

/** Whether a row has a key of the round: `order.productIds.some((productId) => productId === product.id)`. */
function matches(asked: Asked, lookup: Lookup, row: string, isLacking: boolean): string {
  const { key, value, isList } = asked;
  const text = comparison(asked, { compareAs: lookup.compareAs });
  const has = text(`${row}.${key}`);
  const mapped = isList && mappedList(value);
  if (mapped) return `${mapped.list}.some((${mapped.parameter}) => ${text(mapped.body)} === ${has})`;
  if (!isList) return `${has} === ${text(value.getText())}`;
  const name = singular(/(\w+)\W*$/.exec(unwrapped(value).getText())![1]!);
  const one = [name, key.split('.').at(-1)!, 'value'].find((wish) => wish !== row && !isReserved(wish) && !isPlural(wish, value))!;
  // What a condition said of a property, a function does not know.
  const isAsked = isLacking && ts.isPropertyAccessExpression(value);
  return `${value.getText()}${isAsked ? '?' : ''}.some((${one}) => ${text(one)} === ${has})`;
}

/** A list that is made of another as it is needed: `order.items.map((item) => item.productId)`. */
export function mappedList(value: ts.Expression): { readonly list: string; readonly parameter: string; readonly body: string } | undefined {
  const call = unwrapped(value);
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression) || call.expression.name.text !== 'map') return;
  const [fn] = call.arguments;
  const list = call.expression.expression;
  const [parameter, ...others] = fn && ts.isArrowFunction(fn) ? fn.parameters : [];
  if (!fn || !ts.isArrowFunction(fn) || !parameter || others.length || !isPath(fn.body as ts.Expression) || !isPath(list)) return;
  return { list: list.getText(), parameter: parameter.getText(), body: fn.body.getText() };
}

/** A name that is the list's own would hide it. */
function isPlural(name: string, value: ts.Expression): boolean {
  return name === unwrapped(value).getText();
}

/** A key by which rows are kept; several in one text, in which none can run into the next. */
function keyOf(lookup: Lookup, read: (asked: Asked) => string): string {
  const [first, ...others] = askedIn(lookup);
  if (!others.length) return comparison(first, lookup)(read(first));
  return `JSON.stringify([${[first, ...others].map((asked) => comparison(asked, lookup)(read(asked))).join(', ')}])`;
}

/** How keys are made comparable: rows and elements may hold them as different types, and UUIDs come back in small letters. */
function comparison({ key, value, isList }: Asked, { compareAs, beside }: Pick<Lookup, 'compareAs' | 'beside'>): (key: string) => string {
  if (/(^|_|[a-z])(uuid|guid)$/i.test(key)) return (text) => `String(${text}).toLowerCase()`;
  // JSON knows no bigint.
  const isPlain = writtenTypes(value)?.every((type) => /^(number|string)$/.test(type)) ?? false;
  const isText = compareAs === 'text' || (beside !== undefined && !isList && !isPlain);
  return (text) => (isText ? asText(text) : text);
}

function asText(text: string): string {
  return /^String\(.*\)$|\.(toString|toHexString)\(\)$/.test(text) ? text : `String(${text})`;
}

/** What a list of keys is called where it gets a name: by the row where the other name is taken. */
export function keysNameAt(asked: Asked, { noun }: Lookup, at: ts.Node): string {
  const wish = keysName(asked);
  return freshName(freshName(wish, at) === wish ? wish : plural(noun + capitalized(asked.key)), at);
}

/** `customerIds` for keys that are read as `order.customerId`; `ids` of what is called by the key itself. */
function keysName({ value, key }: Asked): string {
  const names = value.getText().match(/[A-Za-z_$][\w$]*(?!\w*\()/g) ?? [];
  return plural(names.filter((name) => !/^(String|Number|BigInt|toString|toHexString)$/.test(name)).at(-1) ?? key);
}

/** A table may be called `classes`, but a variable may not be called `class`. */
function isReserved(name: string): boolean {
  const kind = ts.identifierToKeywordKind(ts.factory.createIdentifier(name)) ?? ts.SyntaxKind.Unknown;
  return kind === ts.SyntaxKind.AwaitKeyword || (kind >= ts.SyntaxKind.FirstReservedWord && kind <= ts.SyntaxKind.LastFutureReservedWord);
}
