import { type Migrations, migratingBareBy, migratingBy, runsBare } from '../migrations.ts';
import type { Answers } from './detect.ts';

/** Which step is deployed when, what is looked at before the next, and how each is taken back: in Markdown, to be ticked off. */
export function readmeFor({ change, plan, database, migrations }: Answers): string {
  const inCode = change.kind === 'rename' ? alsoInCode(database.tool, change.from, change.to) : '';
  const list = plan.steps.map(({ title, text, back }, i) => `- [ ] **${i + 1}. ${title}.** ${text}${back ? ` _Back:_ ${back}.` : ''}`);
  return `# ${plan.title}

Nothing stops while it does: each step is deployed by itself, works with the versions of the program before and after it, and can be taken back.${inCode}

${list.join('\n')}

## Worth knowing

${plan.notes.map((note) => `- ${note}\n`).join('')}${forgotten[migrations.kind] ?? ''}`;
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
  const { plan, migration, folder } = answers;
  const all = plan.steps.flatMap((each) => each.migration ?? []);
  const later = all[all.indexOf(migration) + 1];
  const isFirst = all[0] === migration;
  return [
    ...(packages.length ? [`install ${packages.join(' and ')}`] : []),
    `run the migration${migration.isBare ? ' by itself' : ''}: ${runBy(answers).replaceAll('`', '')}`,
    ...(plan.backfill && isFirst ? [`run the backfill: ${folder}/backfill`] : []),
    `go through ${folder}/README.md: it says what is deployed when, and how each step is taken back${later ? `; --step ${later.step} writes the next` : ''}`,
  ];
}

function runBy({ migrations, migration: { step, isBare }, folder }: Answers): string {
  if (!isBare) return migratingBy(migrations);
  return runsBare(migrations) ? migratingBareBy(migrations) : `psql "$DATABASE_URL" -f ${folder}/${step}.sql`;
}
