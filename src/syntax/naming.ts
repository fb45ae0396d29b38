import pluralize from 'pluralize';

/** `customer` for the table `customers`, `category` for `categories`, in camel case: a name for one of its rows. */
export function singular(table: string): string {
  const noun = table
    .replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase())
    .replace(/_+(\w)/g, (_, letter: string) => letter.toUpperCase());
  return pluralize.singular(noun);
}

/** `customers` for `customer`, `children` for `child`, `userIDs` for `userID`. */
export function plural(noun: string): string {
  return noun.endsWith('ID') ? `${noun}s` : pluralize.plural(noun);
}

/** `CustomerId` for `customerId` and `customer_id`, `Id` for `_id`: a part of a longer name. */
export function capitalized(name: string): string {
  return name
    .replace(/^_*(\w)/, (_, letter: string) => letter.toUpperCase())
    .replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** What a function is called that does for many what `getUserById` does for one: `getUsersByIds`; `findMany` for `findOne`. */
export function pluralCall(name: string): string {
  const [, verb = '', one = '', key = ''] = /^([a-z]+)(.*?)(By[A-Z]\w*)?$/.exec(name) ?? [];
  if (!verb) return plural(name);
  if (!one || one === 'One') return key ? `${verb}${plural(key)}` : `${verb}Many`;
  return key ? `${verb}${plural(one)}${plural(key)}` : `${verb}${plural(one)}`;
}
