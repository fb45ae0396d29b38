import { quoted, type Replacement, type Step } from './change.ts';

interface Directions {
  readonly up: string;
  readonly down: string;
}

/** The migration of each step, and the one that takes it back. Each is to be run in a transaction of its own. */
export function sqlOf(change: Replacement): Readonly<Record<Step, Directions>> {
  const { table, from, to, fromType, toType, isRequired } = change;
  const constraint = quoted(`${bare(table)}_${to}_not_null`);
  const add = `ALTER TABLE ${quoted(table)} ADD CONSTRAINT ${constraint} CHECK (${quoted(to)} IS NOT NULL) NOT VALID;`;
  const drop = `ALTER TABLE ${quoted(table)} DROP CONSTRAINT ${constraint};`;
  const back: Replacement = { ...change, from: to, to: from, fromType: toType, toType: fromType };
  return {
    expand: {
      up: script(progress, `ALTER TABLE ${quoted(table)} ADD COLUMN ${quoted(to)} ${toType};`, mirror(change)),
      down: script(unmirror(change), `ALTER TABLE ${quoted(table)} DROP COLUMN ${quoted(to)};`),
    },
    constrain: { up: script(add), down: script(drop) },
    validate: {
      up: script(`ALTER TABLE ${quoted(table)} VALIDATE CONSTRAINT ${constraint};`),
      down: script('-- What is validated may stay so: there is nothing to take back.\nSELECT 1;'),
    },
    contract: {
      up: script(
        refusal(change),
        unmirror(change),
        ...(isRequired ? [`ALTER TABLE ${quoted(table)} ALTER COLUMN ${quoted(to)} SET NOT NULL;`, drop] : []),
        `ALTER TABLE ${quoted(table)} DROP COLUMN ${quoted(from)};`,
      ),
      down: script(`ALTER TABLE ${quoted(table)} ADD COLUMN ${quoted(from)} ${fromType};`, ...(isRequired ? [add] : []), mirror(back)),
    },
  };
}

/** What a value of one column is in the other. */
export const converted = (value: string, isSame: boolean, type: string): string => (isSame ? value : `${value}::${type}`);

/** A statement that waits for a lock makes everybody wait who comes after it: not for long. */
const script = (...parts: readonly string[]): string => `SET LOCAL lock_timeout = '2s';\n\n${parts.join('\n\n')}\n`;

const progress = `-- How far each backfill has come.
CREATE SCHEMA IF NOT EXISTS expand_contract;
CREATE TABLE IF NOT EXISTS expand_contract.progress (
  name text PRIMARY KEY,
  last_key text NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
);`;

const bare = (table: string): string => table.split('.').at(-1)!;

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

/** Nothing is dropped that is nowhere else. */
function refusal({ table, from, to, fromType, toType }: Replacement): string {
  const value = converted(quoted(from), fromType === toType, toType);
  return `DO $$
DECLARE
  differing bigint;
BEGIN
  SELECT count(*) INTO differing FROM ${quoted(table)} WHERE ${quoted(to)} IS DISTINCT FROM ${value};
  IF differing > 0 THEN
    RAISE EXCEPTION '% rows of ${table} differ in ${from} and ${to}: run the backfill first, nothing was dropped.', differing;
  END IF;
END $$;`;
}
