import { type Database, databaseOf, type Subject } from '../databases.ts';
import { bareWayBack, hasWayBack, type Migrations, migratingBareBy, migratingBy, migrationsOf, runsBare } from '../migrations.ts';
import { folderOf, type Style, styleOf } from '../style.ts';
import { Refusal, type Tree, type Wish } from '../tree.ts';
import { type Change, type ColumnName, columnOf } from './change.ts';
import type { Plan, StepMigration, Words } from './plan.ts';
import { planOf } from './plans.ts';
import { schemaOf } from './schema.ts';
import { changeOf } from './wish.ts';

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
  /** What the change would make, and is there already. */
  readonly taken: ColumnName | undefined;
  /** The folder of the check list, from the root of the package. */
  readonly folder: string;
}

/** Everything that the project tells, and what the person wants. Throws a Refusal that says why there can be none. */
export function detectChange(tree: Tree, wanted: Wish): Answers {
  const style = styleOf(tree);
  const database = databaseOf(tree, subject, wanted.tool);
  const migrations = migrationsOf(tree, database, style);
  const schema = schemaOf(tree, database, migrations);
  const change = changeOf(schema, wanted, migrations);
  const place = folderOf(wanted.folder, style, 'expand-contract');
  // Its folder is known by its plan, which names programs in it.
  const { folder: name } = planOf(change, { migrate: '', migrateBare: '', run: '', command: String, back: String, backBare: String });
  const folder = `${place}/${name}`;
  const plan = planOf(change, wordsFor({ folder, style, migrations }, commandOf(change, wanted)));
  return {
    database,
    style,
    migrations,
    change,
    plan,
    migration: migrationNamed(wanted.step, plan),
    taken: madeBy(change).find(({ table, column }) => schema.tables.get(table)?.has(column)),
    folder,
  };
}

function wordsFor({ folder, style, migrations }: Pick<Answers, 'folder' | 'style' | 'migrations'>, command: string): Words {
  const program = `${folder}/backfill${style.language === 'typescript' ? '.ts' : '.js'}`;
  return {
    migrate: migratingBy(migrations),
    migrateBare: runsBare(migrations) ? migratingBareBy(migrations) : `\`psql "$DATABASE_URL" -f ${folder}/index.sql\``,
    run: style.language === 'typescript' ? `npx tsx ${program}` : `node ${program}`,
    command: (step) => `\`${command} --step ${step}\``,
    back: (step) => (hasWayBack(migrations) ? 'run its `down`' : `run \`rollback/${step}.sql\``),
    backBare: (step) => (hasWayBack(migrations) ? bareWayBack(migrations) : `run \`rollback/${step}.sql\`, in no transaction either`),
  };
}

/** How the change is asked for again, with what the project does not say. */
function commandOf(change: Change, { fromType, notNull, key, value, tool, folder }: Wish): string {
  const kind = change.kind === 'rename' ? undefined : change.kind;
  const options = Object.entries({ change: kind, ...optionsOf(change), 'from-type': fromType, key, value, tool, folder });
  const said = options.flatMap(([name, each]) => (each === undefined ? [] : [`--${name}`, inShell(each)]));
  const words = [`${change.table}.${columnOf(change)}`, ...toOf(change), ...said, ...(notNull ? ['--not-null'] : [])];
  return `npx fundamentals scaffold expand-contract ${words.join(' ')}`;
}

const inShell = (word: string): string => (/^[\w.,/@-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);

function toOf(change: Change): readonly string[] {
  if (change.kind === 'rename') return [change.to];
  if (change.kind === 'split') return [change.parts.join(',')];
  return change.kind === 'move' || change.kind === 'foreign-key' ? [`${change.target.table}.${change.target.column}`] : [];
}

function optionsOf(change: Change): Wish {
  if (change.kind === 'rename') return { type: change.toType === change.fromType ? undefined : change.toType };
  if (change.kind === 'split') return { by: change.by === ' ' ? undefined : change.by };
  return change.kind === 'move' ? { on: change.on } : {};
}

function madeBy(change: Change): readonly ColumnName[] {
  const { table } = change;
  if (change.kind === 'rename') return [{ table, column: change.to }];
  if (change.kind === 'split') return change.parts.map((column) => ({ table, column }));
  return change.kind === 'move' ? [change.target] : [];
}

/** The step that was asked for, or the first. Throws a Refusal. */
function migrationNamed(step: string | undefined, { steps, title }: Plan): StepMigration {
  const migrations = steps.flatMap(({ migration }) => migration ?? []);
  const found = step === undefined ? migrations[0] : migrations.find((each) => each.step === step);
  if (found) return found;
  throw new Refusal(`'${step}' is no step on the way to '${title}': ${migrations.map((each) => each.step).join(', ')} are, in this order.`);
}
