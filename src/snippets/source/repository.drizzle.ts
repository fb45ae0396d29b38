/*
description: "A repository that loads many at once with Drizzle, and its twin in memory for tests."
stops:
  - Order
  - placedOn
  - 'placedOn: [string];'
  - "pgTable('[orders]'"
*/
import { inArray } from 'drizzle-orm';
import { type PgDatabase, type PgQueryResultHKT, pgTable, text } from 'drizzle-orm/pg-core';

export const orders = pgTable('orders', {
  id: text('id').primaryKey(),
  placedOn: text('placed_on').notNull(),
});

export interface Order {
  readonly id: string;
  readonly placedOn: string;
  // $0
}

/** Loads and stores every `Order`. Callers see no query builder. */
export interface OrderRepository {
  findById(id: Order['id']): Promise<Order | undefined>;
  /** One query for all ids, so that nobody needs a loop of `findById`. Unknown ids are missing in the answer. */
  findManyById(ids: readonly Order['id'][]): Promise<ReadonlyMap<Order['id'], Order>>;
  save(order: Order): Promise<void>;
}

/** The only code that knows how it is stored. */
export class DrizzleOrderRepository implements OrderRepository {
  readonly #db: OrderDatabase;

  constructor(db: OrderDatabase) {
    this.#db = db;
  }

  async findById(id: Order['id']): Promise<Order | undefined> {
    return (await this.findManyById([id])).get(id);
  }

  async findManyById(ids: readonly Order['id'][]): Promise<ReadonlyMap<Order['id'], Order>> {
    const rows = await this.#db
      .select()
      .from(orders)
      .where(inArray(orders.id, [...ids]));
    return new Map(rows.map((row) => [row.id, toOrder(row)]));
  }

  async save(order: Order): Promise<void> {
    const row = { id: order.id, placedOn: order.placedOn };
    await this.#db.insert(orders).values(row).onConflictDoUpdate({ target: orders.id, set: row });
  }
}

/** A database or a transaction of Drizzle, whatever its driver and schema. */
type OrderDatabase = Pick<PgDatabase<PgQueryResultHKT>, 'select' | 'insert'>;

type OrderRow = typeof orders.$inferSelect;

const toOrder = (row: OrderRow): Order => ({ id: row.id, placedOn: row.placedOn });

/** For tests: the same promises, kept in memory. */
export class InMemoryOrderRepository implements OrderRepository {
  readonly #all = new Map<Order['id'], Order>();

  async findById(id: Order['id']): Promise<Order | undefined> {
    return this.#all.get(id);
  }

  async findManyById(ids: readonly Order['id'][]): Promise<ReadonlyMap<Order['id'], Order>> {
    return new Map([...this.#all].filter(([id]) => ids.includes(id)));
  }

  async save(order: Order): Promise<void> {
    this.#all.set(order.id, order);
  }
}
