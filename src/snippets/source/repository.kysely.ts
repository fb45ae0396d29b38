/*
description: "A repository that loads many at once with Kysely, and its twin in memory for tests."
stops:
  - Order
  - 'id: [string|number];'
  - placedOn
  - 'placedOn: [string];'
  - ["selectFrom('[orders]'", "insertInto('[orders]'", 'readonly [orders]:']
*/
import type { Kysely } from 'kysely';

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
export class KyselyOrderRepository implements OrderRepository {
  readonly #db: Kysely<OrderTables>;

  constructor(db: Kysely<OrderTables>) {
    this.#db = db;
  }

  async findById(id: Order['id']): Promise<Order | undefined> {
    return (await this.findManyById([id])).get(id);
  }

  async findManyById(ids: readonly Order['id'][]): Promise<ReadonlyMap<Order['id'], Order>> {
    const rows = ids.length ? await this.#db.selectFrom('orders').select(['id', 'placed_on']).where('id', 'in', ids).execute() : [];
    return new Map(rows.map((row) => [row.id, toOrder(row)]));
  }

  async save(order: Order): Promise<void> {
    const row = { id: order.id, placed_on: order.placedOn };
    await this.#db
      .insertInto('orders')
      .values(row)
      .onConflict((on) => on.column('id').doUpdateSet(row))
      .execute();
  }
}

/** The part of your database that it asks; yours may have more. */
export interface OrderTables {
  readonly orders: OrderRow;
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
