import { ts } from '../engine/ts.ts';
import type { Lookup } from '../libraries/library.ts';
import { plural } from '../syntax/naming.ts';
import { freshName, listName } from '../syntax/scopes.ts';
import { indentOf } from '../syntax/style.ts';
import type { Imported } from './imports.ts';

/** What a table in memory, and the rows in it, are called. */
export interface TableNames {
  readonly row: string;
  readonly rows: string;
  /** The table: `customerById`, `ordersByCustomerId`, `orderCountByCustomerId`. */
  readonly byKey: string;
}

/** Names that can be declared at a place. */
export function namesFor({ noun, key, gives }: Lookup, at: ts.Node): TableNames {
  const one = gives === 'count' ? `${noun}Count` : noun;
  const by = `By${key.split('.').map(capitalized).join('')}`;
  return {
    row: isReserved(one) ? 'row' : one,
    rows: listName(one, at),
    byKey: freshName((gives === 'rows' ? plural(noun) : one) + by, at),
  };
}

/** The statements that make the table, without what ends them. */
export function linesFor(names: TableNames, lookup: Lookup, keys: string, imported: Imported, at: ts.Node): readonly string[] {
  const { rows } = names;
  const file = lookup.value.getSourceFile();
  const pattern = lookup.unpack?.(rows) ?? rows;
  if (!lookup.ofNone) return [`const ${pattern} = await ${lookup.many(keys, imported.nameOf)}`, ...tableLines(names, lookup, file)];
  const isNamed = /^[\w$]+$/.test(keys);
  const list = isNamed ? keys : freshName(keysName(lookup), at);
  return [
    ...(isNamed ? [] : [`const ${list} = ${keys}`]),
    `const ${pattern} = ${list}.length ? await ${lookup.many(list, imported.nameOf)} : ${lookup.ofNone}`,
    ...tableLines(names, lookup, file),
  ];
}

function tableLines({ row, rows, byKey }: TableNames, lookup: Lookup, file: ts.SourceFile): readonly string[] {
  const { gives, key, compareAs, countedAs, isCountedAsText } = lookup;
  const keyText = comparison(lookup);
  const count = (one: string): string => (isCountedAsText ? `Number(${one}.${countedAs})` : `${one}.${countedAs}`);
  const pair = (one: string): string => `[${keyText(`${one}.${key}`)}, ${gives === 'count' ? count(one) : one}]`;
  if (lookup.isFirst)
    return [
      `// Of several with one ${key}, the first counts: it is set last.`,
      `const ${byKey} = new Map([...${rows}].reverse().map((${row}) => ${pair(row)}))`,
    ];
  if (gives !== 'rows') return [`const ${byKey} = new Map(${rows}.map((${row}) => ${pair(row)}))`];
  const one = row === 'list' ? 'row' : row;
  const indent = indentOf(file);
  const isTyped = /\.[cm]?tsx?$/.test(file.fileName);
  const keyType = compareAs === 'text' ? 'string' : `(typeof ${rows})[number]${key.replace(/(\w+)\.?/g, "['$1']")}`;
  return [
    `const ${byKey} = new Map${isTyped ? `<${keyType}, (typeof ${rows})[number][]>` : ''}()`,
    `for (const ${one} of ${rows}) {`,
    `${indent}const list = ${byKey}.get(${keyText(`${one}.${key}`)})`,
    `${indent}if (list) list.push(${one})`,
    `${indent}else ${byKey}.set(${keyText(`${one}.${key}`)}, [${one}])`,
    '}',
  ];
}

/** What is found in the table for the key of a round. */
export function foundIn({ byKey }: TableNames, lookup: Lookup): string {
  const found = `${byKey}.get(${comparison(lookup)(lookup.value.getText())})`;
  if (lookup.gives === 'rows') return `${found} ?? []`;
  if (lookup.gives === 'count') return `${found} ?? 0`;
  if (lookup.otherwise) return `${found} ?? ${lookup.otherwise}`;
  return lookup.missing === 'null' ? `${found} ?? null` : found;
}

/** How keys are made comparable: rows and elements may hold them as different types, and UUIDs come back in small letters. */
function comparison({ key, compareAs }: Lookup): (key: string) => string {
  if (/(^|_|[a-z])(uuid|guid)$/i.test(key)) return (text) => `String(${text}).toLowerCase()`;
  return (text) => (compareAs === 'text' ? asText(text) : text);
}

function asText(text: string): string {
  return /^String\(.*\)$|\.(toString|toHexString)\(\)$/.test(text) ? text : `String(${text})`;
}

/** `customerIds` for keys that are read as `order.customerId`; `ids` of what is called by the key itself. */
function keysName({ value, key }: Lookup): string {
  const names = value.getText().match(/[A-Za-z_$][\w$]*(?!\w*\()/g) ?? [];
  return plural(names.filter((name) => !/^(String|Number|BigInt|toString|toHexString)$/.test(name)).at(-1) ?? key);
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
