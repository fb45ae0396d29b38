/** `customer` for the table `customers`, `category` for `categories`, in camel case: a name for one of its rows. */
export function singular(table: string): string {
  const noun = table
    .replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase())
    .replace(/_+(\w)/g, (_, letter: string) => letter.toUpperCase());
  if (/ies$/.test(noun)) return noun.replace(/ies$/, 'y');
  if (/(ss|sh|ch|x)es$/.test(noun)) return noun.replace(/es$/, '');
  return /[^s]s$/.test(noun) ? noun.slice(0, -1) : noun;
}

/** `customers` for `customer`, `categories` for `category`. */
export function plural(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return noun.replace(/y$/, 'ies');
  return /(s|sh|ch|x)$/.test(noun) ? `${noun}es` : `${noun}s`;
}
