import { quoted } from './change.ts';
import { bare, migrationName, nothing, type PlannedStep, script, type Words } from './plan.ts';

/** Steps that several changes have. */

export const backfillStep = ({ run }: Words): PlannedStep => ({
  title: 'Backfill',
  text: `\`${run} --dry-run\` says how many rows it would write, \`${run}\` writes them, \`--verify\` fails while one differs. It reads \`DATABASE_URL\`.`,
  back: 'nothing is to be taken back',
});

const constraintOf = (table: string, column: string): string => quoted(`${bare(table)}_${column}_not_null`);
export const addNotNull = (table: string, column: string): string =>
  `ALTER TABLE ${quoted(table)} ADD CONSTRAINT ${constraintOf(table, column)} CHECK (${quoted(column)} IS NOT NULL) NOT VALID;`;
export const dropNotNull = (table: string, column: string): string =>
  `ALTER TABLE ${quoted(table)} DROP CONSTRAINT ${constraintOf(table, column)};`;

/** No row may be without the column: those first that are written from now on, then all. The column says it itself with the contract. */
export function notNullSteps(table: string, column: string, { command, back }: Words): readonly PlannedStep[] {
  return [
    {
      title: 'Constrain',
      text: `${command('constrain')} writes the migration: from now on no row may be without \`${column}\`; older ones are not looked at, so nothing waits.`,
      back: back('constrain'),
      migration: {
        step: 'constrain',
        name: migrationName('constrain', table, column),
        up: script(addNotNull(table, column)),
        down: script(dropNotNull(table, column)),
      },
    },
    {
      title: 'Validate',
      text: `${command('validate')}, deployed after it: every row is looked at while others read and write.`,
      back: 'nothing is to be taken back',
      migration: {
        step: 'validate',
        name: migrationName('validate', table, column),
        up: script(`ALTER TABLE ${quoted(table)} VALIDATE CONSTRAINT ${constraintOf(table, column)};`),
        down: nothing,
      },
    },
  ];
}

/** An index that is built while others write. `when` begins the sentence that says who needs it. */
export function indexStep(table: string, columns: readonly string[], when: string, { command, backBare, migrateBare }: Words): PlannedStep {
  const name = quoted(`${bare(table)}_${columns.join('_')}_idx`.slice(0, 63));
  const schema = table.includes('.') ? `${quoted(table.slice(0, table.lastIndexOf('.')))}.` : '';
  return {
    title: 'Index',
    text: `${when}: ${command('index')} writes one that is built while others write, so alone and in no transaction (${migrateBare}). Where it is interrupted an index is left that nobody reads by: drop it, and run it again.`,
    back: backBare('index'),
    migration: {
      step: 'index',
      name: migrationName('index', table, columns.join('_')),
      up: `CREATE INDEX CONCURRENTLY ${name} ON ${quoted(table)} (${columns.map(quoted).join(', ')});\n`,
      down: `DROP INDEX CONCURRENTLY IF EXISTS ${schema}${name};\n`,
      isBare: true,
    },
  };
}
