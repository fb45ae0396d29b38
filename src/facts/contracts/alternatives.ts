import { alternativesOf, type ObjectLeaf } from './leaves.ts';

/** Alternatives of a union that became one another: one or several on either side, none where they are gone or new. */
export interface Group {
  readonly before: readonly ObjectLeaf[];
  readonly after: readonly ObjectLeaf[];
}

/** What tells alternatives apart, by where they are declared, else by the field whose values do; what is left is one group. */
export function groupAlternatives(
  then: readonly ObjectLeaf[],
  now: readonly ObjectLeaf[],
  isSame: (before: ObjectLeaf, after: ObjectLeaf) => boolean,
): { readonly groups: readonly Group[]; readonly key: string | undefined } {
  const key = discriminatorOf(then, now);
  const isLike = (before: ObjectLeaf, after: ObjectLeaf): boolean =>
    key !== undefined && valuesOf(before, key).some((value) => valuesOf(after, key).includes(value));
  const groups: Group[] = [];
  const [left, news] = [new Set(then), new Set(now)];
  for (const before of then) {
    const after = now.find((one) => news.has(one) && isSame(before, one));
    if (!after) continue;
    left.delete(before);
    news.delete(after);
    groups.push({ before: [before], after: [after] });
  }
  for (const first of left) {
    const [olds, fresh] = [new Set([first]), new Set<ObjectLeaf>()];
    for (let size = 0; size < olds.size + fresh.size; ) {
      size = olds.size + fresh.size;
      for (const after of news) if ([...olds].some((before) => isLike(before, after))) fresh.add(after);
      for (const before of left) if ([...fresh].some((after) => isLike(before, after))) olds.add(before);
    }
    if (!fresh.size) continue;
    for (const before of olds) left.delete(before);
    for (const after of fresh) news.delete(after);
    groups.push({ before: [...olds], after: [...fresh] });
  }
  return { groups: left.size || news.size ? [...groups, { before: [...left], after: [...news] }] : groups, key };
}

/** What people call an alternative. */
export function nameOfAlternative(one: ObjectLeaf, key: string | undefined): string {
  const told = key === undefined ? undefined : valuesOf(one, key).join(' | ');
  return one.declared?.name ?? told ?? `{ ${[...one.fields.keys()].join(', ').slice(0, 40)} }`;
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

/** The values of a field that is written down as nothing else: to follow names for that would cost more than it tells. */
function valuesOf({ fields }: ObjectLeaf, key: string): readonly string[] {
  const field = fields.get(key);
  const shapes = field ? alternativesOf(field.type).flatMap(({ shape }) => (shape.is === 'union' ? shape.these : [shape])) : [];
  return shapes.every((shape) => shape.is === 'literal') ? shapes.map((shape) => ('value' in shape ? shape.value : '')) : [];
}
