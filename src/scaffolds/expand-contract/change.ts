import { Refusal } from '../tree.ts';

interface OfColumn {
  readonly table: string;
}

/** A column that is replaced by another: it gets a new name, or another type under a new name. Names are as people say them. */
export interface Replacement extends OfColumn {
  readonly kind: 'rename';
  readonly from: string;
  readonly to: string;
  readonly fromType: string;
  readonly toType: string;
  /** Whether it may not be null. */
  readonly isRequired: boolean;
  /** The column whose order the backfill follows. */
  readonly key: string;
}

/** A column that may not be null any longer. */
export interface Requirement extends OfColumn {
  readonly kind: 'not-null';
  readonly column: string;
  /** What rows get that have none, as SQL says it; undefined where nobody can say. */
  readonly value: string | undefined;
  readonly key: string;
}

/** A column whose values must be keys of another table. */
export interface Reference extends OfColumn {
  readonly kind: 'foreign-key';
  readonly column: string;
  readonly target: ColumnName;
}

/** A column that goes. */
export interface Removal extends OfColumn {
  readonly kind: 'drop';
  readonly column: string;
  readonly type: string;
  readonly isRequired: boolean;
}

/** A column that becomes several of the same table. */
export interface Split extends OfColumn {
  readonly kind: 'split';
  readonly from: string;
  readonly parts: readonly string[];
  readonly type: string;
  /** What stands between the parts of a value. */
  readonly by: string;
  readonly isRequired: boolean;
  readonly key: string;
}

/** A column that moves to another table, which has at most one row for each of the old one. */
export interface Move extends OfColumn {
  readonly kind: 'move';
  readonly from: string;
  readonly target: ColumnName;
  /** The column of the other table that names the row which a row belongs to, by its key. */
  readonly on: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly key: string;
}

export type Change = Replacement | Split | Move | Requirement | Reference | Removal;

export const changeKinds = ['rename', 'split', 'move', 'not-null', 'foreign-key', 'drop'] as const satisfies readonly Change['kind'][];

export interface ColumnName {
  /** With its schema, where one was said. */
  readonly table: string;
  readonly column: string;
}

/** `users.name` or `sales.orders.total`. Throws a Refusal. */
export function columnNamed(text: string): ColumnName {
  const parts = text.split('.');
  if (parts.length < 2 || parts.length > 3 || !parts.every(isName))
    throw new Refusal(`'${text}' is no column: \`users.name\` is one, with its table.`);
  return { table: parts.slice(0, -1).join('.'), column: parts.at(-1)! };
}

/** The column that a change is about. */
export const columnOf = (change: Change): string => ('from' in change ? change.from : change.column);

/** Throws a Refusal for what is no name of a column. */
export function nameChecked(text: string): string {
  if (!isName(text)) throw new Refusal(`'${text}' is no name of a column: \`full_name\` is one.`);
  return text;
}

const isName = (text: string): boolean => /^[A-Za-z_]\w{0,62}$/.test(text);

/** As it stands in SQL: in quotes where it would mean something else without. */
export const quoted = (name: string): string =>
  name
    .split('.')
    .map((part) => (/^[a-z_][a-z0-9_]*$/.test(part) && !reserved.has(part) ? part : `"${part}"`))
    .join('.');

/** What PostgreSQL takes for no name of a table or column (https://www.postgresql.org/docs/current/sql-keywords-appendix.html). */
const reserved = new Set(
  'all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate collation column concurrently constraint create cross current_catalog current_date current_role current_schema current_time current_timestamp current_user default deferrable desc distinct do else end except false fetch for foreign freeze from full grant group having ilike in initially inner intersect into is isnull join lateral leading left like limit localtime localtimestamp natural not notnull null offset on only or order outer overlaps placing primary references returning right select session_user similar some symmetric system_user table tablesample then to trailing true union unique user using variadic verbose when where window with'.split(
    ' ',
  ),
);
