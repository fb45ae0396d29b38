import { quoted, type Replacement } from './change.ts';
import { backfillNote, bare, locks, migrationName, nothing, type Plan, type PlannedStep, progress, script, type Words } from './plan.ts';

/** A column that gets another name, or another type under another name, while old and new versions of the program run. */
export function replacementPlan(change: Replacement, words: Words): Plan {
  const { table, from, to, fromType, toType, isRequired, key } = change;
  const isSame = fromType === toType;
  return {
    title: `${table}.${from} becomes ${to}`,
    folder: `${table.replace('.', '-')}-${from}-to-${to}`,
    backfill: {
      table: quoted(table),
      key: quoted(key),
      from: quoted(from),
      to: quoted(to),
      forward: converted(quoted(from), isSame, toType),
      backward: converted(quoted(to), isSame, fromType),
    },
    steps: [expand(change, words), backfill(words), ...(isRequired ? constraint(change, words) : []), ...end(change, words)],
    notes: [
      locks,
      backfillNote(key),
      `The trigger runs for every row that is written. Of two columns that are written at once with different values, \`${to}\` counts.`,
      `The contract hands the default of \`${from}\` on. Its indexes, foreign keys and unique constraints are its own: give \`${to}\` its like before the program reads by it. An index is built by \`CREATE INDEX CONCURRENTLY\`, alone in its migration and in no transaction; the contract refuses while only \`${from}\` has one.`,
      `Views, functions and reports that name \`${from}\` must have moved before it is dropped: \`DROP COLUMN\` refuses while a view needs it.`,
      ...(isSame
        ? []
        : [
            `A value that is no \`${toType}\`, or no \`${fromType}\` on its way back, makes the write fail: look for such rows before step 1.`,
          ]),
    ],
  };
}

function expand(change: Replacement, { migrate, back }: Words): PlannedStep {
  const { table, from, to, toType } = change;
  return {
    title: 'Expand',
    text: `Run the migration (${migrate}): \`${to}\` is there, and a trigger writes both columns whichever is written. The program need not know of it.`,
    back: back('expand'),
    migration: {
      step: 'expand',
      name: migrationName('expand', table, from),
      up: script(progress, `ALTER TABLE ${quoted(table)} ADD COLUMN ${quoted(to)} ${toType};`, mirror(change)),
      down: script(unmirror(change), `ALTER TABLE ${quoted(table)} DROP COLUMN ${quoted(to)};`),
    },
  };
}

const backfill = ({ run }: Words): PlannedStep => ({
  title: 'Backfill',
  text: `\`${run} --dry-run\` says how many rows it would write, \`${run}\` writes them, \`--verify\` fails while one differs. It reads \`DATABASE_URL\`.`,
  back: 'nothing is to be taken back',
});

const constraintOf = ({ table, to }: Replacement): string => quoted(`${bare(table)}_${to}_not_null`);
const addConstraint = (change: Replacement): string =>
  `ALTER TABLE ${quoted(change.table)} ADD CONSTRAINT ${constraintOf(change)} CHECK (${quoted(change.to)} IS NOT NULL) NOT VALID;`;
const dropConstraint = (change: Replacement): string => `ALTER TABLE ${quoted(change.table)} DROP CONSTRAINT ${constraintOf(change)};`;

function constraint(change: Replacement, { command, back }: Words): readonly PlannedStep[] {
  const { table, to } = change;
  return [
    {
      title: 'Constrain',
      text: `${command('constrain')} writes the migration: from now on no row may be without \`${to}\`; older ones are not looked at, so nothing waits.`,
      back: back('constrain'),
      migration: {
        step: 'constrain',
        name: migrationName('constrain', table, to),
        up: script(addConstraint(change)),
        down: script(dropConstraint(change)),
      },
    },
    {
      title: 'Validate',
      text: `${command('validate')}, deployed after it: every row is looked at while others read and write.`,
      back: 'nothing is to be taken back',
      migration: {
        step: 'validate',
        name: migrationName('validate', table, to),
        up: script(`ALTER TABLE ${quoted(table)} VALIDATE CONSTRAINT ${constraintOf(change)};`),
        down: nothing,
      },
    },
  ];
}

