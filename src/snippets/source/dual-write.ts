/*
title: Dual write by phase
concept: dual-write
description: "One store over an old and a new one, a function for each phase of the move, with the phase read at every call and differences reported."
stops:
  - Order
*/
export interface OrderStore<Order> {
  find(id: string): Promise<Order | undefined>;
  save(order: Order): Promise<void>;
}

/** One after the other, each deployed by itself, and each may go back to the one before. Between `both` and `read new` everything older is backfilled, and compared. */
export type OrderPhase = 'old' | 'both' | 'read new' | 'new';

/** The two are not one transaction: what only one of them has is reported, and repaired by the backfill or by hand. */
export function dualWrite<Order>(
  stores: { readonly old: OrderStore<Order>; readonly new: OrderStore<Order> },
  phase: () => OrderPhase,
  report: (order: Order, error: unknown) => void,
): OrderStore<Order> {
  /** The one that is read decides; what goes wrong with the other is not the caller's problem. */
  async function saveBoth(order: Order, first: OrderStore<Order>, second: OrderStore<Order>): Promise<void> {
    await first.save(order);
    await second.save(order).catch((error: unknown) => report(order, error));
  }

  const save: Record<OrderPhase, (order: Order) => Promise<void>> = {
    old: (order) => stores.old.save(order),
    both: (order) => saveBoth(order, stores.old, stores.new),
    'read new': (order) => saveBoth(order, stores.new, stores.old),
    new: (order) => stores.new.save(order),
  };
  const find: Record<OrderPhase, (id: string) => Promise<Order | undefined>> = {
    old: (id) => stores.old.find(id),
    both: (id) => stores.old.find(id),
    'read new': (id) => stores.new.find(id),
    new: (id) => stores.new.find(id),
  };
  // $0
  return {
    find: (id) => find[phase()](id),
    save: (order) => save[phase()](order),
  };
}
