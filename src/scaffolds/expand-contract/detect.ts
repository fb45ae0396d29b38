import { type Database, databaseOf, type Subject } from '../databases.ts';
import { hasWayBack, type Migrations, migratingBy, migrationsOf } from '../migrations.ts';
import { folderOf, type Style, styleOf } from '../style.ts';
import { Missing, type Question, Refusal, type Tree, type Wish } from '../tree.ts';
import { type Change, type ColumnName, changeKinds, columnNamed, nameChecked } from './change.ts';
import { isNamed, migrationName, type Plan, type StepMigration, type Words } from './plan.ts';
import { planOf } from './plans.ts';
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
  readonly change: Change;
  readonly plan: Plan;
  readonly migration: StepMigration;
  /** Whether the table has a column of the new name already. */
  readonly isTaken: boolean;
  /** The folder of the check list, from the root of the package. */
  readonly folder: string;
}

/** Everything that the project tells, and what the person wants. Throws a Refusal that says why there can be none. */
export function detectChange(tree: Tree, wanted: Wish): Answers {
  const style = styleOf(tree);
  const database = databaseOf(tree, subject, wanted.tool);
  const migrations = migrationsOf(tree, database, style);
  const schema = schemaOf(tree, database, migrations);
  if (!wanted.column) throw new Missing(columnQuestion(schema), 'Say which column gets which name: `users.name full_name`.');
  const change = changeOf(schema, columnNamed(wanted.column), wanted, migrations);
  const place = folderOf(wanted.folder, style, 'expand-contract');
  // Its folder is known by its plan, which names programs in it.
  const { folder: name } = planOf(change, { migrate: '', run: '', command: String, back: String });
  const folder = `${place}/${name}`;
  const plan = planOf(change, wordsFor({ folder, style, migrations }, commandOf(change)));
  return {
    database,
    style,
    migrations,
    change,
    plan,
    migration: migrationNamed(wanted.step, plan),
    isTaken: change.kind === 'rename' && (schema.tables.get(change.table)?.has(change.to) ?? false),
    folder,
  };
}

function wordsFor({ folder, style, migrations }: Pick<Answers, 'folder' | 'style' | 'migrations'>, command: string): Words {
  const program = `${folder}/backfill${style.language === 'typescript' ? '.ts' : '.js'}`;
  return {
    migrate: migratingBy(migrations),
    run: style.language === 'typescript' ? `npx tsx ${program}` : `node ${program}`,
    command: (step) => `\`${command} --step ${step}\``,
    back: (step) => (hasWayBack(migrations) ? 'run its `down`' : `run \`rollback/${step}.sql\``),
  };
}

/** How the change is asked for again, with what the project does not say. */
function commandOf(change: Change): string {
  const column = change.kind === 'rename' ? change.from : change.column;
  const to =
    change.kind === 'rename' ? ` ${change.to}` : change.kind === 'foreign-key' ? ` ${change.target.table}.${change.target.column}` : '';
  const kind = change.kind === 'rename' ? '' : ` --change ${change.kind}`;
  const type = change.kind === 'rename' && change.toType !== change.fromType ? ` --type '${change.toType}'` : '';
  return `npx fundamentals scaffold expand-contract ${change.table}.${column}${to}${kind}${type}`;
}

/** The step that was asked for, or the first. Throws a Refusal. */
function migrationNamed(step: string | undefined, { steps, title }: Plan): StepMigration {
  const migrations = steps.flatMap(({ migration }) => migration ?? []);
  const found = step === undefined ? migrations[0] : migrations.find((each) => each.step === step);
  if (found) return found;
  throw new Refusal(`'${step}' is no step on the way to '${title}': ${migrations.map((each) => each.step).join(', ')} are, in this order.`);
}

const columnQuestion = ({ tables }: Schema): Question => ({
  key: 'column',
  label: 'Column',
  prompt: 'Which column is changed, with its table: users.name',
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

const targetQuestion: Question = {
  key: 'to',
  label: 'Points at',
  prompt: 'Which column it points at, with its table: customers.id',
  value: '',
  options: [],
};

const fromTypeQuestion: Question = {
  key: 'fromType',
  label: 'Its type',
  prompt: 'Of which type the column is: text',
  value: '',
  options: [],
};

function changeOf({ tables, isWhole }: Schema, { table, column }: ColumnName, wanted: Wish, { existing }: Migrations): Change {
  const kind = changeKinds.find((each) => each === (wanted.change ?? 'rename'));
  if (!kind) throw new Refusal(`There is no change '${wanted.change}': there are ${changeKinds.join(', ')}.`);
  const columns = tables.get(table.replace(/^public\./, ''));
  if (isWhole && !columns) throw new Refusal(`The project has no table '${table}': it has ${[...tables.keys()].sort().join(', ')}.`);
  // Once the change is done only the new one is left, or none.
  const known = columns?.get(column) ?? columns?.get(wanted.to ?? '');
  const isGone = kind === 'drop' && existing.some((path) => isNamed(path, migrationName('contract', table, column)));
  if (columns && !known && !isGone)
    throw new Refusal(`The table ${table} has no column '${column}': it has ${[...columns.keys()].join(', ')}.`);
  const key = () => keyOf(table, columns, wanted.key);
  if (kind === 'not-null') return { kind, table, column, value: wanted.value, key: wanted.value === undefined ? '' : key() };
  if (kind === 'foreign-key') return { kind, table, column, target: columnNamed(saidTo(wanted, targetQuestion)) };
  const type = typeOf(`${table}.${column}`, wanted.fromType ?? known?.type ?? (isGone ? 'text' : undefined));
  // Once it is released it may be null, and the step is a step all the same.
  const isReleased = existing.some((path) => isNamed(path, migrationName('release', table, column)));
  const isRequired = wanted.notNull !== undefined || isReleased || (known?.isRequired ?? false);
  if (kind === 'drop') return { kind, table, column, type, isRequired };
  const to = nameChecked(saidTo(wanted, toQuestion('')));
  if (column === to) throw new Refusal(`${table}.${column} is called so already: say another name.`);
  const toType = typeOf(`${table}.${to}`, wanted.type ?? type);
  return { kind, table, from: column, to, fromType: type, toType, isRequired, key: key() };
}

function saidTo({ column, to }: Wish, question: Question): string {
  if (to) return to;
  throw new Missing(
    question,
    question === targetQuestion
      ? `Say which column ${column} points at: \`${column} customers.id\`.`
      : `Say what ${column} is to be called: \`${column} full_name\`.`,
  );
}

function typeOf(column: string, type: string | undefined): string {
  if (!type) throw new Missing(fromTypeQuestion, `The project does not say of which type ${column} is: say it, \`--from-type text\`.`);
  if (!/^("\w+"|[a-z][\w ]*)(\(\d+( *, *\d+)?\))?( with(out)? time zone)?(\[\])?$/i.test(type))
    throw new Refusal(`'${type}' is no type of PostgreSQL: \`varchar(80)\` is one.`);
  return type;
}

function keyOf(table: string, columns: ReadonlyMap<string, Column> | undefined, wanted: string | undefined): string {
  if (wanted !== undefined) return nameChecked(wanted);
  if (!columns) return 'id';
  const keys = [...columns].filter(([, { isKey }]) => isKey).map(([name]) => name);
  if (keys.length === 1) return keys[0]!;
  throw new Refusal(`The backfill goes through ${table} by one unique column, and its primary key is none: say which, \`--key id\`.`);
}
