/*
description: "A repository that loads many at once with Sequelize, and its twin in memory for tests."
stops:
  - Order
  - 'id: [string|number];'
  - placedOn
  - 'placedOn: [string];'
*/
import type { Model, ModelStatic } from 'sequelize';

export interface Order {
  readonly id: string;
  readonly placedOn: string;
  // $0
}

/** Loads and stores every `Order`. Callers see no model. */
export interface OrderRepository {
  findById(id: Order['id']): Promise<Order | undefined>;
  /** One query for all ids, so that nobody needs a loop of `findById`. Unknown ids are missing in the answer. */
  findManyById(ids: readonly Order['id'][]): Promise<ReadonlyMap<Order['id'], Order>>;
  save(order: Order): Promise<void>;
}

/** The only code that knows how it is stored. */
export class SequelizeOrderRepository implements OrderRepository {
  readonly #rows: ModelStatic<OrderRow>;

  constructor(rows: ModelStatic<OrderRow>) {
    this.#rows = rows;
  }

  async findById(id: Order['id']): Promise<Order | undefined> {
    return (await this.findManyById([id])).get(id);
  }

  async findManyById(ids: readonly Order['id'][]): Promise<ReadonlyMap<Order['id'], Order>> {
    const rows = await this.#rows.findAll({ where: { id: [...ids] } });
    return new Map(rows.map((row) => [row.id, toOrder(row)]));
  }

  async save(order: Order): Promise<void> {
    await this.#rows.upsert({ id: order.id, placedOn: order.placedOn });
  }
}

/** A row of the model that `sequelize.define` made. */
type OrderRow = Model<Order> & Order;

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
