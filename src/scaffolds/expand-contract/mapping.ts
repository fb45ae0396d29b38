import { quoted, type Replacement, type Split } from './change.ts';

/** A column, and those of the same table that take its place; names as people say them. */
export interface Mapping {
  readonly table: string;
  readonly key: string;
  readonly from: Part;
  readonly to: readonly Part[];
  /** Whether the old one may not be null: then the first of the new ones may not, either. */
  readonly isRequired: boolean;
  /** What each of the new ones is, made of the old one. */
  forward(from: string): readonly string[];
  backward(to: readonly string[]): string;
  /** Where a row is not yet what it shall be. */
  differs(from: string, to: readonly string[]): string;
}

interface Part {
  readonly name: string;
  readonly type: string;
}

/** A column under another name, or of another type: each value of one is a value of the other. */
export function renamed({ table, key, from, to, fromType, toType, isRequired }: Replacement): Mapping {
  const converted = (value: string, type: string): string => (fromType === toType ? value : `${value}::${type}`);
  return {
    table,
    key,
    from: { name: from, type: fromType },
    to: [{ name: to, type: toType }],
    isRequired,
    forward: (value) => [converted(value, toType)],
    backward: ([value]) => converted(value!, fromType),
    // A value that is written differently in the old type would differ for ever: '007' is 7, and 7 is '7'.
    differs: (value, [part]) => `${part} IS DISTINCT FROM ${converted(value, toType)}`,
  };
}

/**
 * A column that becomes several, parted at a separator: what is behind the last one is all of the rest, so that together they are what it was.
 * The other way round it is not so: `Ada Mary` and `King` are `Ada Mary King`, and that is `Ada` and `Mary King`. What counts is that together
 * they are the old value.
 */
export function parted({ table, key, from, parts, type, by, isRequired }: Split): Mapping {
  const separator = textOf(by);
  // In brackets, as PL/pgSQL takes the first THEN that it sees for its own.
  const joined = (to: readonly string[]): string =>
    `(CASE WHEN num_nonnulls(${to.join(', ')}) > 0 THEN concat_ws(${separator}, ${to.join(', ')}) END)`;
  return {
    table,
    key,
    from: { name: from, type },
    to: parts.map((name) => ({ name, type })),
    isRequired,
    forward: (value) =>
      parts.map((_, i) => {
        if (i === 0) return `split_part(${value}, ${separator}, 1)`;
        const all = `(string_to_array(${value}, ${separator}))`;
        return i < parts.length - 1 ? `${all}[${i + 1}]` : `array_to_string(nullif(${all}[${i + 1}:], '{}'), ${separator})`;
      }),
    backward: joined,
    differs: (value, to) => `${value} IS DISTINCT FROM ${joined(to)}`,
  };
}

/** A text as SQL writes it. */
const textOf = (text: string): string => (text.includes('\\') ? `E'${text.replace(/[\\']/g, '\\$&')}'` : `'${text.replaceAll("'", "''")}'`);

/** The columns as they stand in SQL, of the row that is called so. */
export const fromIn = ({ from }: Mapping, row = ''): string => row + quoted(from.name);
export const toIn = ({ to }: Mapping, row = ''): readonly string[] => to.map(({ name }) => row + quoted(name));

/** `full_name`; `first_name, last_name`. */
export const namesOf = ({ to }: Mapping): string => to.map(({ name }) => name).join(', ');
