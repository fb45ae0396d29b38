import { isSource } from '../engine/host.ts';
import { parseSource } from '../engine/parse.ts';
import type { FileId } from '../engine/text.ts';
import type { ts } from '../engine/ts.ts';
import type { Database } from './databases.ts';
import type { Migrations } from './migrations.ts';
import { ofDrizzle } from './schema-drizzle.ts';
import { ofPrisma } from './schema-prisma.ts';
import { ofTypeOrm } from './schema-typeorm.ts';
import { applySql } from './sql-tables.ts';
import { ownSourcesOf, type Tree } from './tree.ts';

export interface Column {
  /** What it is called in code. */
  readonly property: string;
  /** As SQL says it; undefined where it is not said. */
  readonly type: string | undefined;
  readonly isRequired: boolean;
  readonly isKey: boolean;
  /** What it gets that nobody says; undefined where that is nothing. */
  readonly default?: Default | undefined;
  /** What it may be, where that is a choice of texts. */
  readonly choices?: readonly string[] | undefined;
  /** The table whose keys it holds. */
  readonly references?: string | undefined;
  /** What a value is in code, where the table says so: `number` of a bigint. */
  readonly mode?: string | undefined;
}

/** What a database, or a mapper, puts where nothing is said; 'other' is what nobody here can know. */
export type Default =
  | { readonly kind: 'increment' | 'uuid' | 'now' | 'updated' | 'other' }
  | { readonly kind: 'literal'; readonly value: string | number | boolean };

export interface Table {
  readonly columns: ReadonlyMap<string, Column>;
  /** Columns whose values together no two rows share, besides the key. */
  readonly uniques: readonly (readonly string[])[];
  /** What it is called in code, and where that is; '' where it is in a client. */
  readonly model?: { readonly name: string; readonly file: FileId } | undefined;
  /** The tables that its model names in its relations, either way. */
  readonly links?: readonly string[];
}

/** By the names of the database. */
export interface Schema {
  readonly tables: ReadonlyMap<string, Table>;
  /** Whether there are no other tables: the project says all of them in a language that is read. */
  readonly isWhole: boolean;
}

/** What a project says of its tables: in the schema of Prisma or Drizzle, or in migrations that are SQL. */
export function schemaOf(tree: Tree, { tool }: Database, { folder, kind, ending }: Migrations): Schema {
  const tables = new Map<string, Table>();
  const textsOf = (isWanted: (file: FileId) => boolean): readonly string[] =>
    [...tree.files()]
      .filter(isWanted)
      .sort()
      .map((file) => tree.read(file) ?? '');
  if (tool === 'prisma')
    for (const [name, table] of ofPrisma(textsOf((file) => file.endsWith('.prisma')).join('\n'))) tables.set(name, table);
  else if (tool !== 'drizzle')
    applySql(
      tables,
      textsOf((file) => isMigration(tree, file, folder)),
    );
  const declared = {
    drizzle: () => ofDrizzle(importing(tree, /['"]drizzle-orm\/(pg|mysql)-core['"]/)),
    typeorm: () => ofTypeOrm(importing(tree, /['"]typeorm['"]/)),
  };
  for (const [name, table] of tool === 'drizzle' || tool === 'typeorm' ? declared[tool]() : []) tables.set(name, table);
  return { tables, isWhole: tables.size > 0 && (kind === 'prisma' || kind === 'drizzle' || ending === '.sql') };
}

/** Files that declare tables: they refer to those of others by the names under which they are exported. */
const importing = (tree: Tree, library: RegExp): readonly ts.SourceFile[] =>
  ownSourcesOf(tree)
    .filter((file) => isSource(file) && library.test(tree.read(file) ?? ''))
    .flatMap((file) => parseSource(file, tree.read(file) ?? '') ?? []);

const isMigration = (tree: Tree, file: FileId, folder: string): boolean =>
  file.endsWith('.sql') && (file.startsWith(`${tree.root}/${folder}/`) || /\/(schema|structure)\.sql$/.test(file));