function end(change: Replacement, { run, command, back }: Words): readonly PlannedStep[] {
  const { table, from, to, fromType, toType, isRequired } = change;
  const reversed: Replacement = { ...change, from: to, to: from, fromType: toType, toType: fromType };
  return [
    {
      title: 'Switch',
      text: `Deploy the program that reads and writes \`${to}\` only. Old and new processes run side by side as long as you like.`,
      back: 'deploy the version before',
    },
    {
      title: 'Contract',
      text: `Once no process and no report uses \`${from}\` any longer: ${command('contract')}. The migration drops trigger and column, and refuses while a row differs.`,
      back: `${back('contract')}, then \`${run} --reverse\`, and only then deploy a version that reads \`${from}\``,
      migration: {
        step: 'contract',
        name: migrationName('contract', table, from),
        up: script(
          refusal(change),
          unmirror(change),
          inheritance(change),
          ...(isRequired ? [`ALTER TABLE ${quoted(table)} ALTER COLUMN ${quoted(to)} SET NOT NULL;`, dropConstraint(change)] : []),
          `ALTER TABLE ${quoted(table)} DROP COLUMN ${quoted(from)};`,
        ),
        down: script(
          `ALTER TABLE ${quoted(table)} ADD COLUMN ${quoted(from)} ${fromType};`,
          ...(isRequired ? [addConstraint(change)] : []),
          mirror(reversed),
        ),
      },
    },
  ];
}

/** What a value of one column is in the other. */
const converted = (value: string, isSame: boolean, type: string): string => (isSame ? value : `${value}::${type}`);

const mirrorName = ({ table, from, to }: Replacement): string => `${bare(table)}_${[from, to].sort().join('_')}`.slice(0, 60);

/** Keeps both columns alike. Of two that changed at once the new one counts; an unchanged new one takes what the old one is. */
function mirror(change: Replacement): string {
  const { table, fromType, toType } = change;
  const [from, to] = [`NEW.${quoted(change.from)}`, `NEW.${quoted(change.to)}`];
  const name = mirrorName(change);
  const isSame = fromType === toType;
  return `-- Whoever writes one of the two writes both, whichever version of the program it is.
CREATE FUNCTION expand_contract.${quoted(name)}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' AND ${to} IS NOT NULL
    OR TG_OP = 'UPDATE' AND ${to} IS DISTINCT FROM OLD.${quoted(change.to)}
  THEN
    ${from} := ${converted(to, isSame, fromType)};
  ELSE
    ${to} := ${converted(from, isSame, toType)};
  END IF;
  RETURN NEW;
END $$;

-- Triggers run in the order of their names: this one sees what others have made of the row.
CREATE TRIGGER ${quoted(`zz_${name}`)} BEFORE INSERT OR UPDATE ON ${quoted(table)}
  FOR EACH ROW EXECUTE FUNCTION expand_contract.${quoted(name)}();`;
}

function unmirror(change: Replacement): string {
  const name = mirrorName(change);
  return `DROP TRIGGER ${quoted(`zz_${name}`)} ON ${quoted(change.table)};
DROP FUNCTION expand_contract.${quoted(name)}();
DELETE FROM expand_contract.progress WHERE name IN (${[change.to, change.from].map((column) => `'${quoted(change.table)}.${quoted(column)}'`).join(', ')});`;
}

/** Nothing is dropped that is nowhere else: no value, and no index that somebody reads by. */
function refusal({ table, from, to, fromType, toType }: Replacement): string {
  const value = converted(quoted(from), fromType === toType, toType);
  const isIndexed = (column: string): string => `EXISTS (
    SELECT FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY (indkey)
    WHERE indrelid = '${quoted(table)}'::regclass AND attname = '${column}'
  )`;
  return `DO $$
DECLARE
  differing bigint;
BEGIN
  SELECT count(*) INTO differing FROM ${quoted(table)} WHERE ${quoted(to)} IS DISTINCT FROM ${value};
  IF differing > 0 THEN
    RAISE EXCEPTION '% rows of ${table} differ in ${from} and ${to}: run the backfill first, nothing was dropped.', differing;
  END IF;
  IF ${isIndexed(from)} AND NOT ${isIndexed(to)} THEN
    RAISE EXCEPTION '${table}.${from} has an index, and ${to} has none: make one first, nothing was dropped.';
  END IF;
END $$;`;
}

/** What rows get that say nothing. While both columns were there it would have hidden what older versions wrote. */
function inheritance({ table, from, to }: Replacement): string {
  return `-- The new column takes over the default.
DO $$
DECLARE
  expression text;
BEGIN
  SELECT pg_get_expr(adbin, adrelid) INTO expression
  FROM pg_attrdef JOIN pg_attribute ON attrelid = adrelid AND attnum = adnum
  WHERE adrelid = '${quoted(table)}'::regclass AND attname = '${from}';
  IF expression IS NOT NULL THEN
    EXECUTE format('ALTER TABLE ${quoted(table)} ALTER COLUMN ${quoted(to)} SET DEFAULT %s', expression);
  END IF;
END $$;`;
}
