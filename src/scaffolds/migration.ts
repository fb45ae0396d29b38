import type { Edit } from '../engine/text.ts';
import { type CodeKind, migrationCode, pascal } from './migration-code.ts';
import { journalOf, type Migrations, placeOf, stampText } from './migrations.ts';
import type { Style } from './style.ts';
import type { Tree } from './tree.ts';

/** A migration as it is thought of: its name with underscores, and the SQL of both directions. */
export interface Migration {
  readonly name: string;
  readonly up: string;
  readonly down: string;
  /** Whether the database, or its driver, takes one statement at a time. */
  readonly isSplit: boolean;
  /** Whether it must not run in a transaction: it is one statement then. */
  readonly isBare?: boolean;
}

interface MigrationChange {
  readonly newFiles: readonly { readonly file: string; readonly text: string }[];
  readonly edits: readonly Edit[];
}

/** A migration as the tool of the project runs it: what is written, and what is changed for it to be run. */
export function migrationFor(
  tree: Tree,
  { style, migrations }: { readonly style: Style; readonly migrations: Migrations },
  migration: Migration,
  now: Date,
): MigrationChange {
  const { kind, stamp } = migrations;
  const { up, down, isSplit, isBare = false } = migration;
  // Its files of SQL cannot say that they are to run in no transaction.
  const ending = isBare && kind === 'node-pg-migrate' && migrations.ending === '.sql' ? codeEnding(style) : migrations.ending;
  const name = nameOf(migrations, migration.name, now);
  const file = placeOf(tree, migrations, kind === 'prisma' ? `${name}/migration.sql` : name + ending);
  if (kind === 'drizzle') {
    const text = statementsOf(up).join('\n--> statement-breakpoint\n');
    return {
      newFiles: [{ file, text: `${text}\n` }, ...newJournal(tree, migrations, name, now)],
      edits: journalEdits(tree, migrations, name, now),
    };
  }
  if (ending === '.sql') return { newFiles: [{ file, text: kind === 'node-pg-migrate' ? withDown(up, down) : up }], edits: [] };
  const calls = (sql: string): readonly string[] => (isSplit ? statementsOf(sql) : [sql]);
  const code = {
    kind: kind as CodeKind,
    ending,
    style,
    up: calls(up),
    down: calls(down),
    name: migration.name,
    stamp: stampText(stamp, now),
    isBare,
  };
  return { newFiles: [{ file, text: migrationCode(code) }], edits: [] };
}

const codeEnding = ({ language }: Style): '.ts' | '.js' => (language === 'typescript' ? '.ts' : '.js');

/** As the tool names it by itself. */
function nameOf({ kind, stamp }: Migrations, name: string, now: Date): string {
  const text = stampText(stamp, now);
  if (kind === 'mikro-orm') return `Migration${text}_${name}`;
  if (kind === 'typeorm') return `${text}-${pascal(name)}`;
  return kind === 'sequelize' ? `${text}-${name.replaceAll('_', '-')}` : `${text}_${name}`;
}

const withDown = (up: string, down: string): string => `-- Up Migration\n${up}\n-- Down Migration\n${down}`;

/** Statement by statement, each with the comments before it; what stands between dollars is one. */
function statementsOf(sql: string): readonly string[] {
  const statements: string[] = [];
  let current: string[] = [];
  let isQuoted = false;
  for (const line of sql.trim().split('\n')) {
    current.push(line);
    if ((line.match(/\$\$/g)?.length ?? 0) % 2) isQuoted = !isQuoted;
    if (isQuoted || !/;\s*$/.test(line)) continue;
    statements.push(current.join('\n').trim());
    current = [];
  }
  return statements;
}

function entryOf(tree: Tree, { folder }: Migrations, name: string, now: Date): object {
  const { entries } = journalOf(tree, folder);
  return { idx: entries.length, version: entries.at(-1)?.version ?? '7', when: now.getTime(), tag: name, breakpoints: true };
}

function newJournal(
  tree: Tree,
  migrations: Migrations,
  name: string,
  now: Date,
): readonly { readonly file: string; readonly text: string }[] {
  const file = placeOf(tree, migrations, 'meta/_journal.json');
  if (tree.read(file) !== undefined) return [];
  const journal = { version: '7', dialect: migrations.dialect, entries: [entryOf(tree, migrations, name, now)] };
  return [{ file, text: `${JSON.stringify(journal, null, 2)}\n` }];
}

/** Drizzle runs what its journal lists. */
function journalEdits(tree: Tree, migrations: Migrations, name: string, now: Date): readonly Edit[] {
  const file = placeOf(tree, migrations, 'meta/_journal.json');
  const text = tree.read(file);
  if (text === undefined) return [];
  const entry = JSON.stringify(entryOf(tree, migrations, name, now), null, 2).replace(/\n/g, '\n    ');
  const { entries } = journalOf(tree, migrations.folder);
  const at = text.lastIndexOf(']');
  const start = text.slice(0, at).trimEnd().length;
  return [{ file, span: { start, end: at }, text: `${entries.length ? ',' : ''}\n    ${entry}\n  ` }];
}
