import { apply, type Edit } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';

/** A SELECT from one table, with nothing but conditions joined by AND: anything more deserves a reader who knows it. */
export interface SelectStatement {
  readonly table: string;
  /** As they are written; `*` for all of them. */
  readonly columns: readonly string[];
  readonly conditions: readonly SqlCondition[];
  readonly hasOrder: boolean;
  readonly isLimitedToOne: boolean;
  /** How many rows come at most, where that is more than one. */
  readonly limit?: string;
  /** The text up to the conditions, and what stands after them other than a limit. */
  readonly head: string;
  readonly tail: string;
}

export interface SqlCondition {
  readonly text: string;
  /** The column compared by `=` with a parameter, and that parameter as it is written: `$1`, `?`. */
  readonly column?: string;
  readonly parameter?: string;
  /** The parameter is a list: `= ANY($1)`, `IN (?)`. */
  readonly isList?: boolean;
  /** Some clients make several parameters of one that stands in `IN ($1)`. */
  readonly isJoined?: boolean;
}

const statement =
  /^\s*(?<head>SELECT\s+(?<columns>\*|[\w\s,"'`.()*:]+?)\s+FROM\s+(?<table>["`\w.]+))\s+WHERE\s+(?<conditions>.+?)(?<order>\s+ORDER\s+BY\s+[\w\s,"`.]+?)?(?:\s+LIMIT\s+(?<limit>\d+))?\s*;?\s*$/is;
const equality = /^["`]?(?<column>\w+)["`]?\s*=\s*(?<parameter>\$\d+|\?)(?<cast>::\w+)?$/;
const membership =
  /^["`]?(?<column>\w+)["`]?\s*(?:=\s*ANY\s*\(\s*(?<list>\$\d+)(::\w+\[\])?\s*\)|\bIN\s*\(\s*(?<many>\?)\s*\)|\bIN\s*\(?\s*(?<joined>\$\d+)\s*\)?)$/i;
const constant =
  /^["`]?\w+["`]?\s*(=|<>|!=|<=?|>=?)\s*('[^']*'|-?\d+(\.\d+)?|\$\d+|\?|true|false|null|now\(\))$|^["`]?\w+["`]?\s+IS\s+(NOT\s+)?NULL$|^["`]?\w+["`]?$/i;

/** Reads a statement whose parameters are written `$1` or `?`. */
export function selectStatementOf(sql: string): SelectStatement | undefined {
  const parts = statement.exec(sql.replace(/\s+/g, ' '))?.groups;
  if (!parts) return;
  const conditions = parts.conditions!.split(/\s+AND\s+/i).map((text): SqlCondition => {
    const list = membership.exec(text)?.groups;
    const { column, parameter = list?.list ?? list?.many ?? list?.joined } = list ?? equality.exec(text)?.groups ?? {};
    return { text, ...(column && parameter && { column, parameter }), ...(list && (list.joined ? { isJoined: true } : { isList: true })) };
  });
  if (!conditions.every(({ text, column }) => column || constant.test(text))) return;
  return {
    table: parts.table!,
    columns: parts.columns!.split(',').map((column) => column.trim()),
    conditions,
    hasOrder: parts.order !== undefined,
    isLimitedToOne: parts.limit === '1',
    ...(parts.limit && parts.limit !== '1' && { limit: parts.limit }),
    head: parts.head!,
    tail: parts.order ?? '',
  };
}

/** How many rows count of those that an order brings; undefined where a limit stands without one, or the first row is all that is read. */
export function limitIn({ limit, hasOrder, isLimitedToOne }: SelectStatement, isOne: boolean): { readonly limit?: string } | undefined {
  if (isOne) return {};
  const first = isLimitedToOne ? '1' : limit;
  return first === undefined ? {} : hasOrder ? { limit: first } : undefined;
}

/** Whether rows have a column under its own name, and nothing else under that. */
export function selects({ columns }: SelectStatement, key: string): boolean {
  if (columns.length === 1 && columns[0] === '*') return true;
  const named = columns.filter((column) => /[\w"`]+$/.exec(column)?.[0].replace(/["`]/g, '').toLowerCase() === key.toLowerCase());
  return (
    named.length === 1 && /^["`\w]+$/.test(named[0]!) && columns.every((column) => /^["`]?\w+["`]?( AS ["`]?\w+["`]?)?$/i.test(column))
  );
}

/** The one row that a statement without groups makes of all rows, where it counts or sums them up. */
export interface AggregateRow {
  /** What it is of no rows, as source text: `{ count: '0' }`. */
  readonly ofNone: string;
  readonly isCount: boolean;
}

const aggregate = /^(?<fn>count|sum|avg|min|max)\s*\((?:\*|(?:distinct\s+)?["`\w.]+)\)(?<cast>::\w+)?(?:\s+as\s+["`]?(?<name>\w+)["`]?)?$/i;

/** The row of aggregates that a statement selects, of a driver that hands out counts as `zero`; undefined where it selects anything else. */
export function aggregateRowOf({ columns, hasOrder }: SelectStatement, zero: "'0'" | '0'): AggregateRow | undefined {
  const parts = columns.map((column) => aggregate.exec(column)?.groups);
  const fields = parts.map((part) => {
    const fn = part?.fn?.toLowerCase();
    const name = part?.name ?? (zero === "'0'" ? fn : undefined);
    if (!name || (fn === 'count' && part?.cast && !/^::int(eger|4)?$/i.test(part.cast))) return undefined;
    return `${name}: ${fn === 'count' ? (part?.cast ? '0' : zero) : 'null'}`;
  });
  if (hasOrder || fields.some((field) => field === undefined)) return;
  return { ofNone: `{ ${fields.join(', ')} }`, isCount: parts.every((part) => part?.fn?.toLowerCase() === 'count') };
}

/** The text of a statement, in its quotes, that does the same for each value of a column. */
export function groupedBy(column: string, text: string): string {
  return text.replace(/\bSELECT\s+/i, (select) => `${select}${column}, `).replace(/\s*;?\s*(?=['"`]$)/, ` GROUP BY ${column}`);
}

/** The last name of `"shop"."orders"`, without quotes. */
export function nameOfTable(table: string): string {
  return table.split('.').at(-1)!.replace(/["`]/g, '');
}

/** A condition that compares a column with a value that varies. */
export interface AskedInSql extends SqlCondition {
  readonly column: string;
  readonly value: ts.Expression;
}

/** A statement that is written as a template, and which of its values vary. */
export interface TemplateStatement extends SelectStatement {
  readonly asked: readonly [AskedInSql, ...AskedInSql[]];
}

/** The list that a parameter stands for, in the way that a client has to write one: `sql.array(ids, 'int4')`. */
export type ListInSql = (value: ts.Expression, isJoined: boolean) => ts.Expression | undefined;

const listAsIs: ListInSql = (value, isJoined) => (isJoined ? undefined : value);

/** Reads the SELECT of a tagged template, whose values are parameters; undefined where none varies, or one is a part of the statement. */
export function selectTemplateOf(
  { template }: ts.TaggedTemplateExpression,
  varies: (node: ts.Node) => boolean,
  listIn: ListInSql = listAsIs,
): TemplateStatement | undefined {
  if (!ts.isTemplateExpression(template)) return;
  const { head, templateSpans: spans } = template;
  const sql = head.text + spans.map(({ literal }, at) => `$${at + 1}${literal.text}`).join('');
  const statement = selectStatementOf(sql);
  const varying = spans.map(({ expression }, at) => ({ value: expression, parameter: `$${at + 1}` })).filter(({ value }) => varies(value));
  const asked = statement && askedInSql(statement, varying, listIn);
  return asked && { ...statement, asked };
}

/** What a statement compares with values that vary, by their parameters; undefined where one is anything but compared. */
export function askedInSql(
  { conditions }: SelectStatement,
  varying: readonly { readonly parameter: string; readonly value: ts.Expression }[],
  listIn: ListInSql = listAsIs,
): TemplateStatement['asked'] | undefined {
  const found = varying.flatMap(({ parameter, value }) => {
    const condition = conditions.find((one) => one.parameter === parameter);
    const { column, isList = false, isJoined = false } = condition ?? {};
    const asked = isList || isJoined ? listIn(value, isJoined) : value;
    return column && asked ? [{ ...condition!, column, value: asked, isList: isList || isJoined }] : [];
  });
  const [first, ...others] = found;
  return first && found.length === varying.length ? [first, ...others] : undefined;
}

/** A template with lists in the place of values (`= ANY(${ids})`, by what writes that for the list), and without its limit. */
export function templateOfMany(
  tagged: ts.TaggedTemplateExpression,
  asked: readonly AskedInSql[],
  lists: readonly string[],
  anyOf: (list: string) => string,
): string {
  const text = tagged.getText();
  const from = tagged.getStart();
  const edits = asked.map(({ value, isList }, at): Edit => {
    const [start, end] = [value.pos - from, value.end - from];
    const before = isList ? 0 : /=\s*\$\{$/.exec(text.slice(0, start))![0].length;
    const after = isList ? 0 : /^\s*\}/.exec(text.slice(end))![0].length;
    return { file: '', span: { start: start - before, end: end + after }, text: isList ? lists[at]! : anyOf(lists[at]!) };
  });
  return apply(text, edits).replace(/\s+LIMIT\s+\d+(?=\s*;?\s*`$)/i, '');
}
