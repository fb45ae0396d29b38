import { type Tree, writtenPaths } from '../tree.ts';

/** How files are named: `order-repository`, `order.repository`, `OrderRepository`, `order_repository`. */
export type Naming = 'kebab' | 'dots' | 'pascal' | 'snake';

/** As most files are named that say by their names what they are; kebab where none does. */
export function namingOf(tree: Tree): Naming {
  const names = writtenPaths(tree)
    .filter((path) => /\.[jt]s$/.test(path) && !/\.(test|spec|config|d)\./.test(path))
    .map((path) => path.slice(path.lastIndexOf('/') + 1).replace(/\.[jt]s$/, ''));
  const count = (pattern: RegExp): number => names.filter((name) => pattern.test(name)).length;
  const counts: readonly (readonly [Naming, number])[] = [
    ['dots', count(/^[a-z][\w-]*\.(controller|service|repository|module|entity|model|routes?|handler|dto)$/)],
    ['pascal', count(/^([A-Z][a-z0-9]+){2,}$/)],
    ['snake', count(/^[a-z0-9]+(_[a-z0-9]+)+$/)],
    ['kebab', count(/^[a-z0-9]+(-[a-z0-9]+)+$/)],
  ];
  const [best] = counts.toSorted(([, a], [, b]) => b - a);
  return best && best[1] > 0 ? best[0] : 'kebab';
}

/** The name of a file, without its ending, by words in camel case: what it is of, and what it is. */
export function fileName(of: string, what: string | undefined, naming: Naming): string {
  const parted = (text: string, separator: string): string =>
    text.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `${separator}${letter}`).toLowerCase();
  if (naming === 'pascal') return [of, what ?? ''].map((text) => text.charAt(0).toUpperCase() + text.slice(1)).join('');
  if (naming === 'snake') return [of, what].flatMap((text) => (text ? parted(text, '_') : [])).join('_');
  return [of, what].flatMap((text) => (text ? parted(text, '-') : [])).join(naming === 'dots' ? '.' : '-');
}
