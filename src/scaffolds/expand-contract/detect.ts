import { type Database, databaseOf, type Subject } from '../databases.ts';
import { type Migrations, migrationsOf } from '../migrations.ts';
import { folderOf, type Style, styleOf } from '../style.ts';
import { Missing, type Question, Refusal, type Tree, type Wish } from '../tree.ts';
import { type ColumnName, columnNamed, nameChecked, type Replacement, type Step, steps, stepsOf } from './change.ts';
import { type Column, type Schema, schemaOf } from './schema.ts';

const subject: Subject = {
  name: 'The expand-contract migration',
  dialects: ['postgresql'],
  instead: {
    MongoDB:
      'Documents need no migration to have a field: write both names, fill the old documents in batches, read the new name, then unset the old.',
    'this driver of MySQL': 'It is written for PostgreSQL so far.',
    SQLite: 'It has one writer: stop the program, rename the column, start the next version.',
    'SQL Server': 'It is written for PostgreSQL so far.',
  },
};

export interface Answers {
  readonly database: Database;
  readonly style: Style;
  readonly migrations: Migrations;
  readonly change: Replacement;
  readonly step: Step;
  /** Whether the table has a column of the new name already. */
  readonly isTaken: boolean;
  /** The folder of the backfill and the check list, from the root of the package. */
  readonly folder: string;
}

/** Everything that the project tells, and what the person wants. Throws a Refusal that says why there can be none. */
export function detectChange(tree: Tree, wanted: Wish): Answers {
  const style = styleOf(tree);
  const database = databaseOf(tree, subject, wanted.tool);
  const migrations = migrationsOf(tree, database, style);
  const schema = schemaOf(tree, database, migrations);
  if (!wanted.column) throw new Missing(columnQuestion(schema), 'Say which column gets which name: `users.name full_name`.');
  const named = columnNamed(wanted.column);
  if (!wanted.to) throw new Missing(toQuestion(''), `Say what ${wanted.column} is to be called: \`${wanted.column} full_name\`.`);
  const change = replacementOf(schema, named, nameChecked(wanted.to), wanted);
  return {
    database,
    style,
    migrations,
    change,
    step: stepNamed(wanted.step ?? 'expand', change),
    isTaken: schema.tables.get(change.table)?.has(change.to) ?? false,
    folder: `${folderOf(wanted.folder, style, 'expand-contract')}/${change.table.replace('.', '-')}-${change.from}-to-${change.to}`,
  };
}

const columnQuestion = ({ tables }: Schema): Question => ({
  key: 'column',
  label: 'Column',
  prompt: 'Which column is replaced, with its table: users.name',
  value: '',
  options: [...tables].flatMap(([table, columns]) => [...columns.keys()].map((column) => `${table}.${column}`)),
});

export const toQuestion = (value: string): Question => ({
  key: 'to',
  label: 'New name',
  prompt: 'What the column is to be called: full_name',
  value,
  options: [],
});

const fromTypeQuestion: Question = {
  key: 'fromType',
  label: 'Its type',
  prompt: 'Of which type the column is: text',
  value: '',
  options: [],
};

function replacementOf(
  { tables, isWhole }: Schema,
  { table, column: from }: ColumnName,
  to: string,
  { type, fromType, ...wanted }: Wish,
): Replacement {
  const columns = tables.get(table.replace(/^public\./, ''));
  if (from === to) throw new Refusal(`${table}.${from} is called so already: say another name.`);
  if (isWhole && !columns) throw new Refusal(`The project has no table '${table}': it has ${[...tables.keys()].sort().join(', ')}.`);
  // Once the change is done only the new one is left.
  const column = columns?.get(from) ?? columns?.get(to);
  if (columns && !column) throw new Refusal(`The table ${table} has no column '${from}': it has ${[...columns.keys()].join(', ')}.`);
  const known = fromType ?? column?.type;
  if (!known)
    throw new Missing(fromTypeQuestion, `The project does not say of which type ${table}.${from} is: say it, \`--from-type text\`.`);
  for (const each of [known, type ?? known])
    if (!/^("\w+"|[a-z][\w ]*)(\(\d+( *, *\d+)?\))?( with(out)? time zone)?(\[\])?$/i.test(each))
      throw new Refusal(`'${each}' is no type of PostgreSQL: \`varchar(80)\` is one.`);
  const isRequired = wanted.notNull !== undefined || (column?.isRequired ?? false);
  return { table, from, to, fromType: known, toType: type ?? known, isRequired, key: keyOf(table, columns, wanted.key) };
}

function keyOf(table: string, columns: ReadonlyMap<string, Column> | undefined, wanted: string | undefined): string {
  if (wanted !== undefined) return nameChecked(wanted);
  if (!columns) return 'id';
  const keys = [...columns].filter(([, { isKey }]) => isKey).map(([name]) => name);
  if (keys.length === 1) return keys[0]!;
  throw new Refusal(`The backfill goes through ${table} by one unique column, and its primary key is none: say which, \`--key id\`.`);
}

function stepNamed(name: string, change: Replacement): Step {
  const step = steps.find((each) => each === name);
  if (!step) throw new Refusal(`'${name}' is no step: ${stepsOf(change).join(', ')} are, in this order.`);
  if (!stepsOf(change).includes(step)) throw new Refusal(`${change.table}.${change.from} may be null: there is nothing to ${step}.`);
  return step;
}
