import type { FactReader } from '../engine/facts.ts';
import { own } from '../engine/own.ts';
import { implementations } from './implementations.ts';
import { type FunctionKey, splitKey, type TypeKey } from './value.ts';
import { evaluate } from './values.ts';

/** An interface that one class of the project implements, and no other. */
export interface Port {
  readonly name: string;
  readonly type: TypeKey;
  readonly members: readonly string[];
}

/** The ports of the class that a method belongs to: what it gets, they can have as well. */
export function portsOf(key: FunctionKey, facts: FactReader): readonly Port[] {
  const [file, id] = splitKey(key);
  const owner = id.split('.')[0];
  return Object.entries(facts.of(implementations, file)).flatMap(([name, found]): readonly Port[] => {
    const mine = found.find(({ by }) => by.is === 'this' && by.id === owner);
    const value = mine && evaluate(mine.of, file, facts);
    if (value?.is !== 'type' || value.of.is !== 'object' || value.of.type === undefined) return [];
    const all = facts.mentioning(name).flatMap((one) => own(facts.of(implementations, one), name) ?? []);
    return all.length === 1 ? [{ name, type: value.of.type, members: Object.keys(value.of.members) }] : [];
  });
}

/** What a file wants to call beside a method. */
interface Wanted {
  readonly sibling: string;
  readonly isThere?: boolean;
  readonly isTable?: boolean;
  readonly property?: string;
}

/** Whether a file that calls a method can call its sibling: it names the class, or a port that has that, or that a plain signature can be added to. */
export function canCallSibling(
  file: string,
  key: FunctionKey,
  { sibling, isThere, isTable, property }: Wanted,
  facts: FactReader,
): boolean {
  const [owner, method] = splitKey(key)[1].split('.');
  if (!owner || !method) return false;
  if (facts.mentioning(owner).includes(file)) return true;
  const named = portsOf(key, facts).filter(({ name, members }) => members.includes(method) && facts.mentioning(name).includes(file));
  return named.some(({ members }) => (isThere ? members.includes(sibling) : !isTable && property === undefined));
}
