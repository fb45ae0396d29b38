import type { FactReader } from '../../engine/facts.ts';
import { memo } from '../../engine/memo.ts';
import { own } from '../../engine/own.ts';
import type { FileId } from '../../engine/text.ts';
import { modules } from '../modules.ts';
import { shapes } from '../shapes.ts';
import { keyOf, splitKey } from '../value.ts';
import { evaluate } from '../values.ts';
import { containerAt, declaredAs, exportedAs } from './declared.ts';
import type { Container, Shape, Sink } from './shape.ts';

/** A place where a shape crosses an interface. */
export interface Crossing extends Sink {
  readonly file: FileId;
  /** The container that is the sink, in that file. */
  readonly key: string;
}

/** Places that are looked at for one shape. */
const mostPlaces = 200;

/**
 * Where a field of what a file declares under a key crosses an interface: the containers that name it, those that name them, and so on.
 * A part that is picked takes along no other field.
 */
export function crossingsOf(file: FileId, key: string, field: string | undefined, facts: FactReader): readonly Crossing[] {
  const queue: Place[] = [{ file, key, field }];
  const seen = new Set([JSON.stringify(queue[0])]);
  const found = new Map<string, Crossing>();
  for (let at = 0; at < queue.length && at < mostPlaces; at++) {
    const place = queue[at]!;
    const container = own(facts.of(shapes, place.file), place.key);
    if (container?.sink) found.set(`${place.file}\n${place.key}`, { ...container.sink, file: place.file, key: place.key });
    for (const user of usersOf(place, facts)) {
      const id = JSON.stringify(user);
      if (!seen.has(id)) queue.push(user);
      seen.add(id);
    }
  }
  return [...found.values()];
}

interface Place {
  readonly file: FileId;
  readonly key: string;
  /** The field of it that matters; undefined where all do. */
  readonly field: string | undefined;
}

/** The containers, here and in other files, whose shapes name this one. */
function* usersOf({ file, key, field }: Place, facts: FactReader): Iterable<Place> {
  const isFunction = key.endsWith('()');
  const name = isFunction ? key.slice(0, -2) : key;
  const wanted: Wanted = {
    field,
    isName: (used) => used === name,
    ...(isFunction && { fn: { file, id: name, word: name.split('.').at(-1)! } }),
  };
  yield* usersIn(file, wanted, facts);
  for (const word of wordsFor(file, name, facts)) {
    for (const other of facts.mentioning(word)) {
      if (other === file) continue;
      const isName = (used: string): boolean => {
        const declared = mayName(used, word, other, facts) ? declaredAs(other, used, facts) : undefined;
        return declared?.file === file && declared.name === name;
      };
      yield* usersIn(other, { ...wanted, isName }, facts);
    }
  }
}

interface Wanted {
  readonly field: string | undefined;
  isName(name: string): boolean;
  readonly fn?: { readonly file: FileId; readonly id: string; readonly word: string };
}

function* usersIn(file: FileId, { field, isName, fn }: Wanted, facts: FactReader): Iterable<Place> {
  for (const [key, container] of Object.entries(facts.of(shapes, file))) {
    for (const mention of mentionsOf(container)) {
      const isUsed = mention.result
        ? (fn && callsFunction(mention.result, fn, file, facts)) || handsOn(mention.result, isName, file, facts)
        : isName(mention.name!);
      if (isUsed && (field === undefined || mention.takes(field)) && isHeld(mention, file, facts))
        yield { file, key, field: mention.via ?? field };
    }
  }
}

/** `class Query extends Sorted<User, 'name'>` holds no user where `Sorted` only asks for its keys. */
function isHeld({ argumentOf }: Mention, file: FileId, facts: FactReader): boolean {
  const declared = argumentOf && declaredAs(file, argumentOf.name, facts);
  const generic = declared && containerAt(declared, facts);
  const parameter = generic?.parameters?.[argumentOf!.at];
  return parameter === undefined || mentionsOf(generic!).some(({ name }) => name === parameter);
}

type Result = Shape & { is: 'result' };

function callsFunction({ of }: Result, fn: NonNullable<Wanted['fn']>, file: FileId, facts: FactReader): boolean {
  if (!JSON.stringify(of).includes(`"${fn.word}"`)) return false;
  const value = evaluate(of, file, facts);
  return value?.is === 'function' && value.key === keyOf(fn.file, fn.id);
}

/** Whether what is passed to a function is part of what it returns: most of what a call is given stays inside. */
function handsOn({ of, args }: Result, isName: (name: string) => boolean, file: FileId, facts: FactReader): boolean {
  const passed = args.flatMap((arg, at) => (mentionsIn(arg).some(({ name }) => name !== undefined && isName(name)) ? [at] : []));
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

/** A name in a shape, or a call in it: what is passed to that is its own affair. */
interface Mention {
  readonly name?: string;
  readonly result?: Result;
  /** The field of the container that holds it; undefined where the container is it, or extends it. */
  readonly via?: string;
  /** What it is handed to as a type argument: that need not hold it. */
  readonly argumentOf?: { readonly name: string; readonly at: number };
  /** Whether a field of what is named comes along. */
  takes(field: string): boolean;
}

const mentions = new WeakMap<Container, readonly Mention[]>();

function mentionsOf(container: Container): readonly Mention[] {
  return memo(mentions, container, () => mentionsIn(container.shape));
}

function mentionsIn(shape: Shape, via?: string, takes: Mention['takes'] = () => true): readonly Mention[] {
  const next = (inner: Shape): readonly Mention[] => mentionsIn(inner, via, takes);
  const held = via === undefined ? {} : { via };
  switch (shape.is) {
    case 'ref':
      return [
        { name: shape.name, takes, ...held },
        ...(shape.args ?? []).flatMap((arg, at) => next(arg).map((mention) => ({ argumentOf: { name: shape.name, at }, ...mention }))),
      ];
    case 'result':
      return [{ result: shape, takes, ...held }];
    case 'union':
      return shape.these.flatMap(next);
    case 'object':
      return [
        ...Object.entries(shape.fields).flatMap(([name, { type }]) => mentionsIn(type, via ?? name)),
        ...(shape.parts ?? []).flatMap(next),
      ];
    case 'field':
      return mentionsIn(shape.of, via, (field) => field === shape.name);
    case 'pick':
    case 'omit':
      return mentionsIn(shape.of, via, (field) => takes(field) && shape.keys.includes(field) === (shape.is === 'pick'));
    case 'list':
    case 'map':
    case 'partial':
    case 'required':
      return next(shape.of);
    default:
      return [];
  }
}
