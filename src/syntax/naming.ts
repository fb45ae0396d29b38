import pluralize from 'pluralize';

/** `customer` for the table `customers`, `category` for `categories`, in camel case: a name for one of its rows. */
export function singular(table: string): string {
  const noun = table
    .replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase())
    .replace(/_+(\w)/g, (_, letter: string) => letter.toUpperCase());
  return pluralize.singular(noun);
}

/** `customers` for `customer`, `children` for `child`. */
export function plural(noun: string): string {
  return pluralize.plural(noun);
}
