import type { ts } from '../engine/ts.ts';
import type { Lookup } from '../libraries/lookup.ts';
import { freshName } from '../syntax/scopes.ts';
import type { Imported } from './imports.ts';
import { keysNameAt, type TableNames, tableLines } from './table.ts';

/** PostgreSQL and MySQL count parameters in 16 bits; SQLite takes half as many. https://www.postgresql.org/docs/current/limits.html */
export const chunkSize = 10000;

/** Whether a list of keys could be longer than a statement may have parameters, and rows of its parts can be told apart by their keys. */
export function mayNeedChunks({ bindsEach, isList, beside, isTable }: Lookup): boolean {
  return bindsEach === true && !isList && !beside && !isTable;
}

/** The statements that make the table from rows that are asked for so many keys at a time, without what ends them. */
export function chunkedLinesFor(
  names: TableNames,
  lookup: Lookup,
  [keys]: readonly string[],
  imported: Imported,
  at: ts.Node,
): readonly string[] {
  const list = keysNameAt(lookup, lookup, at);
  const chunks = freshName('chunks', at);
  const [size, part] = [`Math.ceil(${list}.length / ${chunkSize})`, `${list}.slice(at * ${chunkSize}, (at + 1) * ${chunkSize})`];
  return [
    // A key in two parts would bring its rows twice.
    `const ${list} = [...new Set(${keys})]`,
    `const ${chunks} = Array.from({ length: ${size} }, (_, at) => ${part})`,
    `const ${names.rows} = (await Promise.all(${chunks}.map((chunk) => ${lookup.many('chunk', imported.nameOf)}))).flat()`,
    ...tableLines(names, lookup, lookup.value.getSourceFile()),
  ];
}
