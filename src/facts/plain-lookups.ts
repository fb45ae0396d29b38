import type { FileFact } from '../engine/facts.ts';
import { libraries as all } from '../libraries/index.ts';
import type { Library } from '../libraries/library.ts';
import type { Lookup } from '../libraries/lookup.ts';
import { answerOf, callIn, type Made } from '../syntax/answered.ts';
import { unwrapped } from '../syntax/expressions.ts';
import { functionsOf } from '../syntax/functions.ts';
import {
  type Helper,
  handedOut,
  isHelper,
  type KeyParameter,
  keyParametersOf,
  nameOfHelper,
  ownerOfHelper,
  readsParameter,
} from '../syntax/helpers.ts';
import { capitalized, plural, pluralCall, singular } from '../syntax/naming.ts';
import { type Surroundings, surroundingsOf } from '../syntax/surroundings.ts';

/** A function that does nothing but look up what belongs to one of its parameters, as far as its callers have to know. */
export interface PlainLookup extends Pick<Lookup, 'noun' | 'key' | 'gives' | 'isFirst' | 'isTable' | 'missing' | 'compareAs'> {
  /** Which parameter is the key, or has it as a property. */
  readonly at: number;
  readonly property?: string;
  /** The same for many keys is called so. */
  readonly sibling: string;
  /** And is there already. */
  readonly isThere?: true;
  /** The file hands the function out as part of an object: `export default { findUser }`. */
  readonly isHandedOut?: true;
  /** What finds mentions of its source, and how: some look at capitals, as a variable may be called like a class. */
  readonly source: string;
  readonly flags: string;
}

/** By function id, then by the library whose look-up its call would be. */
export const plainLookups: FileFact<Readonly<Record<string, Readonly<Record<string, PlainLookup>>>>> = {
  id: 'plain look-ups',
  version: 7,
  isRare: true,
  extract: (file) =>
    Object.fromEntries(
      functionsOf(file).flatMap(({ id, node, calls }) => {
        // A builder is a chain of calls.
        if (!isHelper(node) || !calls.length) return [];
        const found = libraries.flatMap((library) => {
          const read = lookupIn(node, library.id);
          return read ? [[library.id, outlineOf(read, node)] as const] : [];
        });
        return found.length ? [[id, Object.fromEntries(found)] as const] : [];
      }),
    ),
};

const libraries: readonly Library[] = (all as readonly Library[]).filter(({ lookup }) => lookup);

/** A look-up with the parameter that is its key. */
export interface HelperLookup {
  readonly lookup: Lookup;
  readonly parameter: KeyParameter;
  readonly made?: Made;
  readonly around: Surroundings;
}

/** The look-up that is all a function does, other than to make something of the row; undefined where it does anything else, or the key is not simply a parameter. */
export function lookupIn(node: Helper, library: string): HelperLookup | undefined {
  const read = libraries.find(({ id }) => id === library)?.lookup;
  if (!read) return;
  for (const parameter of keyParametersOf(node)) {
    const around = surroundingsOf(node, parameter);
    const answer = around?.answer;
    const call = answer && callIn(answer.value);
    if (!answer || !call) continue;
    const lookup = read(call, (part) => readsParameter(part, parameter));
    const [result, ...others] = lookup?.results ?? [];
    const isWhole = result !== undefined && !others.length && (result === unwrapped(answer.value) || result === answer.declaration);
    if (
      !lookup ||
      !isWhole ||
      lookup.isList ||
      lookup.beside ||
      lookup.limit !== undefined ||
      lookup.gives === 'count' ||
      lookup.isExistence ||
      unwrapped(lookup.value).getText() !== parameter.name
    )
      continue;
    const { made, isStrict } = answer;
    if (made && (lookup.gives !== (made.isOfEach ? 'rows' : 'row') || lookup.missing === 'error' || readsParameter(made.value, parameter)))
      continue;
    if (isStrict && lookup.gives !== 'row') continue;
    const missing = isStrict ? 'error' : (made?.missing ?? lookup.missing);
    const { withoutKey } = around;
    // Rows there are always: nothing else would ask the function itself again.
    if (withoutKey && (lookup.gives === 'rows') !== (withoutKey === '[]')) continue;
    const isAskedAgain = lookup.gives === 'row' && withoutKey !== undefined && withoutKey !== missing;
    return {
      lookup: { ...lookup, missing: isAskedAgain ? 'error' : missing, ...(made && { isTable: true }) },
      parameter,
      around,
      ...(made && { made }),
    };
  }
  return;
}

/** A name for the same of many, by a key where it answers a table: none that its class or file has. */
export function siblingName(node: Helper, key?: string): string {
  const name = pluralCall(nameOfHelper(node).replace(/By[A-Z]\w*$/, (by) => (key === undefined ? by : '')));
  const wish = key === undefined ? name : `${name}By${capitalized(key)}`;
  const owner = ownerOfHelper(node);
  return new RegExp(`\\b${wish}\\b`).test(owner.getText()) ? plural(`${nameOfHelper(node)}Batch`) : wish;
}

/** Whether the class or file has the same of many already, by the name that it would be given. */
function isThere(node: Helper, { lookup, parameter, around }: HelperLookup): boolean {
  const wish = pluralCall(nameOfHelper(node));
  const outline = functionsOf(node.getSourceFile()).find(({ id }) => id.split('.').at(-1) === wish);
  const sibling = outline?.node;
  if (
    !sibling ||
    !isHelper(sibling) ||
    ownerOfHelper(sibling) !== ownerOfHelper(node) ||
    sibling.parameters.length !== node.parameters.length
  )
    return false;
  if (lookup.isTable) return false;
  const asked = parameter.property && plural(parameter.property);
  const keys = keyParametersOf(sibling).find(({ at, property }) => at === parameter.at && property === asked);
  const answer = answerOf(sibling);
  if (!keys || !answer || answer.isStrict || lookup.unpack || around.checks.length || around.setup.length || around.rescue) return false;
  return canonical(answer.value.getText()) === canonical(lookup.many(keys.name, (name) => name));
}

/** The same query in one way of writing it. */
function canonical(query: string): string {
  return query
    .replace(/\s+|["'`;]/g, '')
    .replace(/^await/, '')
    .replace(/,(?=[}\])])/g, '')
    .replace(/\.find\(\{where:(\{.*\})\}\)$/, '.findBy($1)');
}

function outlineOf(read: HelperLookup, node: Helper): PlainLookup {
  const { lookup, parameter } = read;
  const { at, property } = parameter;
  const there = isThere(node, read);
  const sibling = there ? pluralCall(nameOfHelper(node)) : siblingName(node, lookup.isTable ? lookup.key : undefined);
  const { noun, key, gives, isFirst, isTable, missing, compareAs, source } = lookup;
  const [, made] = isTable ? (/^[a-z]+([A-Z]\w*?)(?:By[A-Z]\w*)?$/.exec(nameOfHelper(node)) ?? []) : [];
  return {
    // What a table holds is called as the function calls it.
    noun: gives === 'row' && made && made !== 'One' ? singular(made) : noun,
    key,
    gives,
    ...(isFirst && { isFirst }),
    ...(isTable && { isTable }),
    missing,
    compareAs,
    at,
    ...(property && { property }),
    sibling,
    ...(there && { isThere: there }),
    ...(handedOut(node) && { isHandedOut: true as const }),
    source: source.source,
    flags: source.flags,
  };
}
