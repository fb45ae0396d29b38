import { type ColumnName, quoted } from './change.ts';

/**
 * Nothing is dropped that is nowhere else: no value of the rows that `differing` finds, and no index that somebody reads by. `names`: what
 * takes its place, as people say it.
 */
export function refusal(from: ColumnName, to: ColumnName, differing: string, names = `${to.table}.${to.column}`): string {
  const isIndexed = ({ table, column }: ColumnName): string => `EXISTS (
    SELECT FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY (indkey)
    WHERE indrelid = '${quoted(table)}'::regclass AND attname = '${column}' AND indisvalid
  )`;
  return `DO $$
DECLARE
  differing bigint;
BEGIN
  SELECT count(*) INTO differing ${differing};
  IF differing > 0 THEN
    RAISE EXCEPTION '% rows of ${from.table} differ in ${from.column} and ${names}: run the backfill first, nothing was dropped.', differing;
  END IF;
  IF ${isIndexed(from)} AND NOT ${isIndexed(to)} THEN
    RAISE EXCEPTION '${from.table}.${from.column} has an index, and ${from.table === to.table ? to.column : `${to.table}.${to.column}`} has none: make one first, nothing was dropped.';
  END IF;
END $$;`;
}

/** Hands the default on: what rows get that say nothing. While both were there it would have hidden what older versions wrote. */
export function handOver(from: ColumnName, to: readonly ColumnName[], forward: (value: string) => readonly string[]): string {
  // `format` puts the expression, of the type of the old column, in the place of `%s`.
  const values = forward('%1$s');
  const sets = to.map(
    ({ table, column }, i) =>
      `    EXECUTE format(${literal(`ALTER TABLE ${quoted(table)} ALTER COLUMN ${quoted(column)} SET DEFAULT ${values[i]}`)}, expression);`,
  );
  return `-- What takes its place takes over the default.
DO $$
DECLARE
  expression text;
BEGIN
  SELECT pg_get_expr(adbin, adrelid) INTO expression
  FROM pg_attrdef JOIN pg_attribute ON attrelid = adrelid AND attnum = adnum
  WHERE adrelid = '${quoted(from.table)}'::regclass AND attname = '${from.column}';
  IF expression IS NOT NULL THEN
${sets.join('\n')}
  END IF;
END $$;`;
}

/** A text in SQL that `format` reads: its own percent signs are doubled, but those that name an argument. */
const literal = (text: string): string => `'${text.replace(/%(?!1\$s)/g, '%%').replaceAll("'", "''")}'`;
