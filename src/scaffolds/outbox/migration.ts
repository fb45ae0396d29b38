import type { Edit } from '../../engine/text.ts';
import type { Style } from '../style.ts';
import type { Tree } from '../tree.ts';
import { type CodeKind, migrationCode } from './migration-code.ts';
import { journalOf, type Migrations, placeOf, stampText } from './migrations.ts';

/** The migration that makes the tables, as the tool of the project runs it: what is written, and what is changed for it to be run. */
export function migrationFor(
  tree: Tree,
  { style, migrations, sql }: { readonly style: Style; readonly migrations: Migrations; readonly sql: string },
  now: Date,
): { readonly newFiles: readonly { readonly file: string; readonly text: string }[]; readonly edits: readonly Edit[] } {
  const { kind, ending, stamp } = migrations;
  const name = nameOf(migrations, now);
  const file = placeOf(tree, migrations, kind === 'prisma' ? `${name}/migration.sql` : name + ending);
  if (kind === 'drizzle') {
    const text = statementsOf(sql).join('\n--> statement-breakpoint\n');
    return {
      newFiles: [{ file, text: `${text}\n` }, ...newJournal(tree, migrations, name, now)],
      edits: journalEdits(tree, migrations, name, now),
    };
  }
  if (ending === '.sql') return { newFiles: [{ file, text: kind === 'node-pg-migrate' ? withDown(sql) : sql }], edits: [] };
  const code = { kind: kind as CodeKind, ending, style, up: sql, down: drop, stamp: stampText(stamp, now) };
  return { newFiles: [{ file, text: migrationCode(code) }], edits: [] };
}

/** As the tool names it by itself. */
function nameOf({ kind, stamp }: Migrations, now: Date): string {
  const text = stampText(stamp, now);
  if (kind === 'mikro-orm') return `Migration${text}_create_outbox`;
  if (kind === 'typeorm') return `${text}-CreateOutbox`;
  return kind === 'sequelize' ? `${text}-create-outbox` : `${text}_create_outbox`;
}

const drop = 'DROP SCHEMA outbox CASCADE';

const withDown = (sql: string): string => `-- Up Migration\n${sql}\n-- Down Migration\n${drop};\n`;

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
  const journal = { version: '7', dialect: 'postgresql', entries: [entryOf(tree, migrations, name, now)] };
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
