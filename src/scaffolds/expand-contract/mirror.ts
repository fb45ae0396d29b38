import { quoted } from './change.ts';
import { fromIn, type Mapping, toIn } from './mapping.ts';
import { bare } from './plan.ts';

/**
 * A trigger that keeps old and new columns alike. Of two that are changed at once the new ones count; where these are not, they take what the
 * old one is. After a contract that was taken back (`isReversed`) the old one is what is added, and counts, but where it
 * only says what the new ones say: the backfill makes it so, and they stay parted as they were.
 */
export function mirror(mapping: Mapping, isReversed = false): string {
  const name = mirrorName(mapping);
  const [from, to] = [fromIn(mapping, 'NEW.'), toIn(mapping, 'NEW.')];
  const toOld = [`${from} := ${mapping.backward(to)};`];
  const toNew = mapping.forward(from).map((value, i) => `${to[i]} := ${value};`);
  const [added, before, write, differs, follow] = isReversed
    ? [[from], [fromIn(mapping, 'OLD.')], toNew, `${from} IS DISTINCT FROM ${mapping.backward(to)}`, toOld]
    : [to, toIn(mapping, 'OLD.'), toOld, mapping.differs(from, to), toNew];
  const isWritten = `TG_OP = 'INSERT' AND ${isSome(added)}
    OR TG_OP = 'UPDATE' AND ${tuple(added)} IS DISTINCT FROM ${tuple(before)}`;
  return `-- Whoever writes one of them writes all, whichever version of the program it is.
CREATE FUNCTION expand_contract.${quoted(name)}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF ${isReversed ? `(${isWritten}) AND ${differs}` : isWritten}
  THEN
    ${write.join('\n    ')}
  ELSIF ${differs} THEN
    ${follow.join('\n    ')}
  END IF;
  RETURN NEW;
END $$;

-- Triggers run in the order of their names: this one sees what others have made of the row.
CREATE TRIGGER ${quoted(`zz_${name}`)} BEFORE INSERT OR UPDATE ON ${quoted(mapping.table)}
  FOR EACH ROW EXECUTE FUNCTION expand_contract.${quoted(name)}();`;
}

export const unmirror = (mapping: Mapping): string => `DROP TRIGGER ${quoted(`zz_${mirrorName(mapping)}`)} ON ${quoted(mapping.table)};
DROP FUNCTION expand_contract.${quoted(mirrorName(mapping))}();`;

const mirrorName = ({ table, from, to }: Mapping): string =>
  `${bare(table)}_${[from.name, ...to.map(({ name }) => name)].sort().join('_')}`.slice(0, 60);

const tuple = (columns: readonly string[]): string => (columns.length > 1 ? `(${columns.join(', ')})` : columns[0]!);
const isSome = (columns: readonly string[]): string =>
  columns.length > 1 ? `num_nonnulls(${columns.join(', ')}) > 0` : `${columns[0]} IS NOT NULL`;
