/** What an object itself holds under a name: names such as `constructor` lead nowhere else. */
export function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
