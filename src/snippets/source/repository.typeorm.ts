/*
description: "A repository that loads many at once with TypeORM, and its twin in memory for tests."
only: typescript
stops:
  - Order
  - 'id: [string|number];'
  - placedOn
  - 'placedOn: [string];'
  - "Entity('[orders]'"
*/
import { Column, Entity, In, PrimaryColumn, type Repository } from 'typeorm';

@Entity('orders')
export class OrderRow {
  @PrimaryColumn({ type: 'text' })
  id!: Order['id'];

  @Column({ name: 'placed_on', type: 'text' })
  placedOn!: Order['placedOn'];
}

export interface Order {
  readonly id: string;
  readonly placedOn: string;
  // $0
}

/** Loads and stores every `Order`. Callers see no entity. */
export interface OrderRepository {
  findById(id: Order['id']): Promise<Order | undefined>;
  /** One query for all ids, so that nobody needs a loop of `findById`. Unknown ids are missing in the answer. */
  findManyById(ids: readonly Order['id'][]): Promise<ReadonlyMap<Order['id'], Order>>;
  save(order: Order): Promise<void>;
}

/** The only code that knows how it is stored. */
export class TypeORMOrderRepository implements OrderRepository {
  readonly #rows: Repository<OrderRow>;

  constructor(rows: Repository<OrderRow>) {
    this.#rows = rows;
  }

  async findById(id: Order['id']): Promise<Order | undefined> {
    return (await this.findManyById([id])).get(id);
  }

  async findManyById(ids: readonly Order['id'][]): Promise<ReadonlyMap<Order['id'], Order>> {
    const rows = await this.#rows.findBy({ id: In(ids) });
    return new Map(rows.map((row) => [row.id, toOrder(row)]));
  }

  async save(order: Order): Promise<void> {
    await this.#rows.upsert({ id: order.id, placedOn: order.placedOn }, ['id']);
  }
}

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
