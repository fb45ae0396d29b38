import type { FactReader } from '../../engine/facts.ts';
import type { FileId } from '../../engine/text.ts';
import { shapes } from '../shapes.ts';
import { homesOf } from './homes.ts';
import { keyOfShown } from './routes.ts';
import { crossingKey, settledShapes } from './settled.ts';
import type { Shape, Sink } from './shape.ts';
import { type Tree, treeOf } from './tree.ts';

/** A contract as people read and review it. */
export interface Contract {
  readonly version: typeof contractVersion;
  /** What each file answers: `GET /users/:id`, `USE /users` where it mounts what another file answers, and `…` with what it adds that is not known. */
  readonly routes: Readonly<Record<FileId, readonly string[]>>;
  /** What crosses, by route or name. */
  readonly shapes: Readonly<Record<string, Entry>>;
}

export interface Entry {
  readonly direction: Sink['direction'];
  readonly language?: Sink['language'];
  /** The file in which it crosses, and the others that say what it is. */
  readonly from: readonly FileId[];
  readonly shape: Tree;
}

export const contractVersion = 2;

/** What stands before the name of something that may answer more. */
export const unknownRoutes = '… ';

/** What crosses an interface in some file. */
interface Crossing {
  readonly file: FileId;
  readonly key: string;
  readonly sink: Sink;
  readonly shape: Tree;
}

/** What is written into a file. `nameOf` makes paths that are the same on every machine. */
export function contractOf(files: readonly FileId[], facts: FactReader, nameOf: (file: FileId) => string): Contract {
  const crossings = files.flatMap((file) => crossingsIn(file, facts));
  const taken = new Map<string, number>();
  for (const { key } of crossings) taken.set(key, (taken.get(key) ?? 0) + 1);
  const entries = crossings.map(({ file, key, sink, shape }): [string, Entry] => {
    const { direction, language, route } = sink;
    const from = [file, ...homesOf({ file, key }, facts).filter((home) => home !== file)].map(nameOf);
    const isShared = taken.get(key)! > 1;
    return [entryName(key, route, isShared ? from[0] : undefined), { direction, ...(language && { language }), from, shape }];
  });
  const routes = files.map((file): [FileId, readonly string[]] => [nameOf(file), routesIn(file, facts)]);
  return {
    version: contractVersion,
    routes: sorted(routes.filter(([, answered]) => answered.length)),
    shapes: sorted(entries),
  };
}

/** Everything in a file that crosses an interface, as far as it is known. */
function crossingsIn(file: FileId, facts: FactReader): readonly Crossing[] {
  return Object.entries(facts.of(shapes, file)).flatMap(([key, { sink, shape }]) => {
    if (key === 'routes' || !sink || sink.isPartial || isEmpty(shape)) return [];
    const tree = treeOf(facts.about(settledShapes, crossingKey(file, key)) ?? shape);
    return tree === '?' ? [] : [{ file, key, sink, shape: tree }];
  });
}

/** Operations without arguments. */
function isEmpty(shape: Shape): boolean {
  return shape.is === 'object' && !shape.parts && !Object.keys(shape.fields).length;
}

function sorted<T>(entries: readonly (readonly [string, T])[]): Readonly<Record<string, T>> {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const beforeFile = ' in ';

/** What people read of a key, with the file where several files have it. */
function entryName(key: string, route: string | undefined, file: string | undefined): string {
  const start = route === undefined ? '' : keyOfShown(route);
  const shown = route !== undefined && key.startsWith(`${start} `) ? route + key.slice(start.length) : key;
  return file === undefined ? shown : `${shown}${beforeFile}${file}`;
}

/** The key among the shapes of its file, of an entry of that name. */
export function keyIn(name: string, [file]: readonly FileId[]): string {
  const at = name.lastIndexOf(beforeFile);
  const shown = at >= 0 && file?.endsWith(name.slice(at + beforeFile.length).replace(/^(\.\.\/)+/, '')) ? name.slice(0, at) : name;
  return /^[A-Z]+ \//.test(shown) ? keyOfShown(shown) : shown;
}

function routesIn(file: FileId, facts: FactReader): readonly string[] {
  const shape = facts.of(shapes, file).routes?.shape;
  if (shape?.is !== 'object') return [];
  const unknowns = (shape.parts ?? []).flatMap((part) => (part.is === 'unknown' ? [unknownRoutes + part.text.replace(/\s+/g, ' ')] : []));
  return [...Object.values(shape.fields).map(({ text, isDeprecated }) => `${text}${isDeprecated ? deprecated : ''}`), ...new Set(unknowns)];
}

/** What stands after a route that is deprecated. */
export const deprecated = ' (deprecated)';

/** A contract as it is written: lists of names on one line. */
export function textOfContract(contract: Contract): string {
  const lines = JSON.stringify(contract, null, 2);
  return `${lines.replace(/\[\s+((?:"[^"]*",?\s+)+)\]/g, (list, names: string) => (names.length < 100 ? `[${names.trim().replace(/,\s+/g, ', ')}]` : list))}\n`;
}
