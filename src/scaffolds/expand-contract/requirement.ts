import { quoted, type Requirement } from './change.ts';
import {
  backfillNote,
  bare,
  type Copy,
  forgotten,
  locks,
  migrationName,
  nothing,
  type Plan,
  progress,
  script,
  type Words,
} from './plan.ts';

/** A column that may not be null any longer: first of new rows, then of all, and at last by its own mark. */
export function requirementPlan({ table, column, value, key }: Requirement, { migrate, run, command, back }: Words): Plan {
  const [on, name] = [quoted(table), quoted(column)];
  const constraint = quoted(`${bare(table)}_${column}_not_null`);
  const add = `ALTER TABLE ${on} ADD CONSTRAINT ${constraint} CHECK (${name} IS NOT NULL) NOT VALID;`;
  const drop = `ALTER TABLE ${on} DROP CONSTRAINT ${constraint};`;
  const forget = value ? [forgotten(`${on}.${name}`)] : [];
  const migration = (step: string, up: string, down: string) => ({ step, name: migrationName(step, table, column), up, down });
  return {
    title: `${table}.${column} is required`,
    folder: `${table.replace('.', '-')}-${column}-not-null`,
    backfill: value ? { forward: filled(on, quoted(key), name, value) } : undefined,
    steps: [
      {
        title: 'Write',
        text: `Deploy the program that always writes \`${column}\`, and wait until no other runs.`,
        back: 'deploy the version before',
      },
      {
        title: 'Constrain',
        text: `Run the migration (${migrate}): no row may be written without \`${column}\` from now on. Older ones are not looked at, so nothing waits.`,
        back: `${back('constrain')}, and only then deploy a version that may leave it out`,
        migration: migration('constrain', script(...(value ? [progress] : []), add), script(drop, ...forget)),
      },
      {
        title: value ? 'Backfill' : 'Fill',
        text: value
          ? `\`${run} --dry-run\` says how many rows it would write, \`${run}\` writes them, \`--verify\` fails while one is without. It reads \`DATABASE_URL\`.`
          : `Give a value to every row that is without, in batches: \`SELECT count(*) FROM ${on} WHERE ${name} IS NULL\` says how many.`,
        back: 'nothing is to be taken back',
      },
      {
        title: 'Validate',
        text: `${command('validate')} writes the migration: every row is looked at while others read and write. It fails while one is without.`,
        back: 'nothing is to be taken back',
        migration: migration('validate', script(`ALTER TABLE ${on} VALIDATE CONSTRAINT ${constraint};`), nothing),
      },
      {
        title: 'Enforce',
        text: `${command('enforce')}: the column itself says it now. PostgreSQL believes the constraint, and looks at no row.`,
        back: back('enforce'),
        migration: migration(
          'enforce',
          script(`ALTER TABLE ${on} ALTER COLUMN ${name} SET NOT NULL;`, drop, ...forget),
          script(add, `ALTER TABLE ${on} ALTER COLUMN ${name} DROP NOT NULL;`),
        ),
      },
    ],
    notes: [locks, ...(value ? [backfillNote(key)] : [])],
  };
}

const filled = (table: string, key: string, column: string, value: string): Copy => ({
  name: `${table}.${column}`,
  table,
  key,
  copy: `UPDATE ${table} SET ${column} = ${value}\nWHERE ${key} IN (SELECT ${key} FROM batch) AND ${column} IS NULL`,
  differing: `${table} WHERE ${column} IS NULL`,
});
