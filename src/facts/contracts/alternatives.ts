import { leavesOf, type ObjectLeaf } from './resolve.ts';

/** What became of the alternatives of a union. */
export interface PairedAlternatives {
  readonly pairs: readonly (readonly [ObjectLeaf, ObjectLeaf])[];
  readonly gone: readonly ObjectLeaf[];
  readonly added: readonly ObjectLeaf[];
  /** What people call one of them. */
  nameOf(alternative: ObjectLeaf): string;
}

/** Pairs alternatives by where they are declared, else by the field whose values tell them apart; what is left alone on both sides is a pair. */
export function pairAlternatives(
  then: readonly ObjectLeaf[],
  now: readonly ObjectLeaf[],
  isSame: (before: ObjectLeaf, after: ObjectLeaf) => boolean,
): PairedAlternatives {
  const [gone, added] = [[...then], [...now]];
  const pairs: [ObjectLeaf, ObjectLeaf][] = [];
  const pairWhere = (isPair: (before: ObjectLeaf, after: ObjectLeaf) => boolean): void => {
    for (const before of [...gone]) {
      const after = added.find((one) => isPair(before, one));
      if (!after) continue;
      pairs.push([before, after]);
      gone.splice(gone.indexOf(before), 1);
      added.splice(added.indexOf(after), 1);
    }
  };
  pairWhere(isSame);
  const key = discriminatorOf(then, now);
  if (key !== undefined) pairWhere((before, after) => valuesOf(before, key).some((value) => valuesOf(after, key).includes(value)));
  else if (gone.length === 1 && added.length === 1) pairWhere(() => true);
  const told = (one: ObjectLeaf): string | undefined => (key === undefined ? undefined : valuesOf(one, key).join(' | '));
  return {
    pairs,
    gone,
    added,
    nameOf: (one) => one.declared?.name ?? told(one) ?? `{ ${[...one.fields.keys()].join(', ').slice(0, 40)} }`,
  };
}

/** The field that every alternative has with values of its own: `type: 'card' | 'bank'`. */
function discriminatorOf(...sides: readonly (readonly ObjectLeaf[])[]): string | undefined {
  const [first, ...others] = sides.flat();
  if (!first || !others.length) return;
  const tells = (key: string): boolean =>
    sides.every((alternatives) => {
      const values = alternatives.map((one) => valuesOf(one, key));
      return values.every((own) => own.length > 0) && new Set(values.flat()).size === values.flat().length;
    });
  return [...first.fields.keys()].find(tells);
}

/** The values of a field that has no others. */
function valuesOf({ fields }: ObjectLeaf, key: string): readonly string[] {
  const field = fields.get(key);
  const leaves = field ? leavesOf(field.type) : [];
  return leaves.every((leaf) => leaf.is === 'literal') ? leaves.map((leaf) => ('name' in leaf ? leaf.name : '')) : [];
}
