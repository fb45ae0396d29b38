import { type Migrations, migrating } from '../migrations.ts';
import { type Step, stepsOf } from './change.ts';
import type { Answers } from './detect.ts';

/** Which step is deployed when, what is looked at before the next, and how each is taken back: in Markdown, to be ticked off. */
export function readmeFor({ change, database, migrations, folder, style }: Answers, hasDown: boolean): string {
  const { table, from, to, fromType, toType, isRequired, key } = change;
  const program = `${folder}/backfill${style.language === 'typescript' ? '.ts' : '.js'}`;
  const run = style.language === 'typescript' ? `npx tsx ${program}` : `node ${program}`;
  const command = (step: Step): string =>
    `npx fundamentals scaffold expand-contract ${table}.${from} ${to}${toType === fromType ? '' : ` --type '${toType}'`} --step ${step}`;
  const back = (step: Step): string => (hasDown ? 'run its `down`' : `run \`rollback/${step}.sql\``);
  const numbered = stepTexts().map((text, i) => `- [ ] **${i + 1}. ${text}`);
  return `# ${table}.${from} becomes ${to}

Nothing stops while it does: each step is deployed by itself, works with the versions of the program before and after it, and can be taken back.${alsoInCode(database.tool, from, to)}

${numbered.join('\n')}

## Worth knowing

- A migration waits for two seconds at most for a lock (\`lock_timeout\`), and fails then: nobody queues behind it. Deploy it again.
- The trigger runs for every row that is written, those of the backfill among them, as other triggers of the table do: one that sets \`updated_at\` sees the backfill.
- The backfill goes through the table by \`${key}\`, a thousand rows in a transaction, and notes how far it came in \`expand_contract.progress\`. Killed, it goes on from there.
${forgotten[migrations.kind] ?? ''}- Indexes, defaults, foreign keys and unique constraints of \`${from}\` are its own: give \`${to}\` its like before the program reads by it. An index is built by \`CREATE INDEX CONCURRENTLY\`, alone in its migration and in no transaction.
- Views, functions and reports that name \`${from}\` must have moved before it is dropped: \`DROP COLUMN\` refuses while a view needs it.
${toType === fromType ? '' : `- A value that is no \`${toType}\`, or no \`${fromType}\` on its way back, makes the write fail: look for such rows before step 1.\n`}`;

  function stepTexts(): readonly string[] {
    const migrate = migrating[migrations.kind];
    return [
      `Expand.** Run the migration (${migrate}): \`${to}\` is there, and a trigger writes both columns whichever is written. The program need not know of it. _Back:_ ${back('expand')}.`,
      `Backfill.** \`${run} --dry-run\` says how many rows it would write, \`${run}\` writes them, \`--verify\` fails while one differs. _Back:_ nothing is to be taken back.`,
      ...(isRequired
        ? [
            `Constrain.** \`${command('constrain')}\` writes the migration: from now on no row may be without \`${to}\`; older ones are not looked at, so nothing waits. _Back:_ ${back('constrain')}.`,
            `Validate.** \`${command('validate')}\`, deployed after it: every row is looked at while others read and write. _Back:_ nothing is to be taken back.`,
          ]
        : []),
      `Switch.** Deploy the program that reads and writes \`${to}\` only. Old and new processes run side by side as long as you like. _Back:_ deploy the version before.`,
      `Contract**, once no process and no report uses \`${from}\` any longer: \`${command('contract')}\`. The migration drops trigger and column, and refuses while a row differs. _Back:_ ${back('contract')}, then \`${run} --reverse\`, and only then deploy a version that reads \`${from}\`.`,
    ];
  }
}

/** What tools believe of a database that they did not change themselves, and of steps that were rolled back by hand. */
const forgotten: Partial<Record<Migrations['kind'], string>> = {
  prisma: `- Add the field to the schema with the step that makes its column, and take the old one away with the contract: else \`migrate dev\` proposes to undo the step.
- Prisma believes a step that was rolled back to be deployed still: delete its row in \`_prisma_migrations\` to deploy it again.
`,
  drizzle: `- Once the table has the column in code, \`drizzle-kit generate\` writes it once more: keep the snapshot, and delete the statements that a step has run.
- Drizzle believes a step that was rolled back to be deployed still: delete its row in \`drizzle.__drizzle_migrations\`, the last one, to deploy it again.
`,
  typeorm: '- Until the entity has the new column, `migration:generate` proposes to drop it: take that out.\n',
  'mikro-orm': '- Until the entity has the new column, `migration:create` proposes to drop it: take that out.\n',
};

/** Where a mapper can give another name to the same column, that may be all that is needed. */
function alsoInCode(tool: Answers['database']['tool'], from: string, to: string): string {
  const names = nameInCode(tool, from, to);
  return names
    ? ` If only the code is to say \`${to}\`, nothing of this is needed: ${names} gives it that name there, and leaves the database as it is.`
    : '';
}

export function nameInCode(tool: Answers['database']['tool'], from: string, to: string): string | undefined {
  const field = to.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  if (tool === 'prisma') return `\`${field} … @map("${from}")\` in the schema`;
  if (tool === 'drizzle') return `\`${field}: text('${from}')\` in the table`;
  if (tool === 'typeorm') return `\`@Column({ name: '${from}' }) ${field}\``;
  if (tool === 'mikro-orm') return `\`@Property({ fieldName: '${from}' }) ${field}\``;
  if (tool === 'sequelize') return `\`${field}: { field: '${from}' }\` in the model`;
  return;
}

/** Steps that remain, shown after one was written. */
export function nextSteps(answers: Answers, packages: readonly string[]): readonly string[] {
  const { migrations, step, change, folder } = answers;
  const later = stepsOf(change).slice(stepsOf(change).indexOf(step) + 1);
  return [
    ...(packages.length ? [`install ${packages.join(' and ')}`] : []),
    `run the migration: ${migrating[migrations.kind].replaceAll('`', '')}`,
    ...(step === 'expand' ? [`run the backfill: ${folder}/backfill`] : []),
    `go through ${folder}/README.md: it says what is deployed when, and how each step is taken back${later.length ? `; --step ${later[0]} writes the next` : ''}`,
  ];
}
