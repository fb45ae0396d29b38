import { type ColumnName, type Move, quoted } from './change.ts';
import { handOver, refusal } from './contract.ts';
import { relay, unrelay } from './move-triggers.ts';
import {
  backfillNote,
  type Copy,
  forgotten,
  migrationName,
  nothing,
  type Plan,
  type PlannedStep,
  progress,
  script,
  scriptOfTwo,
  type Words,
} from './plan.ts';
import { addNotNull, backfillStep, dropNotNull, indexStep, notNullSteps } from './steps.ts';

/** A column that moves to another table, whose rows belong to those of the old one, while old and new versions of the program run. */
export function movePlan(change: Move, words: Words): Plan {
  const { table, from, target, on, key, isRequired } = change;
  const there = target.table;
  return {
    title: `${table}.${from} moves to ${there}.${target.column}`,
    folder: `${table.replace('.', '-')}-${from}-to-${there.replace('.', '-')}`,
    backfill: { forward: forwardCopy(change), backward: backwardCopy(change) },
    steps: [
      expand(change, words),
      backfillStep(words),
      ...(isRequired ? [...notNullSteps(there, target.column, words), release(change, words)] : []),
      indexStep(
        there,
        [target.column],
        `Where \`${table}.${from}\` has an index, or the program is to look rows up by \`${target.column}\``,
        words,
      ),
      ...end(change, words),
    ],
    notes: [
      'A migration waits for 0.4 seconds at most for a lock, and two where it touches one table only, and fails then: nobody queues behind it. Deploy it again.',
      backfillNote(key),
      `A row of ${table} has at most one in ${there}: \`${on}\` must be unique there, and every other column may be null or has a default. Step 1 refuses otherwise. A foreign key on \`${on}\` says \`ON DELETE CASCADE\`, or the old version cannot delete from ${table} any more.`,
      `Where there is no row in ${there}, the trigger makes one at the end of the transaction that gave \`${from}\` a value. The new version writes both rows in one transaction, and \`${target.column}\` by an upsert (\`ON CONFLICT (${on}) DO UPDATE\`).`,
      `A row of ${there} that is deleted leaves \`${from}\` as it is, as older versions may not mean it: set \`${target.column}\` to null first.`,
      `Where both versions write the same row at the same moment, each may wait for the other: the database ends one of them (\`40P01\`), and it can be tried again.`,
      `The contract hands the default of \`${from}\` on. Views, functions and reports that name it must have moved before it is dropped.`,
    ],
  };
}

const source = ({ table, from }: Move): ColumnName => ({ table, column: from });
const differing = ({ table, from, target, on, key }: Move): string =>
  `${quoted(table)} AS here LEFT JOIN ${quoted(target.table)} AS there ON there.${quoted(on)} = here.${quoted(key)}\nWHERE there.${quoted(target.column)} IS DISTINCT FROM here.${quoted(from)}`;

/** What is locked first is what others write first, as long as only one of the versions writes: the row that is copied from. */
function forwardCopy(change: Move): Copy {
  const { table, from, target, on, key } = change;
  const [column, value] = [quoted(target.column), quoted(from)];
  return {
    name: `${quoted(target.table)}.${column}`,
    table: quoted(table),
    key: quoted(key),
    copy: `INSERT INTO ${quoted(target.table)} AS there (${quoted(on)}, ${column})
SELECT ${quoted(key)}, ${value} FROM batch WHERE ${value} IS NOT NULL
ON CONFLICT (${quoted(on)}) DO UPDATE SET ${column} = excluded.${column} WHERE there.${column} IS DISTINCT FROM excluded.${column}`,
    differing: differing(change),
  };
}

function backwardCopy(change: Move): Copy {
  const { table, from, target, on, key } = change;
  const [column, value] = [quoted(from), `batch.${quoted(target.column)}`];
  return {
    name: `${quoted(table)}.${column}`,
    table: quoted(target.table),
    key: quoted(on),
    copy: `UPDATE ${quoted(table)} AS here SET ${column} = ${value} FROM batch
WHERE here.${quoted(key)} = batch.${quoted(on)} AND here.${column} IS DISTINCT FROM ${value}`,
    differing: differing(change),
  };
}

