import { detectChange } from './expand-contract/detect.ts';
import { expandContractFor } from './expand-contract/expand-contract.ts';
import { detectOutbox } from './outbox/detect.ts';
import { outboxFor } from './outbox/outbox.ts';
import { detectRepository } from './repository/detect.ts';
import { repositoryFor } from './repository/repository.ts';
import type { Scaffolded } from './scaffolded.ts';
import type { Tree, Wish } from './tree.ts';

/** By the ids of `scaffolds`. */
const makers: Readonly<Record<string, (tree: Tree, wish: Wish, now: Date) => Promise<Scaffolded>>> = {
  outbox: (tree, wish, now) => outboxFor(tree, detectOutbox(tree, wish), now),
  repository: (tree, wish) => repositoryFor(tree, detectRepository(tree, wish)),
  'expand-contract': (tree, wish, now) => expandContractFor(tree, detectChange(tree, wish), now),
};

export const scaffoldIds: readonly string[] = Object.keys(makers);

/** What a scaffold would write into a package. Throws a Refusal that says why there can be none, or what is to be said first. */
export async function propose(id: string, tree: Tree, wish: Wish, now: Date): Promise<Scaffolded> {
  const make = makers[id];
  if (!make) throw new Error(`There is no scaffold '${id}'.`);
  return make(tree, wish, now);
}
