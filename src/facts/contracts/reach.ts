import type { FactReader } from '../../engine/facts.ts';
import type { FileId } from '../../engine/text.ts';
import { memo } from '../../engine/memo.ts';
import { own } from '../../engine/own.ts';
import { modules } from '../modules.ts';
import { shapes } from '../shapes.ts';
import { keyOf, splitKey } from '../value.ts';
import { evaluate } from '../values.ts';
import { declaredAs, exportedAs } from './resolve.ts';
import type { Container, Direction, Shape } from './shape.ts';

/** A place where a shape crosses an interface. */
export interface Crossing {
  readonly direction: Direction;
  readonly route?: string;
  readonly proof: string;
  readonly file: FileId;
  /** The container that is the sink, in that file. */
  readonly key: string;
}

/** Places that are looked at for one shape. */
const mostPlaces = 200;

/** Where what a file declares under a key crosses an interface: the containers that name it, those that name them, and so on. */
export function crossingsOf(file: FileId, key: string, facts: FactReader): readonly Crossing[] {
  const start = { file, key };
  const seen = new Set([`${file}\n${key}`]);
  const found: Crossing[] = [];
  const queue = [start];
  for (let at = 0; at < queue.length && at < mostPlaces; at++) {
    const place = queue[at]!;
    const container = own(facts.of(shapes, place.file), place.key);
    if (container?.sink) found.push({ ...container.sink, file: place.file, key: place.key });
    for (const user of usersOf(place.file, place.key, facts)) {
      const id = `${user.file}\n${user.key}`;
      if (!seen.has(id)) queue.push(user);
      seen.add(id);
    }
  }
  return found;
}

interface Place {
  readonly file: FileId;
  readonly key: string;
}

/** The containers, here and in other files, whose shapes name this one. */
function* usersOf(file: FileId, key: string, facts: FactReader): Iterable<Place> {
  const isFunction = key.endsWith('()');
  const name = isFunction ? key.slice(0, -2) : key;
  const local = name.split('.').at(-1)!;
  for (const user of usersIn(file, facts, (one) => one === name, isFunction ? { file, id: name } : undefined, local)) yield user;
  for (const word of wordsFor(file, name, facts)) {
    for (const other of facts.mentioning(word)) {
      if (other === file) continue;
      const isName = (used: string): boolean => {
        const declared = mayName(used, word, other, facts) ? declaredAs(other, used, facts) : undefined;
        return declared?.file === file && declared.name === name;
      };
      yield* usersIn(other, facts, isName, isFunction ? { file, id: name } : undefined, local);
    }
  }
}

function* usersIn(
  file: FileId,
  facts: FactReader,
  isName: (name: string) => boolean,
  fn: { file: FileId; id: string } | undefined,
  word: string,
): Iterable<Place> {
  for (const [key, container] of Object.entries(facts.of(shapes, file))) {
    const { names, results } = namesOf(container);
    const isUsed =
      [...names].some(isName) ||
      results.some((result) => (fn && callsFunction(result, fn, word, file, facts)) || handsOn(result, isName, file, facts));
    if (isUsed) yield { file, key };
  }
}

type Result = Shape & { is: 'result' };

function callsFunction({ of }: Result, fn: { file: FileId; id: string }, word: string, file: FileId, facts: FactReader): boolean {
  if (!JSON.stringify(of).includes(`"${word}"`)) return false;
  const value = evaluate(of, file, facts);
  return value?.is === 'function' && value.key === keyOf(fn.file, fn.id);
}

/** Whether what is passed to a function is part of what it returns: most of what a call is given stays inside. */
function handsOn({ of, args }: Result, isName: (name: string) => boolean, file: FileId, facts: FactReader): boolean {
  const passed = args.flatMap((arg, at) => ([...namesIn(arg).names].some(isName) ? [at] : []));
  if (!passed.length) return false;
  const value = evaluate(of, file, facts);
  if (value?.is !== 'function') return false;
  const [target, id] = splitKey(value.key);
  const returned = JSON.stringify(own(facts.of(shapes, target), `${id}()`)?.shape ?? {});
  return passed.some((at) => returned.includes(`{"is":"parameter","index":${at}}`));
}

/** A quick look before a name is followed: its last part is the word, or it was imported as something else. */
function mayName(used: string, word: string, file: FileId, facts: FactReader): boolean {
  const [root, ...members] = used.split('.');
  const imported = own(facts.of(modules, file).imports, root!);
  return imported !== undefined && (imported.name === word || imported.name === 'default' || members.at(-1) === word);
}

/** The words that a file which uses a declaration must hold: what it is exported as, here and by barrels, or what its file is called. */
function wordsFor(file: FileId, name: string, facts: FactReader): readonly string[] {
  const root = name.split('.')[0]!;
  const { exports } = facts.of(modules, file);
  const words = new Set<string>();
  for (const [as, value] of Object.entries(exports))
    if (value.is === 'name' && value.name === root) words.add(as === 'default' ? stemOf(file) : as);
  if (name.includes('.')) words.add(name.split('.').at(-1)!);
  if (!words.has(stemOf(file))) return [...words];
  for (const other of facts.mentioning(stemOf(file))) {
    for (const [as, value] of Object.entries(facts.of(modules, other).exports)) {
      if (value.is !== 'import' || value.name !== 'default' || as === 'default') continue;
      const declared = exportedAs(other, as, facts);
      if (declared?.file === file && declared.name === root) words.add(as);
    }
  }
  return [...words];
}

function stemOf(file: FileId): string {
  const parts = file.split('/');
  const stem = parts.at(-1)!.replace(/\.[cm]?[jt]sx?$/, '');
  return stem === 'index' ? (parts.at(-2) ?? stem) : stem;
}

interface Names {
  readonly names: ReadonlySet<string>;
  readonly results: readonly Result[];
}

const named = new WeakMap<Container, Names>();

function namesOf(container: Container): Names {
  return memo(named, container, () => namesIn(container.shape));
}

/** The names that are part of a shape, and the calls in it: what is passed to those is theirs. */
function namesIn(shape: Shape): Names {
  const names = new Set<string>();
  const results: Result[] = [];
  const visit = (inner: Shape): void => {
    if (inner.is === 'ref') {
      names.add(inner.name);
      inner.args?.forEach(visit);
    } else if (inner.is === 'result') results.push(inner);
    else if (inner.is === 'union') inner.these.forEach(visit);
    else if (inner.is === 'object') {
      for (const { type } of Object.values(inner.fields)) visit(type);
      inner.parts?.forEach(visit);
    } else if ('of' in inner) visit(inner.of);
  };
  visit(shape);
  return { names, results };
}
