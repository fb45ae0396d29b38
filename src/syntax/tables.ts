import { singular } from './naming.ts';

/**
 * Whether a column's name promises at most one row for a value: `id`, `email`, or `customer_id` in `customers`, but not in `orders`.
 * SQL in a string says nothing else about it, and of several rows a lookup of many keys would keep another than the first.
 */
export function isUniqueByName(column: string, table: string): boolean {
  const name = column.replace(/_/g, '').toLowerCase();
  const own = singular(table).replace(/_/g, '').toLowerCase();
  return (
    /^(id|uuid|guid|ulid|email|slug|sku|username|login|handle|isbn|iban|token)$/.test(name) || [`${own}id`, `${own}uuid`].includes(name)
  );
}

/** Finds mentions of a table in code: in SQL after the words that precede tables, and as a string of its own. */
export function mentionOf(table: string): RegExp {
  return new RegExp(`\\b(?:from|join|into|update|table|only)\\s+"?(?:\\w+"?\\."?)?${table}\\b|['"\`](?:\\w+\\.)?${table}\\b`, 'gi');
}
