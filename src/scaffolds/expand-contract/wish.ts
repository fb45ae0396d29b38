import { capitalized, singular } from '../../syntax/naming.ts';
import type { Migrations } from '../migrations.ts';
import { Missing, type Question, Refusal, type Wish } from '../tree.ts';
import { type Change, type ColumnName, changeKinds, columnNamed, nameChecked } from './change.ts';
import { bare, isNamed, migrationName } from './plan.ts';
import {
  changeQuestion,
  columnQuestion,
  onQuestion,
  partsQuestion,
  placeQuestion,
  targetQuestion,
  toQuestion,
  typeOf,
} from './questions.ts';
import type { Column, Schema } from './schema.ts';

type Columns = ReadonlyMap<string, Column>;

/** What a person wants of a column, with what the project says of it. Throws a Refusal. */
export function changeOf(schema: Schema, wanted: Wish, { existing }: Migrations): Change {
  if (!wanted.column) throw new Missing(columnQuestion(schema), 'Say which column gets which name: `users.name full_name`.');
  const { table, column } = columnNamed(wanted.column);
  const kind = changeKinds.find((each) => each === (wanted.change ?? 'rename'));
  if (!kind) throw new Refusal(`There is no change '${wanted.change}': there are ${changeKinds.join(', ')}.`);
  const columns = tableOf(schema, table);
  const isDone = (step: string): boolean => existing.some((path) => isNamed(path, migrationName(step, table, column)));
  // Once the change is done only what takes its place is left.
  const known = columns?.get(column) ?? replacing(schema, table, wanted);
  if (columns && !known && !isDone('contract'))
    throw new Refusal(`The table ${table} has no column '${column}': it has ${[...columns.keys()].join(', ')}.`);
  const key = () => keyOf(table, columns, wanted.key);
  if (kind === 'not-null') return { kind, table, column, value: wanted.value, key: wanted.value === undefined ? '' : key() };
  if (kind === 'foreign-key') return { kind, table, column, target: columnNamed(saidTo(wanted, targetQuestion)) };
  if (!wanted.to && !wanted.change) throw new Missing(changeQuestion, howToSay(wanted.column));
  const type = typeOf(`${table}.${column}`, wanted.fromType ?? known?.type ?? (kind === 'drop' && isDone('contract') ? 'text' : undefined));
  // Once it is released it may be null, and the step is a step all the same.
  const isRequired = wanted.notNull !== undefined || isDone('release') || (known?.isRequired ?? false);
  if (kind === 'drop') return { kind, table, column, type, isRequired };
  const old = { table, from: column, isRequired };
  if (kind === 'split') return { kind, ...old, type: textual(column, type), ...partsOf(column, wanted), key: key() };
  if (kind === 'move') return { kind, ...old, type, ...placeOf(schema, table, wanted, key()) };
  const to = nameChecked(saidTo(wanted, toQuestion('')));
  if (column === to) throw new Refusal(`${table}.${column} is called so already: say another name.`);
  return { kind, ...old, to, fromType: type, toType: typeOf(`${table}.${to}`, wanted.type ?? type), key: key() };
}

/** Throws a Refusal where the project says all of its tables, and not that one. */
function tableOf({ tables, isWhole }: Schema, table: string): Columns | undefined {
  const columns = tables.get(table.replace(/^public\./, ''));
  if (isWhole && !columns) throw new Refusal(`The project has no table '${table}': it has ${[...tables.keys()].sort().join(', ')}.`);
  return columns;
}

/** What a person says that takes the place of the column, where it is there already. */
function replacing({ tables }: Schema, table: string, { to = '' }: Wish): Column | undefined {
  const [name = '', ...before] = to.split(',')[0]!.split('.').reverse();
  return tables.get(before.length ? before.reverse().join('.') : table)?.get(name.trim());
}

const howToSay = (column: string): string =>
  `Say what ${column} is to be called: \`${column} full_name\`; or what else happens to it: \`--change split\`, \`move\`, \`not-null\`, \`foreign-key\` or \`drop\`.`;

function saidTo({ column, to }: Wish, question: Question): string {
  if (to) return to;
  throw new Missing(
    question,
    `Say ${question.prompt[0]!.toLowerCase()}${question.prompt.slice(1)}.`.replace(/: (.*)\.$/, `: \`${column} $1\`.`),
  );
}

function textual(column: string, type: string): string {
  if (/^(text|citext|(var)?char|character|bpchar)/i.test(type)) return type;
  throw new Refusal(`A text is parted into columns, and ${column} is of the type ${type}.`);
}

function partsOf(column: string, wanted: Wish): { readonly parts: readonly string[]; readonly by: string } {
  const parts = saidTo(wanted, partsQuestion)
    .split(',')
    .map((name) => nameChecked(name.trim()));
  const twice = parts.find((name, i) => parts.indexOf(name) !== i);
  if (parts.length < 2)
    throw new Refusal(`A column is parted into two at least: \`first_name,last_name\`; ${parts[0]} alone is another name.`);
  if (twice) throw new Refusal(`${twice} is said twice.`);
  if (parts.includes(column)) throw new Refusal(`${column} cannot be one of its own parts, as it goes at last: say another name.`);
  if (wanted.by === '') throw new Refusal('Nothing to part it at: say what stands between, `--by ,`.');
  return { parts, by: wanted.by ?? ' ' };
}

function placeOf(
  schema: Schema,
  table: string,
  wanted: Wish,
  key: string,
): { readonly target: ColumnName; readonly on: string; readonly key: string } {
  const target = columnNamed(saidTo(wanted, placeQuestion(table)));
  if (target.table === table)
    throw new Refusal(`${target.table}.${target.column} is in the same table: leave out the table to give another name.`);
  const columns = tableOf(schema, target.table);
  const one = singular(bare(table));
  const usual = [`${one.replace(/[A-Z]/g, '_$&').toLowerCase()}_${key}`, `${one}${capitalized(key)}`, `${bare(table)}_${key}`];
  const on = wanted.on ?? usual.find((name) => columns?.has(name)) ?? (columns?.get(key)?.isKey ? key : undefined);
  if (on === undefined)
    throw new Missing(
      onQuestion(target.table, table, columns),
      `Say which column of ${target.table} names the row of ${table}: \`--on ${usual[0]}\`.`,
    );
  if (columns && !columns.has(on))
    throw new Refusal(`The table ${target.table} has no column '${on}': it has ${[...columns.keys()].join(', ')}.`);
  return { target, on: nameChecked(on), key };
}

function keyOf(table: string, columns: Columns | undefined, wanted: string | undefined): string {
  if (wanted !== undefined) return nameChecked(wanted);
  if (!columns) return 'id';
  const keys = [...columns].filter(([, { isKey }]) => isKey).map(([name]) => name);
  if (keys.length === 1) return keys[0]!;
  throw new Refusal(`The backfill goes through ${table} by one unique column, and its primary key is none: say which, \`--key id\`.`);
}
