import { capitalized, plural, singular } from '../../syntax/naming.ts';
import type { Tool } from '../databases.ts';
import type { Column, Table } from '../schema.ts';
import { Refusal } from '../tree.ts';

/** What a value is in code. `bigint text` and `decimal` are texts, as no number holds them. */
export type Kind = 'text' | 'uuid' | 'integer' | 'float' | 'bigint' | 'bigint text' | 'decimal' | 'boolean' | 'date' | 'date text' | 'json';

export interface Field extends Column {
  /** What the domain calls it. */
  readonly name: string;
  readonly column: string;
  readonly kind: Kind;
}

/** What is kept in a repository, in the words of the domain. */
export interface Model {
  readonly tool: Tool;
  /** `OrderItem`, `orderItem`, `orderItems`. */
  readonly type: string;
  readonly one: string;
  readonly many: string;
  readonly table: string;
  /** What the table is called in code; undefined where it is not. */
  readonly source: Table['model'];
  readonly key: Field;
  /** All of them, the key first. */
  readonly fields: readonly Field[];
  /** Which together are one row's alone. */
  readonly uniques: readonly (readonly Field[])[];
  /** Columns that are of no type that is known here. */
  readonly leftOut: readonly string[];
}

/** The model of a table. Throws a Refusal where no repository can be made of it. */
export function modelOf(tool: Tool, table: string, { columns, uniques, model }: Table): Model {
  const read = [...columns].map(([column, what]) => fieldOf(tool, column, what));
  const fields = read.flatMap((field) => ('kind' in field ? field : []));
  const unknown = read.flatMap((field) => ('kind' in field ? [] : field));
  const needed = unknown.find(({ isRequired, default: given }) => isRequired && !given);
  if (needed)
    throw new Refusal(
      `${table}.${needed.column} is required, and of a type that is not known here${needed.type ? `: ${needed.type}` : ''}.`,
    );
  const unspeakable = fields.find(
    ({ name, isKey, references, column }) => reserved.has(name) && (isKey || references || uniques.some((each) => each.includes(column))),
  );
  if (unspeakable) throw new Refusal(`${table}.${unspeakable.column} would be '${unspeakable.name}' in code, which is no name there.`);
  const [key, ...others] = fields.filter(({ isKey }) => isKey);
  if (!key || others.length)
    throw new Refusal(`A repository finds its own by one key, and ${table} has ${key ? 'several columns in its key' : 'none'}.`);
  const byColumn = (column: string): Field | undefined => fields.find((each) => each.column === column);
  const one = inCode(singular(model && isNamedByModel(tool) ? model.name.replace(/(?<=.)Entity$/, '') : table.split('.').at(-1)!));
  return {
    tool,
    type: capitalized(one),
    one,
    many: plural(one),
    table,
    source: model,
    key,
    fields: [key, ...fields.filter((field) => field !== key)],
    uniques: uniques.map((names) => names.flatMap((name) => byColumn(name) ?? [])).filter((each, i) => each.length === uniques[i]!.length),
    leftOut: unknown.map(({ column }) => column),
  };
}

/** A name that code can have, and that is nothing else in it: `classItem` for `class`, `mapItem` for `map`. */
function inCode(name: string): string {
  const one = name.replace(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase()).replace(/^(?=\d)/, '_');
  const isTaken = reserved.has(one) || globals.has(capitalized(one));
  return isTaken ? `${one}Item` : one;
}

/** https://tc39.es/ecma262/#prod-ReservedWord */
const reserved = new Set(
  'await break case catch class const continue debugger default delete do else enum export extends false finally for function if import in instanceof let new null package return static super switch this throw true try typeof var void while with yield'.split(
    ' ',
  ),
);
/** Types that what is written uses. */
const globals = new Set(
  'Map ReadonlyMap Promise PromiseLike Date Error Omit Partial Pick NonNullable String Object Boolean Number Test'.split(' '),
);

