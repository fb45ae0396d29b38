import type { FileId } from '../../engine/text.ts';
import { toolQuestion, toolWords } from '../databases.ts';
import { migrationFor } from '../migration.ts';
import { hasWayBack, runsBare } from '../migrations.ts';
import { type Scaffolded, scaffolded } from '../scaffolded.ts';
import { dependenciesOf, manifestOf, Refusal, type Tree } from '../tree.ts';
import type { Answers } from './detect.ts';
import { type Backfill, isNamed } from './plan.ts';
import { questionsOf } from './questions.ts';
import { nameInCode, nextSteps, readmeFor } from './readme.ts';
import sources from './sources.json' with { type: 'json' };

/** One step of a change of a column, as somebody in this project would have written it; with the first, its backfill and its check list. */
export async function expandContractFor(tree: Tree, answers: Answers, now: Date): Promise<Scaffolded> {
  const { style, change, plan, folder, migrations, database, taken } = answers;
  const { step, name, up, down, isBare = false } = answers.migration;
  const isScript = isBare && !runsBare(migrations);
  const existing = migrations.existing.find((path) => isNamed(path, name));
  const steps = plan.steps.flatMap(({ migration }) => migration ?? []);
  const isFirst = answers.migration === steps[0];
  if (isFirst && !existing && taken) throw new Refusal(`${taken.table} has a column '${taken.column}' already: say another name.`);
  const migration = existing || isScript ? undefined : migrationFor(tree, answers, { name, up, down, isBare, isSplit: false }, now);
  const fileOf = (path: string): FileId => `${tree.root}/${folder}/${path}`;
  const readme = fileOf('README.md');
  const ending = style.language === 'typescript' ? '.ts' : '.js';
  // Whoever begins with a later step has none of it.
  const isBegun = !isFirst && tree.read(readme) !== undefined;
  const packages = isBegun || !plan.backfill ? [] : missingPackages(tree, answers);
  return scaffolded(tree, style, {
    name: `The step '${step}' of '${plan.title}'`,
    title: `The step '${step}' of '${plan.title}', for ${toolWords[database.tool].name}`,
    questions: [...questionsOf(change, plan, step), ...toolQuestion(tree, database)],
    optional: undefined,
    wanted: [
      ...(migration?.newFiles ?? []),
      ...(isScript ? [{ file: fileOf(`${step}.sql`), text: up }] : []),
      ...(hasWayBack(migrations) ? [] : [{ file: fileOf(`rollback/${step}.sql`), text: down }]),
      ...(!isBegun && plan.backfill ? [{ file: fileOf(`backfill${ending}`), text: backfillFor(answers, plan.backfill) }] : []),
      ...(isBegun ? [] : [{ file: readme, text: readmeFor(answers) }]),
    ],
    edits: migration?.edits ?? [],
    existing: existing ? [`${tree.root}/${existing}`] : [],
    packages,
    alternative: isFirst ? alternativeTo(answers) : undefined,
    open: migration?.newFiles[0]?.file ?? (isScript ? fileOf(`${step}.sql`) : readme),
    goesOn: answers.migration !== steps.at(-1),
    next: nextSteps(answers, packages),
  });
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

function backfillFor({ style }: Answers, { forward, backward }: Backfill): string {
  const copies = Object.entries({ forward, backward }).flatMap(([name, copy]) => (copy ? [`${name}: ${objectOf(copy)}`] : []));
  return sources['backfill.ts'][style.language].replace(
    /(?<=const change(: Change)? = )\{[\s\S]*?\n\}(?=;)/,
    () => `{ ${copies.join(', ')} }`,
  );
}

const objectOf = (copy: object): string =>
  `{ ${Object.entries(copy)
    .map(([name, value]: [string, string]) => `${name}: ${textOf(value)}`)
    .join(', ')} }`;

/** A text of several lines as a template, where it goes on beneath itself. */
const textOf = (text: string): string =>
  text.includes('\n') ? `\`${text.replace(/[`\\]|\$\{/g, '\\$&').replaceAll('\n', '\n           ')}\`` : JSON.stringify(text);