const forget = (change: Move): string => forgotten(forwardCopy(change).name, backwardCopy(change).name);
const add = ({ table, column }: ColumnName, type: string): string => `ALTER TABLE ${quoted(table)} ADD COLUMN ${quoted(column)} ${type};`;
const drop = ({ table, column }: ColumnName): string => `ALTER TABLE ${quoted(table)} DROP COLUMN ${quoted(column)};`;

function expand(change: Move, { migrate, back }: Words): PlannedStep {
  const { table, from, target, type } = change;
  return {
    title: 'Expand',
    text: `Run the migration (${migrate}): \`${target.table}.${target.column}\` is there, and triggers write it whenever \`${table}.${from}\` is written, and the other way round. The program need not know of it.`,
    back: back('expand'),
    migration: {
      step: 'expand',
      name: migrationName('expand', table, from),
      up: scriptOfTwo(progress, guard(change), add(target, type), relay(change)),
      down: scriptOfTwo(unrelay(change), forget(change), drop(target)),
    },
  };
}

/** What older versions write must find its place, whatever it is. */
function guard({ target, on }: Move): string {
  const there = `'${quoted(target.table)}'::regclass`;
  return `DO $$
DECLARE
  demanded text;
BEGIN
  IF NOT EXISTS (
    SELECT FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = indkey[0]
    WHERE indrelid = ${there} AND indisunique AND indisvalid AND indnkeyatts = 1 AND indpred IS NULL AND attname = '${on}'
  ) THEN
    RAISE EXCEPTION '${target.table}.${on} is not unique: a row that is written could not find its place.';
  END IF;
  SELECT string_agg(attname, ', ') INTO demanded FROM pg_attribute
  WHERE attrelid = ${there} AND attnum > 0 AND NOT attisdropped AND attnotnull AND NOT atthasdef AND attidentity = '' AND attname <> '${on}';
  IF demanded IS NOT NULL THEN
    RAISE EXCEPTION 'A row of ${target.table} cannot be without %: give it a default first.', demanded;
  END IF;
END $$;`;
}

function release({ table, from }: Move, { command }: Words): PlannedStep {
  return {
    title: 'Release',
    text: `${command('release')} writes the migration: rows of ${table} may be without \`${from}\`, as the new version does not write it.`,
    back: 'nothing is to be taken back: older versions write it',
    migration: {
      step: 'release',
      name: migrationName('release', table, from),
      up: script(`ALTER TABLE ${quoted(table)} ALTER COLUMN ${quoted(from)} DROP NOT NULL;`),
      down: nothing,
    },
  };
}

function end(change: Move, { run, command, back }: Words): readonly PlannedStep[] {
  const { table, from, target, type, isRequired } = change;
  const [here, there] = [source(change), `${target.table}.${target.column}`];
  const required = isRequired
    ? [`ALTER TABLE ${quoted(target.table)} ALTER COLUMN ${quoted(target.column)} SET NOT NULL;`, dropNotNull(target.table, target.column)]
    : [];
  return [
    {
      title: 'Switch',
      text: `Deploy the program that reads and writes \`${there}\` only. Old and new processes run side by side as long as you like.`,
      back: 'deploy the version before',
    },
    {
      title: 'Contract',
      text: `Once no process and no report uses \`${table}.${from}\` any longer: ${command('contract')}. The migration drops triggers and column, and refuses while a row differs.`,
      back: `${back('contract')}, then \`${run} --reverse\`, and only then deploy a version that reads \`${table}.${from}\``,
      migration: {
        step: 'contract',
        name: migrationName('contract', table, from),
        up: scriptOfTwo(
          refusal(here, target, `FROM ${differing(change)}`),
          unrelay(change),
          forget(change),
          handOver(here, [target], (value) => [value]),
          ...required,
          drop(here),
        ),
        down: scriptOfTwo(
          add(here, type),
          ...(isRequired ? [addNotNull(target.table, target.column)] : []),
          handOver(target, [here], (value) => [value]),
          relay(change),
        ),
      },
    },
  ];
}
