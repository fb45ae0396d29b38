import type { FileId } from '../../engine/text.ts';
import { toolQuestion, toolWords } from '../databases.ts';
import { migrationFor } from '../migration.ts';
import { hasWayBack } from '../migrations.ts';
import { type Scaffolded, scaffolded } from '../scaffolded.ts';
import { dependenciesOf, manifestOf, type Question, Refusal, type Tree } from '../tree.ts';
import { type Change, changeKinds } from './change.ts';
import { type Answers, toQuestion } from './detect.ts';
import { type Backfill, isNamed, type Plan } from './plan.ts';
import { nameInCode, nextSteps, readmeFor } from './readme.ts';
import sources from './sources.json' with { type: 'json' };

/** One step of a change of a column, as somebody in this project would have written it; with the first, its backfill and its check list. */
export async function expandContractFor(tree: Tree, answers: Answers, now: Date): Promise<Scaffolded> {
  const { style, change, plan, folder, migrations, database, isTaken } = answers;
  const { step, name, up, down } = answers.migration;
  const existing = migrations.existing.find((path) => isNamed(path, name));
  const isFirst = answers.migration === plan.steps.find(({ migration }) => migration)?.migration;
  if (isFirst && !existing && isTaken && change.kind === 'rename')
    throw new Refusal(`${change.table} has a column '${change.to}' already: say another name.`);
  const migration = existing ? undefined : migrationFor(tree, answers, { name, up, down, isSplit: false }, now);
  const fileOf = (path: string): FileId => `${tree.root}/${folder}/${path}`;
  const ending = style.language === 'typescript' ? '.ts' : '.js';
  const packages = isFirst && plan.backfill ? missingPackages(tree, answers) : [];
  return scaffolded(tree, style, {
    name: `The step '${step}' of '${plan.title}'`,
    title: `The step '${step}' of '${plan.title}', for ${toolWords[database.tool].name}`,
    questions: [...questionsOf(change, plan, step), ...toolQuestion(tree, database)],
    optional: undefined,
    wanted: [
      ...(migration?.newFiles ?? []),
      ...(hasWayBack(migrations) ? [] : [{ file: fileOf(`rollback/${step}.sql`), text: down }]),
      ...(isFirst && plan.backfill ? [{ file: fileOf(`backfill${ending}`), text: backfillFor(answers, plan.backfill) }] : []),
      ...(isFirst ? [{ file: fileOf('README.md'), text: readmeFor(answers) }] : []),
    ],
    edits: migration?.edits ?? [],
    existing: existing ? [`${tree.root}/${existing}`] : [],
    packages,
    alternative: isFirst ? alternativeTo(answers) : undefined,
    open: fileOf('README.md'),
    goesOn: answers.migration !== plan.steps.findLast(({ migration }) => migration)?.migration,
    next: nextSteps(answers, packages),
  });
}

function questionsOf(change: Change, { steps }: Plan, step: string): readonly Question[] {
  const options = steps.flatMap(({ migration }) => migration?.step ?? []);
  return [
    { key: 'step', label: 'Step', prompt: 'Which step comes next? Each is deployed by itself', value: step, options },
    { key: 'change', label: 'Change', prompt: 'What happens to the column', value: change.kind, options: changeKinds },
    ...(change.kind === 'rename'
      ? [
          toQuestion(change.to),
          { key: 'type', label: 'Type', prompt: `The type of ${change.to}, where it is another one`, value: change.toType, options: [] },
        ]
      : []),
  ];
}

function alternativeTo({ change, database }: Answers): string | undefined {
  if (change.kind !== 'rename' || change.fromType !== change.toType) return;
  const inCode = nameInCode(database.tool, change.from, change.to);
  return inCode && `If only the code is to say \`${change.to}\`, ${inCode} does it, and the database stays as it is.`;
}

/** The backfill speaks to PostgreSQL by `pg`, whatever the program does. */
function missingPackages(tree: Tree, { style }: Answers): readonly string[] {
  const dependencies = dependenciesOf(manifestOf(tree));
  return ['pg', ...(style.language === 'typescript' ? ['@types/pg'] : [])].filter((name) => !dependencies.has(name));
}

function backfillFor({ style }: Answers, backfill: Backfill): string {
  const text = Object.entries(backfill).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return sources['backfill.ts'][style.language].replace(/(?<=const change = )\{[^}]*\}/, () => `{ ${text.join(', ')} }`);
}
