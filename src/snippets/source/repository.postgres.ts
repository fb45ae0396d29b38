/*
description: "A repository that loads many at once with Postgres.js, and its twin in memory for tests."
stops:
  - Order
  - 'id: [string|number];'
  - placedOn
  - 'placedOn: [string];'
  - ['FROM [orders]', 'INTO [orders]']
*/
import type { Sql } from 'postgres';

export interface Order {
  readonly id: string;
  readonly placedOn: string;
  // $0
}

/** Loads and stores every `Order`. Callers see no SQL. */
export interface OrderRepository {
  findById(id: Order['id']): Promise<Order | undefined>;
  /** One query for all ids, so that nobody needs a loop of `findById`. Unknown ids are missing in the answer. */
  findManyById(ids: readonly Order['id'][]): Promise<ReadonlyMap<Order['id'], Order>>;
  save(order: Order): Promise<void>;
}

/** The only code that knows how it is stored. */
export class PostgresOrderRepository implements OrderRepository {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  async findById(id: Order['id']): Promise<Order | undefined> {
    return (await this.findManyById([id])).get(id);
  }

  async findManyById(ids: readonly Order['id'][]): Promise<ReadonlyMap<Order['id'], Order>> {
    const rows = (await this.#sql`SELECT id, placed_on FROM orders WHERE id = ANY(${[...ids]})`) as readonly OrderRow[];
    return new Map(rows.map((row) => [row.id, toOrder(row)]));
  }

  async save(order: Order): Promise<void> {
    await this.#sql`
      INSERT INTO orders (id, placed_on) VALUES (${order.id}, ${order.placedOn})
      ON CONFLICT (id) DO UPDATE SET placed_on = EXCLUDED.placed_on`;
  }
}

interface OrderRow {
  readonly id: Order['id'];
  readonly placed_on: Order['placedOn'];
}

const toOrder = (row: OrderRow): Order => ({ id: row.id, placedOn: row.placed_on });

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
