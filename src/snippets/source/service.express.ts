/*
description: "A service that decides and knows no HTTP, and a controller that translates between Express and it."
stops:
  - Order
  - cancel
  - "status: '[cancelled]'"
*/
import { type NextFunction, type Request, type Response, Router } from 'express';

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
export function orderRouter(service: OrderService): Router {
  return Router().post('/orders/:id/cancel', async (request: Request<{ id: string }>, response: Response, next: NextFunction) => {
    try {
      response.json(present(await service.cancel(request.params.id)));
    } catch (error) {
      if (!(error instanceof OrderRefusal)) return next(error);
      response.status(error.reason === 'missing' ? 404 : 409).json({ error: error.message });
    }
  });
}

/** What clients see: a field is public because it is named here. */
const present = ({ id, status }: Order) => ({ id, status });
