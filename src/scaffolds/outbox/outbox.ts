import type { Change } from '../../engine/finding.ts';
import { relativePath } from '../../engine/paths.ts';
import type { FileId } from '../../engine/text.ts';
import { styled } from '../rewrite.ts';
import type { Style } from '../style.ts';
import { dependenciesOf, manifestOf, type Tree } from '../tree.ts';
import type { Answers } from './detect.ts';
import { migrationFor } from './migration.ts';
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
  const { style, folder, migrations, tool } = answers;
  const ending = style.language === 'typescript' ? '.ts' : '.js';
  const fileOf = (name: string): FileId => `${tree.root}/${folder}/${name}`;
  const code = programs.map((name) => ({
    file: fileOf(name + ending),
    text: programOf(name === 'database' && tool !== 'pg' ? `database.${tool}.ts` : `${name}.ts`, answers),
  }));
  const migration = migrations.existing
    ? { newFiles: [], edits: [] }
    : migrationFor(tree, { style, migrations, sql: sources['migration.sql'].typescript }, now);
  const wanted = [
    ...migration.newFiles,
    ...code,
    testFor(tree, answers, ending),
    { file: fileOf('README.md'), text: readmeFor(answers, migration.newFiles) },
  ];
  const isThere = ({ file }: { readonly file: FileId }): boolean => tree.read(file) !== undefined;
  const newFiles = await Promise.all(wanted.filter((each) => !isThere(each)).map((each) => styled(style, each)));
  const kept = [...(migrations.existing ? [`${tree.root}/${migrations.existing}`] : []), ...wanted.filter(isThere).map(({ file }) => file)];
  return {
    newFiles,
    edits: migration.edits,
    kept,
    packages: missingPackages(tree, style),
    alternative: alternativeIn(tree),
    // biome-ignore lint/suspicious/noThenProperty: a Change says what comes after it
    ...(newFiles.length && { then: { open: { file: fileOf(`events${ending}`), offset: 0 } } }),
  };
}

/** The relay speaks to PostgreSQL by `pg`, whatever the program does: it listens, which no mapper can. */
function missingPackages(tree: Tree, { language }: Style): readonly string[] {
  const dependencies = dependenciesOf(manifestOf(tree));
  return ['pg', ...(language === 'typescript' ? ['@types/pg'] : [])].filter((name) => !dependencies.has(name));
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

function programOf(name: string, answers: Answers): string {
  return adapted(sources[name as keyof typeof sources][answers.style.language], answers);
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
  const text = sources['outbox.test.ts'][style.language].replace(runnerImports.node, runnerImports[tests.runner]);
  const here = tests.folder === undefined ? './' : `${relativePath(place, `${tree.root}/${folder}`)}/`;
  return {
    file: `${place}/outbox.${tests.ending}${ending}`,
    text: adapted(text.replace(/(?<=')\.\/(?=\w+\.ts')/g, here), answers),
  };
}
