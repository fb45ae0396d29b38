import type { FactReader } from '../../engine/facts.ts';
import { own } from '../../engine/own.ts';
import type { FileId } from '../../engine/text.ts';
import { modules } from '../modules.ts';
import { shapes } from '../shapes.ts';
import { keyOf, splitKey } from '../value.ts';
import { evaluate } from '../values.ts';
import { containerAt, declaredAs, exportedAs } from './declared.ts';
import { type Mention, mentionsIn, mentionsOf } from './mentions.ts';
import type { Shape, Sink } from './shape.ts';

/** A place where a shape crosses an interface. */
export interface Crossing extends Sink {
  readonly file: FileId;
  /** The container that is the sink, in that file. */
  readonly key: string;
  /** The field may be missing there anyway: on its way it went through `Partial<…>`. */
  readonly isLoose?: true;
  /** Something else will do there as well. */
  readonly isOneOf?: true;
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
    const { isLoose, isOneOf, key: sink } = place;
    if (container?.sink)
      found.set(`${place.file}\n${sink}`, {
        ...container.sink,
        file: place.file,
        key: sink,
        ...(isLoose && { isLoose }),
        ...(isOneOf && { isOneOf }),
      });
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
  /** That is a field of something else, which holds the one that is followed. */
  readonly isOuter?: true;
  readonly isLoose?: true;
  readonly isOneOf?: true;
}

/** The containers, here and in other files, whose shapes name this one. */
function* usersOf(place: Place, facts: FactReader): Iterable<Place> {
  const { file, key } = place;
  const isFunction = key.endsWith('()');
  const name = isFunction ? key.slice(0, -2) : key;
  const shape = own(facts.of(shapes, file), key)?.shape;
  const wanted: Wanted = {
    ...place,
    ...(shape && { shape }),
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

interface Wanted extends Pick<Place, 'field' | 'isOuter' | 'isLoose' | 'isOneOf'> {
  readonly shape?: Shape;
  isName(name: string): boolean;
  readonly fn?: { readonly file: FileId; readonly id: string; readonly word: string };
}

function* usersIn(file: FileId, { field, isOuter, isLoose, isOneOf, shape, isName, fn }: Wanted, facts: FactReader): Iterable<Place> {
  for (const [key, container] of Object.entries(facts.of(shapes, file))) {
    for (const mention of mentionsOf(container)) {
      const isUsed = mention.result
        ? (fn && callsFunction(mention.result, fn, file, facts)) || handsOn(mention.result, isName, file, facts)
        : isName(mention.name!);
      if (!isUsed || (field !== undefined && !mention.takes(field)) || !isHeld(mention, file, facts)) continue;
      if (mention.without !== undefined && isOnlyBeside(mention.without, field, shape)) continue;
      const isLooseNow = isLoose || (!isOuter && field !== undefined && mention.loosens(field));
      yield {
        file,
        key,
        field: mention.via ?? field,
        ...((isOuter || mention.via !== undefined) && { isOuter: true as const }),
        ...(isLooseNow && { isLoose: true as const }),
        ...((isOneOf || mention.isOneOf) && { isOneOf: true as const }),
      };
    }
  }
}

/** Whether only alternatives with another field have this one. */
function isOnlyBeside(other: string, field: string | undefined, shape: Shape | undefined): boolean {
  const alternatives = shape?.is === 'union' ? shape.these.filter((one) => one.is === 'object') : [];
  const holding = alternatives.filter(({ fields }) => field !== undefined && own(fields, field) !== undefined);
  return holding.length > 0 && holding.every(({ fields }) => own(fields, other) !== undefined);
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
