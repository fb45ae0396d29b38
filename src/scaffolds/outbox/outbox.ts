import type { Change } from '../../engine/finding.ts';
import { relativePath } from '../../engine/paths.ts';
import type { FileId } from '../../engine/text.ts';
import type { Database } from '../databases.ts';
import { type Migration, migrationFor } from '../migration.ts';
import { styled } from '../rewrite.ts';
import type { Style } from '../style.ts';
import { dependenciesOf, manifestOf, type Tree } from '../tree.ts';
import type { Answers } from './detect.ts';
import { readmeFor } from './readme.ts';
import sources from './sources.json' with { type: 'json' };

export interface Outbox extends Change {
  readonly newFiles: readonly { readonly file: FileId; readonly text: string }[];
  /** What is there already under a name that would have been written: it stays as it is. */
  readonly kept: readonly FileId[];
  /** What the project lacks to run it, as a package manager reads it. */
  readonly packages: readonly string[];
  /** What the project has already that does the same, in a sentence. */
  readonly alternative: string | undefined;
}

/** Programs that are the same for every tool, in the order in which one reads them. */
const programs = ['events', 'enqueue', 'database', 'handlers', 'relay', 'store', 'pauses', 'inbox', 'upkeep', 'worker'] as const;

/** A transactional outbox as somebody in this project would have written it. Nothing that exists is written over. */
export async function outboxFor(tree: Tree, answers: Answers, now: Date): Promise<Outbox> {
  const { style, folder, migrations, database } = answers;
  const ending = style.language === 'typescript' ? '.ts' : '.js';
  const fileOf = (name: string): FileId => `${tree.root}/${folder}/${name}`;
  const code = programs.map((name) => ({ file: fileOf(name + ending), text: adapted(sourceOf(`${name}.ts`, answers), answers) }));
  const existing = migrations.existing.find((path) => /create[_-]?outbox(\.|\/)/i.test(path));
  const migration = existing ? { newFiles: [], edits: [] } : migrationFor(tree, answers, migrationOf(answers), now);
  const wanted = [
    ...migration.newFiles,
    ...code,
    testFor(tree, answers, ending),
    { file: fileOf('README.md'), text: readmeFor(answers, existing ?? migration.newFiles[0]!.file.slice(tree.root.length + 1)) },
  ];
  const isThere = ({ file }: { readonly file: FileId }): boolean => tree.read(file) !== undefined;
  const newFiles = await Promise.all(wanted.filter((each) => !isThere(each)).map((each) => styled(style, each)));
  const kept = [...(existing ? [`${tree.root}/${existing}`] : []), ...wanted.filter(isThere).map(({ file }) => file)];
  return {
    newFiles,
    edits: migration.edits,
    kept,
    packages: missingPackages(tree, style, database),
    alternative: alternativeIn(tree),
    // biome-ignore lint/suspicious/noThenProperty: a Change says what comes after it
    ...(newFiles.length && { then: { open: { file: fileOf(`events${ending}`), offset: 0 } } }),
  };
}

const migrationOf = (answers: Answers): Migration => {
  const isMySql = answers.database.dialect === 'mysql';
  return {
    name: 'create_outbox',
    up: sourceOf('migration.sql', answers),
    down: isMySql ? 'DROP TABLE outbox_inbox, outbox_buckets, outbox_events;\n' : 'DROP SCHEMA outbox CASCADE;\n',
    isSplit: isMySql,
  };
};

/** The relay speaks to its database by one driver, whatever the program does: no mapper can listen, and they tell of their writes in as many ways. */
function missingPackages(tree: Tree, { language }: Style, { dialect }: Database): readonly string[] {
  const dependencies = dependenciesOf(manifestOf(tree));
  const needed = dialect === 'mysql' ? ['mysql2'] : ['pg', ...(language === 'typescript' ? ['@types/pg'] : [])];
  return needed.filter((name) => !dependencies.has(name));
}

/** Queues in the same database are outboxes too, where their jobs are added in the transaction of the change. */
function alternativeIn(tree: Tree): string | undefined {
  const dependencies = dependenciesOf(manifestOf(tree));
  if (dependencies.has('graphile-worker'))
    return 'This package has graphile-worker: `SELECT graphile_worker.add_job(…)` in the transaction of the change, with the aggregate as its queue, is an outbox too.';
  if (dependencies.has('pg-boss'))
    return 'This package has pg-boss: `boss.send(name, data, { db })` on the connection of the transaction is an outbox too, where events need no order.';
  return;
}

/** The program of that name, in the variant that is nearest to the database of the project: `database.knex.mysql.ts` for `database.ts`. */
function sourceOf(name: string, { database: { tool, dialect, driver }, style }: Answers): string {
  const at = name.lastIndexOf('.');
  const ofDialect = dialect === 'mysql' ? ['.mysql'] : [];
  const variants = [...(driver ? [`.${tool}.${driver}`] : []), ...ofDialect.map((each) => `.${tool}${each}`), `.${tool}`, ...ofDialect, ''];
  const found = variants.map((variant) => name.slice(0, at) + variant + name.slice(at)).find((each) => each in sources);
  return sources[(found ?? name) as keyof typeof sources][style.language];
}

function adapted(text: string, { event, prismaClient = '@prisma/client' }: Answers): string {
  const about = event.split('.')[0]!.replace(/[-_](\w)/g, (_, letter: string) => letter.toUpperCase());
  const named = text.replaceAll("'order.placed'", `'${event}'`).replaceAll('orderId', `${about}Id`);
  return named.replaceAll("'@prisma/client'", `'${prismaClient}'`);
}

const runnerImports: Readonly<Record<Style['tests']['runner'], string>> = {
  node: "import { describe, it } from 'node:test';\n",
  vitest: "import { describe, it } from 'vitest';\n",
  jest: '',
  mocha: '',
};

function testFor(tree: Tree, answers: Answers, ending: string): { readonly file: FileId; readonly text: string } {
  const { style, folder } = answers;
  const { tests } = style;
  const place = `${tree.root}/${tests.folder ?? folder}`;
  const text = sourceOf('outbox.test.ts', answers).replace(runnerImports.node, runnerImports[tests.runner]);
  const here = tests.folder === undefined ? './' : `${relativePath(place, `${tree.root}/${folder}`)}/`;
  return {
    file: `${place}/outbox.${tests.ending}${ending}`,
    text: adapted(text.replace(/(?<=')\.\/(?=\w+\.ts')/g, here), answers),
  };
}
