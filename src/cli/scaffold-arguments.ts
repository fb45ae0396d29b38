import { scaffoldIds } from '../scaffolds/propose.ts';
import type { Wish } from '../scaffolds/tree.ts';
import { Misuse } from './project.ts';

export const scaffoldUsage = `What a scaffold writes; what is not said is read off the project
  --tool NAME            for which database tool, where the package has several
  --folder PATH          where its code goes (outbox or expand-contract, where the sources are)
  --dry-run              only say what would be written
  outbox
    --event NAME         the first type of event (order.placed)
    --with NAME          what delivers: relay, graphile-worker or pg-boss (relay)
  expand-contract TABLE.COLUMN NEW_NAME|NAME,NAME|TABLE.COLUMN
    --change NAME        rename, split, move, not-null, foreign-key or drop (rename)
    --step NAME          the step that comes next: each is deployed by itself (the first)
    --by TEXT            with split: what stands between the parts (a space)
    --on COLUMN          with move: the column of the other table that names the row
    --value SQL          with not-null: what rows get that have none
    --type TYPE          the type of the new column, where it is another one
    --from-type TYPE, --not-null, --key COLUMN
                         what the column is, and the unique column that the backfill goes by, where the project does not say`;

const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;

/** For the reader of the command line. */
export const scaffoldOptions = {
  tool: text,
  folder: text,
  event: text,
  with: text,
  step: text,
  change: text,
  by: text,
  on: text,
  value: text,
  type: text,
  'from-type': text,
  'not-null': flag,
  key: text,
  'dry-run': flag,
} as const;

type Values = { readonly [Name in keyof typeof scaffoldOptions]?: string | boolean | undefined };

/** Which options belong to which scaffold alone. */
const own: Readonly<Record<string, readonly (keyof Values)[]>> = {
  outbox: ['event', 'with'],
  'expand-contract': ['step', 'change', 'by', 'on', 'value', 'type', 'from-type', 'not-null', 'key'],
};

/** The options that go with scaffold, of those that were said. */
export const saidOfScaffold = (values: Values): readonly string[] =>
  Object.keys(scaffoldOptions).filter((name) => values[name as keyof Values]);

/** Which scaffold, and what is said of it. Throws Misuse for what does not go together. */
export function scaffoldWish([id, ...words]: readonly string[], values: Values): { readonly id: string; readonly wish: Wish } {
  if (!id || !scaffoldIds.includes(id)) throw new Misuse(`scaffold goes with ${scaffoldIds.join(' or ')}`);
  const others = Object.entries(own).flatMap(([other, names]) => (other === id ? [] : names));
  const strange = others.find((name) => values[name]);
  if (strange) throw new Misuse(`--${strange} does not go with scaffold ${id}`);
  const [column, to, ...more] = words;
  if (more.length || (id === 'outbox' && column !== undefined)) throw new Misuse(`scaffold ${id} does not take '${more.at(-1) ?? column}'`);
  const { tool, folder, event, step, change, by, on, value, type, key } = values;
  const said = {
    tool,
    folder,
    event,
    with: values.with,
    step,
    change,
    by,
    on,
    value,
    type,
    key,
    fromType: values['from-type'],
    notNull: values['not-null'] ? 'yes' : undefined,
  };
  return { id, wish: { ...(said as Wish), column, to } };
}
