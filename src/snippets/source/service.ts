/*
title: Service and controller
concept: separation-of-concerns
description: "A service that decides and knows no HTTP, and a controller that translates between HTTP and it, for `Request` and `Response`."
stops:
  - Order
  - cancel
  - "status: '[cancelled]'"
*/
export interface Order {
  readonly id: string;
  readonly status: string;
}

/** What the service needs of storage; a repository fits. */
export interface OrderStore {
  findById(id: string): Promise<Order | undefined>;
  save(order: Order): Promise<void>;
}

/** Why the service refuses, in its own words. */
export class OrderRefusal extends Error {
  readonly reason: 'missing' | 'conflict';

  constructor(reason: 'missing' | 'conflict', message: string) {
    super(message);
    this.reason = reason;
  }
}

/** Decides. It is tested without a server and without a database. */
export class OrderService {
  readonly #store: OrderStore;

  constructor(store: OrderStore) {
    this.#store = store;
  }

  async cancel(id: string): Promise<Order> {
    const order = await this.#store.findById(id);
    if (!order) throw new OrderRefusal('missing', 'There is no such order.');
    if (order.status === 'shipped') throw new OrderRefusal('conflict', 'It has been shipped already.');
    // $0
    const changed = { ...order, status: 'cancelled' };
    await this.#store.save(changed);
    return changed;
  }
}

/** Translates: a request into a call, the result and the refusals into replies. It decides nothing. */
export function orderController(service: OrderService) {
  return {
    async cancel(_request: Request, { id }: { readonly id: string }): Promise<Response> {
      try {
        return Response.json(present(await service.cancel(id)));
      } catch (error) {
        if (!(error instanceof OrderRefusal)) throw error;
        return Response.json({ error: error.message }, { status: error.reason === 'missing' ? 404 : 409 });
      }
    },
  };
}

/** What clients see: a field is public because it is named here. */
const present = ({ id, status }: Order) => ({ id, status });
