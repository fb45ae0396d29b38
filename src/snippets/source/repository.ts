/*
title: Repository
concept: repository
description: "A repository that loads many at once, for any client with `query(sql, values)`, and its twin in memory for tests."
stops:
  - Order
  - 'id: [string|number];'
  - placedOn
  - 'placedOn: [string];'
  - ['FROM [orders]', 'INTO [orders]']
*/
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

/** The only code that knows the table. The database may be a pool of `pg`, or the client of a transaction. */
export class SqlOrderRepository implements OrderRepository {
  readonly #database: OrderDatabase;

  constructor(database: OrderDatabase) {
    this.#database = database;
  }

  async findById(id: Order['id']): Promise<Order | undefined> {
    return (await this.findManyById([id])).get(id);
  }

  async findManyById(ids: readonly Order['id'][]): Promise<ReadonlyMap<Order['id'], Order>> {
    const { rows } = await this.#database.query('SELECT id, placed_on FROM orders WHERE id = ANY($1)', [ids]);
    return new Map(rows.map((row) => [row.id, toOrder(row)]));
  }

  async save(order: Order): Promise<void> {
    await this.#database.query(
      `INSERT INTO orders (id, placed_on) VALUES ($1, $2)
       ON CONFLICT (id) DO UPDATE SET placed_on = EXCLUDED.placed_on`,
      [order.id, order.placedOn],
    );
  }
}

interface OrderDatabase {
  query(sql: string, values: unknown[]): Promise<{ rows: OrderRow[] }>;
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
