/** A change of a column, step by step. */
export interface Plan {
  /** `users.name becomes full_name`. */
  readonly title: string;
  /** What its folder is called. */
  readonly folder: string;
  readonly steps: readonly PlannedStep[];
  /** What is copied into rows that are older; undefined where nothing is. */
  readonly backfill: Backfill | undefined;
  /** What one should know before, a sentence or two each. */
  readonly notes: readonly string[];
}

/** What is deployed, or done, before the next. */
export interface PlannedStep {
  /** What it is called in the list. */
  readonly title: string;
  /** What happens, in Markdown. */
  readonly text: string;
  /** How it is taken back, where that is not by its migration. */
  readonly back?: string;
  /** undefined where nothing is migrated. */
  readonly migration?: StepMigration;
}

export interface StepMigration {
  /** By which a person asks for it. */
  readonly step: string;
  /** `expand_users_name`. */
  readonly name: string;
  /** To be run in a transaction of its own, as is its way back. */
  readonly up: string;
  readonly down: string;
  /** Whether both must be run in none: each is one statement then. */
  readonly isBare?: boolean;
}

/** What is copied, and what is copied back after a contract that was taken back. */
export interface Backfill {
  readonly forward: Copy;
  readonly backward?: Copy;
}

/** In SQL. */
export interface Copy {
  /** By which its progress is noted. */
  readonly name: string;
  /** Whose rows it goes through, in the order of which column. */
  readonly table: string;
  readonly key: string;
  /** Writes what belongs to the rows of `batch`. */
  readonly copy: string;
  /** The rows that are not yet what they shall be: what stands behind `FROM`. */
  readonly differing: string;
}

/** How steps are run and asked for, in Markdown. */
export interface Words {
  /** Runs migrations. */
  readonly migrate: string;
  /** Runs one that must not be in a transaction. */
  readonly migrateBare: string;
  /** Runs the backfill. */
  readonly run: string;
  /** Writes a step. */
  command(step: string): string;
  /** Takes a step back. */
  back(step: string): string;
  /** Takes one back that must not be in a transaction. */
  backBare(step: string): string;
}

/** A statement that waits for a lock makes everybody wait who comes after it: not for long. */
export const script = (...parts: readonly string[]): string => `SET LOCAL lock_timeout = '2s';\n\n${parts.join('\n\n')}\n`;

/** Who locks two tables may wait for somebody who waits for him: he gives up before PostgreSQL, which looks after a second, ends the other. */
export const scriptOfTwo = (...parts: readonly string[]): string => `SET LOCAL lock_timeout = '400ms';\n\n${parts.join('\n\n')}\n`;

export const progress = `-- How far each backfill has come.
CREATE SCHEMA IF NOT EXISTS expand_contract;
CREATE TABLE IF NOT EXISTS expand_contract.progress (
  name text PRIMARY KEY,
  last_key text NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
);`;

/** Forgets how far backfills have come. */
export const forgotten = (...names: readonly string[]): string =>
  `DELETE FROM expand_contract.progress WHERE name IN (${names.map((name) => `'${name}'`).join(', ')});`;

/** A table without its schema. */
export const bare = (table: string): string => table.split('.').at(-1)!;

/** `expand_sales_orders_total`. */
export const migrationName = (step: string, table: string, column: string): string =>
  `${step}_${table.replace('.', '_')}_${column}`.toLowerCase();

/** Whether that is the migration, however its tool writes names. */
export const isNamed = (path: string, name: string): boolean => path.toLowerCase().replace(/[-_]/g, '').includes(name.replaceAll('_', ''));

export const nothing = script('-- There is nothing to take back.\nSELECT 1;');

/** What is true of every change. */
export const locks =
  'A migration waits for two seconds at most for a lock (`lock_timeout`), and fails then: nobody queues behind it. Deploy it again.';
export const backfillNote = (key: string): string =>
  `The backfill goes through the table by \`${key}\`, a thousand rows in a transaction, and notes how far it came in \`expand_contract.progress\`. Killed, it goes on from there. Triggers of the table see what it writes: one that sets \`updated_at\` does.`;
