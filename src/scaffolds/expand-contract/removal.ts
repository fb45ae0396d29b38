import { quoted, type Removal } from './change.ts';
import { locks, migrationName, nothing, type Plan, script, type Words } from './plan.ts';

/** A column that goes: nobody reads it, nobody has to write it, nobody does, and then it is dropped. */
export function removalPlan({ table, column, type, isRequired }: Removal, { migrate, command, back }: Words): Plan {
  const [on, name] = [quoted(table), quoted(column)];
  const migration = (step: string, up: string, down: string) => ({ step, name: migrationName(step, table, column), up, down });
  return {
    title: `${table}.${column} goes`,
    folder: `${table.replace('.', '-')}-${column}-goes`,
    backfill: undefined,
    steps: [
      {
        title: 'Read no more',
        text: `Deploy the program that reads \`${column}\` nowhere, but writes it as before.`,
        back: 'deploy the version before',
      },
      ...(isRequired
        ? [
            {
              title: 'Release',
              text: `Run the migration (${migrate}): rows may be without \`${column}\`.`,
              back: 'nothing is to be taken back: older versions write it',
              migration: migration('release', script(`ALTER TABLE ${on} ALTER COLUMN ${name} DROP NOT NULL;`), nothing),
            },
          ]
        : []),
      {
        title: 'Write no more',
        text: `Deploy the program that does not name \`${column}\` at all.`,
        back: 'deploy the version before: rows that were made meanwhile are without it',
      },
      {
        title: 'Contract',
        text: `Once no process and no report uses it any longer: ${isRequired ? command('contract') : `run the migration (${migrate})`}. **What it held is gone**: keep a copy where it might be missed.`,
        back: `${back('contract')}: the column is there again, and empty`,
        migration: migration(
          'contract',
          script(`ALTER TABLE ${on} DROP COLUMN ${name};`),
          script(`ALTER TABLE ${on} ADD COLUMN ${name} ${type};`),
        ),
      },
    ],
    notes: [
      locks,
      `Views, functions and reports that name \`${column}\` must have moved before it is dropped: \`DROP COLUMN\` refuses while a view needs it.`,
      'An `INSERT` without a list of columns, and a `SELECT *` whose result is mapped by position, use it although they do not name it.',
    ],
  };
}
