import { quoted, type Replacement, type Split } from './change.ts';
import { handOver, refusal } from './contract.ts';
import { fromIn, type Mapping, namesOf, parted, renamed, toIn } from './mapping.ts';
import { mirror, unmirror } from './mirror.ts';
import {
  backfillNote,
  type Copy,
  forgotten,
  locks,
  migrationName,
  type Plan,
  type PlannedStep,
  progress,
  script,
  type Words,
} from './plan.ts';
import { addNotNull, backfillStep, dropNotNull, indexStep, notNullSteps } from './steps.ts';

/** A column that gets another name, or another type under another name, while old and new versions of the program run. */
export function replacementPlan(change: Replacement, words: Words): Plan {
  const { table, from, to, fromType, toType } = change;
  return plan(renamed(change), words, {
    title: `${table}.${from} becomes ${to}`,
    folder: `${table.replace('.', '-')}-${from}-to-${to}`,
    notes:
      fromType === toType
        ? []
        : [
            `A value that is no \`${toType}\`, or no \`${fromType}\` on its way back, makes the write fail: look for such rows before step 1.`,
          ],
  });
}

/** A column that becomes several, while old and new versions of the program run. */
export function splitPlan(change: Split, words: Words): Plan {
  const { table, from, parts, by } = change;
  const last = parts.at(-1)!;
  return plan(parted(change), words, {
    title: `${table}.${from} becomes ${parts.join(' and ')}`,
    folder: `${table.replace('.', '-')}-${from}-to-${parts.join('-')}`,
    notes: [
      `A value is parted at ${shown(by)}: \`${last}\` gets all that is left, and is null where there is nothing to part. To part it otherwise, change the trigger and the backfill alike. The contract asks only that together they are \`${from}\`: the new version may part a row as it likes.`,
      `What the new version writes must fit together into \`${from}\`, with what stands between.`,
    ],
  });
}

const shown = (by: string): string => (by === ' ' ? 'a space' : `\`${by}\``);

function plan(mapping: Mapping, words: Words, { notes, ...named }: Pick<Plan, 'title' | 'folder' | 'notes'>): Plan {
  const { table, key, from, to, isRequired } = mapping;
  const names = to.map(({ name }) => `\`${name}\``).join(' and ');
  return {
    ...named,
    backfill: { forward: forwardCopy(mapping), backward: backwardCopy(mapping) },
    steps: [
      expand(mapping, words),
      backfillStep(words),
      ...(isRequired ? notNullSteps(table, to[0]!.name, words) : []),
      indexStep(
        table,
        to.map(({ name }) => name),
        `Where \`${from.name}\` has an index, or the program is to look rows up by ${names}`,
        words,
      ),
      ...end(mapping, words),
    ],
    notes: [
      locks,
      backfillNote(key),
      `The trigger runs for every row that is written. Where \`${from.name}\` and ${names} are written at once with different values, ${names} ${to.length > 1 ? 'count' : 'counts'}.`,
      `The contract hands the default of \`${from.name}\` on. Its indexes, foreign keys and unique constraints are its own: the contract refuses while only \`${from.name}\` has an index. Where it is unique, say \`UNIQUE\` in the index.`,
      `Views, functions and reports that name \`${from.name}\` must have moved before it is dropped: \`DROP COLUMN\` refuses while a view needs it.`,
      ...notes,
    ],
  };
}

const batched = ({ table, key }: Mapping, set: string, differs: string): string =>
  `UPDATE ${quoted(table)} SET ${set}\nWHERE ${quoted(key)} IN (SELECT ${quoted(key)} FROM batch) AND ${differs}`;

function forwardCopy(mapping: Mapping): Copy {
  const [table, from, to] = [quoted(mapping.table), fromIn(mapping), toIn(mapping)];
  const values = mapping.forward(from);
  const differs = mapping.differs(from, to);
  return {
    name: `${table}.${to.join(', ')}`,
    table,
    key: quoted(mapping.key),
    copy: batched(mapping, to.map((column, i) => `${column} = ${values[i]}`).join(', '), differs),
    differing: `${table} WHERE ${differs}`,
  };
}

function backwardCopy(mapping: Mapping): Copy {
  const [table, from] = [quoted(mapping.table), fromIn(mapping)];
  const value = mapping.backward(toIn(mapping));
  const differs = `${from} IS DISTINCT FROM ${value}`;
  return {
    name: `${table}.${from}`,
    table,
    key: quoted(mapping.key),
    copy: batched(mapping, `${from} = ${value}`, differs),
    differing: `${table} WHERE ${differs}`,
  };
}

const forget = (mapping: Mapping): string => forgotten(forwardCopy(mapping).name, backwardCopy(mapping).name);
const alter = (table: string, ...actions: readonly string[]): string => `ALTER TABLE ${quoted(table)} ${actions.join(', ')};`;

function expand(mapping: Mapping, { migrate, back }: Words): PlannedStep {
  const { table, from, to } = mapping;
  const [are, columns] = to.length > 1 ? ['are', 'all columns'] : ['is', 'both columns'];
  return {
    title: 'Expand',
    text: `Run the migration (${migrate}): ${to.map(({ name }) => `\`${name}\``).join(' and ')} ${are} there, and a trigger writes ${columns} whichever is written. The program need not know of it.`,
    back: back('expand'),
    migration: {
      step: 'expand',
      name: migrationName('expand', table, from.name),
      up: script(progress, alter(table, ...to.map(({ name, type }) => `ADD COLUMN ${quoted(name)} ${type}`)), mirror(mapping)),
      down: script(unmirror(mapping), forget(mapping), alter(table, ...to.map(({ name }) => `DROP COLUMN ${quoted(name)}`))),
    },
  };
}

function end(mapping: Mapping, { run, command, back }: Words): readonly PlannedStep[] {
  const { table, from, to, isRequired } = mapping;
  const first = to[0]!.name;
  const differing = `FROM ${forwardCopy(mapping).differing}`;
  return [
    {
      title: 'Switch',
      text: `Deploy the program that reads and writes \`${namesOf(mapping)}\` only. Old and new processes run side by side as long as you like.`,
      back: 'deploy the version before',
    },
    {
      title: 'Contract',
      text: `Once no process and no report uses \`${from.name}\` any longer: ${command('contract')}. The migration drops trigger and column, and refuses while a row differs.`,
      back: `${back('contract')}, then \`${run} --reverse\`, and only then deploy a version that reads \`${from.name}\``,
      migration: {
        step: 'contract',
        name: migrationName('contract', table, from.name),
        up: script(
          refusal({ table, column: from.name }, { table, column: first }, differing, namesOf(mapping)),
          unmirror(mapping),
          forget(mapping),
          handOver(
            { table, column: from.name },
            to.map(({ name }) => ({ table, column: name })),
            mapping.forward,
          ),
          ...(isRequired ? [alter(table, `ALTER COLUMN ${quoted(first)} SET NOT NULL`), dropNotNull(table, first)] : []),
          alter(table, `DROP COLUMN ${quoted(from.name)}`),
        ),
        down: script(
          alter(table, `ADD COLUMN ${quoted(from.name)} ${from.type}`),
          ...(isRequired ? [addNotNull(table, first)] : []),
          mirror(mapping, true),
        ),
      },
    },
  ];
}
