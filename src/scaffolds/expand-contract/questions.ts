import { Missing, type Question, Refusal } from '../tree.ts';
import { type Change, changeKinds, columnOf } from './change.ts';
import type { Plan } from './plan.ts';
import type { Column, Schema } from './schema.ts';

const open = { value: '', options: [] };

export const columnQuestion = ({ tables }: Schema): Question => ({
  key: 'column',
  label: 'Column',
  prompt: 'Which column is changed, with its table: users.name',
  value: '',
  options: [...tables].flatMap(([table, columns]) => [...columns.keys()].map((column) => `${table}.${column}`)),
});

export const changeQuestion: Question = {
  key: 'change',
  label: 'Change',
  prompt: 'What happens to the column',
  value: '',
  options: changeKinds,
  meanings: {
    rename: 'it gets another name, or another type under another name',
    split: 'it becomes several',
    move: 'it goes to another table',
    'not-null': 'it is required from now on',
    'foreign-key': 'it must point at a row of another table',
    drop: 'it goes',
  } satisfies Readonly<Record<Change['kind'], string>>,
};

export const toQuestion = (value: string): Question => ({
  key: 'to',
  label: 'New name',
  prompt: 'What the column is to be called: full_name',
  value,
  options: [],
});

export const partsQuestion: Question = {
  ...open,
  key: 'to',
  label: 'New names',
  prompt: 'What its parts are to be called: first_name,last_name',
};
export const targetQuestion: Question = {
  ...open,
  key: 'to',
  label: 'Points at',
  prompt: 'Which column it points at, with its table: customers.id',
};

export const placeQuestion = (table: string): Question => ({
  ...open,
  key: 'to',
  label: 'Moves to',
  prompt: `Where it goes, with the table whose rows belong to those of ${table}: profiles.address`,
});

export const onQuestion = (target: string, table: string, columns: ReadonlyMap<string, Column> | undefined): Question => ({
  key: 'on',
  label: 'Belongs by',
  prompt: `Which column of ${target} names the row of ${table}`,
  value: '',
  options: [...(columns?.keys() ?? [])],
});

const fromTypeQuestion: Question = { ...open, key: 'fromType', label: 'Its type', prompt: 'Of which type the column is: text' };

/** Throws a Refusal for what is no type, and asks for one that nobody has said. */
export function typeOf(column: string, type: string | undefined): string {
  if (!type) throw new Missing(fromTypeQuestion, `The project does not say of which type ${column} is: say it, \`--from-type text\`.`);
  if (!/^("\w+"|[a-z][\w ]*)(\(\d+( *, *\d+)?\))?( with(out)? time zone)?(\[\])?$/i.test(type))
    throw new Refusal(`'${type}' is no type of PostgreSQL: \`varchar(80)\` is one.`);
  return type;
}

/** What was decided, and may be otherwise. */
export function questionsOf(change: Change, { steps }: Plan, step: string): readonly Question[] {
  const options = steps.flatMap(({ migration }) => migration?.step ?? []);
  return [
    { key: 'step', label: 'Step', prompt: 'Which step comes next? Each is deployed by itself', value: step, options },
    { ...changeQuestion, value: change.kind },
    ...ownQuestions(change),
  ];
}

function ownQuestions(change: Change): readonly Question[] {
  if (change.kind === 'rename')
    return [
      toQuestion(change.to),
      { key: 'type', label: 'Type', prompt: `The type of ${change.to}, where it is another one`, value: change.toType, options: [] },
    ];
  if (change.kind === 'split')
    return [
      { ...partsQuestion, value: change.parts.join(',') },
      { key: 'by', label: 'Parted at', prompt: `What stands between the parts of ${columnOf(change)}`, value: change.by, options: [] },
    ];
  if (change.kind === 'move')
    return [
      { ...placeQuestion(change.table), value: `${change.target.table}.${change.target.column}` },
      { ...onQuestion(change.target.table, change.table, undefined), value: change.on },
    ];
  return [];
}