/** Whether people call a table by its model. */
export const isNamedByModel = (tool: Tool): boolean => tool === 'prisma' || tool === 'typeorm';

type Unknown = Column & { readonly column: string };

function fieldOf(tool: Tool, column: string, what: Column): Field | Unknown {
  const kind = what.choices ? 'text' : kindOf(tool, what);
  const isGivenKey = what.isKey && what.default?.kind === 'other' && kind === 'text';
  const name = tool === 'prisma' || tool === 'drizzle' || tool === 'typeorm' ? what.property : inCamelCase(what.property);
  if (!kind) return { ...what, column };
  const isUnread = kind === 'json' && what.default?.kind === 'literal' && !isJson(String(what.default.value));
  const given = isGivenKey ? ({ kind: 'uuid' } as const) : isUnread ? ({ kind: 'other' } as const) : what.default;
  return { ...what, default: given, column, name, kind };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const inCamelCase = (name: string): string => name.replace(/_+(\w)/g, (_, letter: string) => letter.toUpperCase());

/** What a value of a type is in code, as the tool hands it over; undefined where nobody knows. */
function kindOf(tool: Tool, { type = '', mode }: Column): Kind | undefined {
  const [name = ''] = /^[a-z][a-z0-9 ]*/.exec(type.toLowerCase().replace(/\(.*?\)/, '')) ?? [];
  if (type.endsWith('[]')) return;
  if (name === 'uuid') return 'uuid';
  if (/^(text|citext|varchar|character varying|char|character|bpchar)$/.test(name)) return 'text';
  if (/^(integer|int|int4|int2|smallint)$/.test(name)) return 'integer';
  if (/^(bigint|int8)$/.test(name))
    return tool === 'prisma' || mode === 'bigint' ? 'bigint' : mode === 'number' ? 'integer' : 'bigint text';
  if (/^(numeric|decimal)$/.test(name)) return mode === 'number' ? 'float' : 'decimal';
  if (/^(real|float|float4|float8|double precision)$/.test(name)) return 'float';
  if (/^(boolean|bool)$/.test(name)) return 'boolean';
  if (/^(timestamp|timestamptz|timestamp with(out)? time zone)$/.test(name)) return mode === 'string' ? undefined : 'date';
  if (name === 'date') return tool === 'drizzle' && mode !== 'date' ? 'date text' : 'date';
  return /^jsonb?$/.test(name) ? 'json' : undefined;
}

/** What the database gives a new one, and nobody else. */
export const isGenerated = ({ isKey, default: given }: Field): boolean =>
  given?.kind === 'updated' || (isKey && (given?.kind === 'increment' || given?.kind === 'uuid'));

/** What may be left unsaid of a new one. */
export const isOptional = (field: Field): boolean =>
  !isGenerated(field) && field.default !== undefined && ['now', 'uuid', 'literal'].includes(field.default.kind);

/** Those that belong to something: by what, and what that is called. */
export const owners = ({ fields, uniques }: Model): readonly { readonly field: Field; readonly name: string }[] =>
  fields
    .filter((field) => field.references && !field.isKey && !uniques.some((each) => each.length === 1 && each[0] === field))
    .map((field) => ({ field, name: field.name.replace(/(?<=.)I[dD]$/, '') }));

/** What a value is in TypeScript. */
export function typeOf({ kind, choices, isRequired }: Field): string {
  const type = choices ? choices.map((each) => `'${each.replace(/[\\']/g, '\\$&')}'`).join(' | ') : types[kind];
  return isRequired || kind === 'json' ? type : `${type} | null`;
}

const types: Readonly<Record<Kind, string>> = {
  text: 'string',
  uuid: 'string',
  integer: 'number',
  float: 'number',
  bigint: 'bigint',
  'bigint text': 'string',
  decimal: 'string',
  boolean: 'boolean',
  date: 'Date',
  'date text': 'string',
  json: 'unknown',
};
