import { quoted, type Reference } from './change.ts';
import { bare, locks, migrationName, nothing, type Plan, script, type Words } from './plan.ts';
import { indexStep } from './steps.ts';

/** A column whose values must be keys of another table: first those that are written, then all. */
export function referencePlan({ table, column, target }: Reference, words: Words): Plan {
  const { command, back } = words;
  const [on, name] = [quoted(table), quoted(column)];
  const [toTable, toColumn] = [quoted(target.table), quoted(target.column)];
  const constraint = quoted(`${bare(table)}_${column}_fkey`);
  const migration = (step: string, up: string, down: string) => ({ step, name: migrationName(step, table, column), up, down });
  const orphans = `SELECT count(*) FROM ${on} WHERE ${name} IS NOT NULL AND NOT EXISTS (SELECT FROM ${toTable} WHERE ${toTable}.${toColumn} = ${on}.${name})`;
  return {
    title: `${table}.${column} references ${target.table}.${target.column}`,
    folder: `${table.replace('.', '-')}-${column}-references-${target.table.replace('.', '-')}`,
    backfill: undefined,
    steps: [
      indexStep(
        table,
        [column],
        `Where no index begins with \`${column}\`, as PostgreSQL makes none for a foreign key and reads the whole table whenever a row of ${target.table} goes`,
        words,
      ),
      {
        title: 'Constrain',
        text: `${command('constrain')} writes the migration: what is written from now on must be there. Older rows are not looked at, so both tables are locked for a moment only.`,
        back: back('constrain'),
        migration: migration(
          'constrain',
          script(`ALTER TABLE ${on} ADD CONSTRAINT ${constraint} FOREIGN KEY (${name}) REFERENCES ${toTable} (${toColumn}) NOT VALID;`),
          script(`ALTER TABLE ${on} DROP CONSTRAINT ${constraint};`),
        ),
      },
      {
        title: 'Mend',
        text: `Mend or remove the rows that point at nothing: \`${orphans}\` says how many.`,
        back: 'nothing is to be taken back',
      },
      {
        title: 'Validate',
        text: `${command('validate')} writes the migration: every row is looked at while others read and write. It fails while one points at nothing.`,
        back: 'nothing is to be taken back',
        migration: migration('validate', script(`ALTER TABLE ${on} VALIDATE CONSTRAINT ${constraint};`), nothing),
      },
    ],
    notes: [
      locks,
      'What the program does with an error of the constraint is decided before it can occur: from step 2 on, a row that points at nothing is refused.',
      'A row of the other table cannot go while one points at it: say `ON DELETE` in the migration where it shall.',
    ],
  };
}
