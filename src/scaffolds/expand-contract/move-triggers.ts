import { type Move, quoted } from './change.ts';
import { bare } from './plan.ts';

/**
 * Triggers that write the one table whenever the other is written. What a transaction inserts is looked at when it commits: by then it has made
 * both rows itself, or has not. What is alike is left alone, so they do not call each other for ever.
 */
export function relay(change: Move): string {
  const [here, there] = [quoted(change.table), quoted(change.target.table)];
  const [key, on, from, to] = [change.key, change.on, change.from, change.target.column].map(quoted) as [string, string, string, string];
  const [forward, inserted, given, backward] = namesOf(change);
  return `-- Whoever writes the one writes the other, whichever version of the program it is.
CREATE FUNCTION ${forward.function}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.${from} IS NULL THEN
    UPDATE ${there} SET ${to} = NULL WHERE ${on} = NEW.${key} AND ${to} IS NOT NULL;
  ELSE
    INSERT INTO ${there} AS there (${on}, ${to}) VALUES (NEW.${key}, NEW.${from})
    ON CONFLICT (${on}) DO UPDATE SET ${to} = excluded.${to} WHERE there.${to} IS DISTINCT FROM excluded.${to};
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER ${forward.trigger} AFTER UPDATE ON ${here}
  FOR EACH ROW WHEN (OLD.${from} IS DISTINCT FROM NEW.${from}) EXECUTE FUNCTION ${forward.function}();

CREATE FUNCTION ${inserted.function}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO ${there} (${on}, ${to})
  SELECT ${key}, ${from} FROM ${here} WHERE ${key} = NEW.${key} AND ${from} IS NOT NULL
  ON CONFLICT (${on}) DO NOTHING;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER ${inserted.trigger} AFTER INSERT ON ${here} DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION ${inserted.function}();

-- A version that does not know the column makes a row without it.
CREATE FUNCTION ${given.function}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.${to} IS NULL THEN
    SELECT ${from} INTO NEW.${to} FROM ${here} WHERE ${key} = NEW.${on} FOR NO KEY UPDATE;
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER ${given.trigger} BEFORE INSERT ON ${there}
  FOR EACH ROW EXECUTE FUNCTION ${given.function}();

CREATE FUNCTION ${backward.function}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' OR NEW.${to} IS DISTINCT FROM OLD.${to} OR NEW.${on} IS DISTINCT FROM OLD.${on} THEN
    UPDATE ${here} SET ${from} = NEW.${to} WHERE ${key} = NEW.${on} AND ${from} IS DISTINCT FROM NEW.${to};
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER ${backward.trigger} AFTER INSERT OR UPDATE ON ${there}
  FOR EACH ROW EXECUTE FUNCTION ${backward.function}();`;
}

export function unrelay(change: Move): string {
  const [here, there] = [quoted(change.table), quoted(change.target.table)];
  const [forward, inserted, given, backward] = namesOf(change);
  return [
    ...[forward, inserted].map(({ trigger }) => `DROP TRIGGER ${trigger} ON ${here};`),
    ...[given, backward].map(({ trigger }) => `DROP TRIGGER ${trigger} ON ${there};`),
    ...[forward, inserted, given, backward].map((each) => `DROP FUNCTION ${each.function}();`),
  ].join('\n');
}

interface Named {
  readonly function: string;
  readonly trigger: string;
}

/** Triggers run in the order of their names: these see what others have made of the row. */
function namesOf({ table, from, target }: Move): readonly [Named, Named, Named, Named] {
  const named = (name: string, part: string): Named => {
    const whole = `${name.slice(0, 48)}_${part}`;
    return { function: `expand_contract.${quoted(whole)}`, trigger: quoted(`zz_${whole}`) };
  };
  const [here, there] = [`${bare(table)}_${from}`, `${bare(target.table)}_${target.column}`];
  return [named(here, 'updated'), named(here, 'inserted'), named(there, 'given'), named(there, 'written')];
}
