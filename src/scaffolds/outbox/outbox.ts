import { relativePath } from '../../engine/paths.ts';
import type { FileId } from '../../engine/text.ts';
import { toolQuestion, toolWords } from '../databases.ts';
import { type Migration, migrationFor } from '../migration.ts';
import { type Scaffolded, scaffolded } from '../scaffolded.ts';
import type { Style } from '../style.ts';
import { dependenciesOf, manifestOf, type Question, type Tree } from '../tree.ts';
import type { Answers } from './detect.ts';
import { type Queue, queueInPlace, queueNames } from './queues.ts';
import { nextSteps, readmeFor } from './readme.ts';
import { scriptEdit } from './script.ts';
import sources from './sources.json' with { type: 'json' };

/** A transactional outbox as somebody in this project would have written it. Nothing that exists is written over. */
export async function outboxFor(tree: Tree, answers: Answers, now: Date): Promise<Scaffolded> {
  const { style, folder, migrations, database, queue } = answers;
  const ending = style.language === 'typescript' ? '.ts' : '.js';
  const fileOf = (name: string): FileId => `${tree.root}/${folder}/${name}`;
  const code = queue.programs.map((name) => ({ file: fileOf(name + ending), text: adapted(sourceOf(`${name}.ts`, answers), answers) }));
  const existing = migrations.existing.find((path) => /create[_-]?outbox(\.|\/)/i.test(path));
  const migration = existing ? { newFiles: [], edits: [] } : migrationFor(tree, answers, migrationOf(answers), now);
  const packages = missingPackages(tree, answers);
  const script = scriptEdit(tree, answers);
  return scaffolded(tree, style, {
    name: 'The outbox',
    title: `An outbox for ${toolWords[database.tool].name}${queue.name === 'relay' ? '' : ` on ${queue.name}`}`,
    questions: [
      ...toolQuestion(tree, database),
      { key: 'folder', label: 'Folder', prompt: 'Folder of its code, from the root of the package', value: folder, options: [] },
      {
        key: 'event',
        label: 'First event',
        prompt: 'What happens and others are told of, in the past tense',
        value: answers.event,
        options: [],
      },
      ...(database.dialect === 'postgresql' ? [queueQuestion(queue)] : []),
    ],
    optional: script && { edit: script, label: 'A script that starts the worker' },
    wanted: [
      ...migration.newFiles,
      ...code,
      testFor(tree, answers, ending),
      { file: fileOf('README.md'), text: readmeFor(answers, existing ?? migration.newFiles[0]!.file.slice(tree.root.length + 1)) },
    ],
    edits: migration.edits,
    existing: existing ? [`${tree.root}/${existing}`] : [],
    packages,
    alternative: queue.name === 'relay' ? queueInPlace(tree) : undefined,
    open: fileOf(`events${ending}`),
    goesOn: false,
    next: nextSteps(answers, packages),
  });
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
function missingPackages(tree: Tree, { database, style, queue }: Answers): readonly string[] {
  const dependencies = dependenciesOf(manifestOf(tree));
  const needed = database.dialect === 'mysql' ? ['mysql2'] : ['pg', ...(style.language === 'typescript' ? ['@types/pg'] : [])];
  return [...(queue.install ? [queue.install] : []), ...needed.filter((name) => !dependencies.has(name))];
}

const queueQuestion = ({ name }: Queue): Question => ({
  key: 'with',
  label: 'Delivered by',
  prompt: 'A relay of its own keeps the order even of what fails; a queue that you run already is one thing less to run',
  value: name,
  options: queueNames,
});

/** The program of that name, in the variant that is nearest to the database of the project: `database.knex.mysql.ts` for `database.ts`. */
function sourceOf(name: string, { database: { tool, dialect, driver }, queue, style }: Answers): string {
  const at = name.lastIndexOf('.');
  const ofDialect = dialect === 'mysql' ? ['.mysql'] : [];
  const variants = [
    ...queue.variants,
    ...(driver ? [`.${tool}.${driver}`] : []),
    ...ofDialect.map((each) => `.${tool}${each}`),
    `.${tool}`,
    ...ofDialect,
    '',
  ];
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
  const source = sourceOf('outbox.test.ts', answers).replace(runnerImports.node, runnerImports[tests.runner]);
  // Only Node's own functions return what nobody waits for.
  const text = tests.runner === 'node' ? source : source.replace(/\bvoid (?=(describe|onDatabase)\()/g, '');
  const here = tests.folder === undefined ? './' : `${relativePath(place, `${tree.root}/${folder}`)}/`;
  return {
    file: `${place}/outbox.${tests.ending}${ending}`,
    text: adapted(text.replace(/(?<=')\.\/(?=\w+\.ts')/g, here), answers),
  };
}
