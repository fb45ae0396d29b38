/** Up to `count` of the items, the same ones for the same seed. */
export function sample<T>(items: readonly T[], count: number, seed: number): readonly T[] {
  const left = [...items];
  const below = generator(seed);
  return Array.from({ length: Math.min(count, left.length) }, () => left.splice(below(left.length), 1)[0]!);
}

/** Whole numbers below a limit. */
function generator(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}
