import type { FileId } from '../../engine/text.ts';
import { toolQuestion, toolWords } from '../databases.ts';
import { migrationFor } from '../migration.ts';
import { type Scaffolded, scaffolded } from '../scaffolded.ts';
import { dependenciesOf, manifestOf, Refusal, type Tree } from '../tree.ts';
import { quoted, type Replacement, type Step, stepsOf } from './change.ts';
import { type Answers, toQuestion } from './detect.ts';
import { nameInCode, nextSteps, readmeFor } from './readme.ts';
import sources from './sources.json' with { type: 'json' };
import { converted, sqlOf } from './sql.ts';

/** One step of a change of a column, as somebody in this project would have written it; with the first, its backfill and its check list. */
export async function expandContractFor(tree: Tree, answers: Answers, now: Date): Promise<Scaffolded> {
  const { style, change, step, folder, migrations, database, isTaken } = answers;
  const { up, down } = sqlOf(change)[step];
  const name = migrationName(change, step);
  const existing = migrations.existing.find((path) =>
    path.toLowerCase().replace(/[-_]/g, '').includes(name.replaceAll('_', '').toLowerCase()),
  );
  if (step === 'expand' && !existing && isTaken)
    throw new Refusal(`${change.table} has a column '${change.to}' already: say another name.`);
  const migration = existing ? undefined : migrationFor(tree, answers, { name, up, down, isSplit: false }, now);
  const fileOf = (path: string): FileId => `${tree.root}/${folder}/${path}`;
  const hasDown = !['prisma', 'drizzle', 'sql'].includes(migrations.kind);
  const ending = style.language === 'typescript' ? '.ts' : '.js';
  const beside = [
    { file: fileOf(`backfill${ending}`), text: backfillFor(answers) },
    { file: fileOf('README.md'), text: readmeFor(answers, hasDown) },
  ];
  const packages = missingPackages(tree, answers);
  const inCode = change.fromType === change.toType ? nameInCode(database.tool, change.from, change.to) : undefined;
  return scaffolded(tree, style, {
    name: `The step '${step}' of ${change.table}.${change.from}`,
    title: `The step '${step}' on the way from ${change.table}.${change.from} to ${change.to}, for ${toolWords[database.tool].name}`,
    questions: [
      { key: 'step', label: 'Step', prompt: 'Which step comes next? Each is deployed by itself', value: step, options: stepsOf(change) },
      toQuestion(change.to),
      { key: 'type', label: 'Type', prompt: `The type of ${change.to}, where it is another one`, value: change.toType, options: [] },
      ...toolQuestion(tree, database),
    ],
    optional: undefined,
    wanted: [
      ...(migration?.newFiles ?? []),
      ...(hasDown ? [] : [{ file: fileOf(`rollback/${step}.sql`), text: down }]),
      ...(step === 'expand' ? beside : []),
    ],
    edits: migration?.edits ?? [],
    existing: existing ? [`${tree.root}/${existing}`] : [],
    packages,
    alternative:
      step === 'expand' && inCode
        ? `If only the code is to say \`${change.to}\`, ${inCode} does it, and the database stays as it is.`
        : undefined,
    open: fileOf('README.md'),
    next: nextSteps(answers, packages),
  });
}

/** `expand_users_name`. */
const migrationName = ({ table, from, to }: Replacement, step: Step): string =>
  `${step}_${table.replace('.', '_')}_${step === 'expand' || step === 'contract' ? from : to}`.toLowerCase();

/** The backfill speaks to PostgreSQL by `pg`, whatever the program does. */
function missingPackages(tree: Tree, { style, step }: Answers): readonly string[] {
  const dependencies = dependenciesOf(manifestOf(tree));
  const needed = step === 'expand' ? ['pg', ...(style.language === 'typescript' ? ['@types/pg'] : [])] : [];
  return needed.filter((name) => !dependencies.has(name));
}

function backfillFor({ style, change }: Answers): string {
  const { table, from, to, fromType, toType, key } = change;
  const isSame = fromType === toType;
  const said = {
    table: quoted(table),
    key: quoted(key),
    from: quoted(from),
    to: quoted(to),
    forward: converted(quoted(from), isSame, toType),
    backward: converted(quoted(to), isSame, fromType),
  };
  const text = Object.entries(said).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return sources['backfill.ts'][style.language].replace(/(?<=const change = )\{[^}]*\}/, () => `{ ${text.join(', ')} }`);
}
