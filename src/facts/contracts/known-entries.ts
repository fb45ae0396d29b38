import type { FactReader } from '../../engine/facts.ts';
import { memo } from '../../engine/memo.ts';
import { own } from '../../engine/own.ts';
import type { FileId } from '../../engine/text.ts';
import { shapes } from '../shapes.ts';
import type { Sink } from './shape.ts';
import { type Contract, type Entry, keyIn } from './snapshot.ts';

/** An entry of a contract, and where that crosses now. */
export interface KnownEntry {
  readonly name: string;
  readonly of: Entry;
  readonly from: readonly FileId[];
  readonly language: Sink['language'] | undefined;
  readonly file: FileId;
  readonly key: string;
}

interface Index {
  /** The entries that a file has a part in. */
  readonly byFile: ReadonlyMap<FileId, readonly string[]>;
  /** The entries of a key, whatever their files. */
  readonly byKey: ReadonlyMap<string, readonly string[]>;
}

const indexes = new WeakMap<Contract, Index>();

/** The entries that a file has a part in, those included that crossed in another file when they were written down. */
export function knownEntries(file: FileId, contract: Contract, facts: FactReader): readonly KnownEntry[] {
  const { byKey } = indexFor(contract);
  return namesFor(file, contract, facts).flatMap((name) => {
    const of = contract.shapes[name]!;
    const key = keyIn(name, of.from);
    const now = fileNow(name, key, of.from[0]!, { contract, byKey }, facts);
    return now === undefined ? [] : [{ name, of, from: of.from, language: of.language, file: now, key }];
  });
}

/** The names of the entries that a file may have a part in. */
export function namesFor(file: FileId, contract: Contract, facts: FactReader): readonly string[] {
  const { byFile, byKey } = indexFor(contract);
  const moved = crossingKeys(file, facts).flatMap((key) => byKey.get(key) ?? []);
  return [...new Set([...(byFile.get(file) ?? []), ...moved])];
}

function indexFor(contract: Contract): Index {
  return memo(indexes, contract, () => indexOf(contract));
}

function indexOf({ shapes: entries }: Contract): Index {
  const byFile = new Map<FileId, string[]>();
  const byKey = new Map<string, string[]>();
  const add = (map: Map<string, string[]>, key: string, name: string): void => void memo(map, key, () => []).push(name);
  for (const [name, { from }] of Object.entries(entries)) {
    for (const file of from) add(byFile, file, name);
    add(byKey, keyIn(name, from), name);
  }
  return { byFile, byKey };
}

function crossingKeys(file: FileId, facts: FactReader): readonly string[] {
  return Object.entries(facts.of(shapes, file)).flatMap(([key, { sink }]) => (sink ? [key] : []));
}

/** The file in which it crosses now: where it did, else the only other one in which it did not. */
function fileNow(
  name: string,
  key: string,
  before: FileId,
  { contract, byKey }: Pick<Index, 'byKey'> & { readonly contract: Contract },
  facts: FactReader,
): FileId | undefined {
  const crosses = (file: FileId): boolean => own(facts.of(shapes, file), key)?.sink !== undefined;
  if (crosses(before)) return before;
  const taken = (byKey.get(key) ?? []).filter((other) => other !== name).map((other) => contract.shapes[other]!.from[0]!);
  const [word] = (key.match(/\w{3,}/g) ?? []).sort((a, b) => b.length - a.length);
  const others = word === undefined ? [] : facts.mentioning(word).filter((file) => !taken.includes(file) && crosses(file));
  return others.length === 1 ? others[0] : undefined;
}
