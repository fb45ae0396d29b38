import assert from 'node:assert/strict';
import { operationsIn, queriesIn } from '../reach.ts';

describe('MikroORM', () => {
  it('asks by managers, repositories and builders; persist waits for flush', () => {
    assert.deepEqual(
      operationsIn(`
import { MikroORM, type EntityManager, type EntityRepository } from '@mikro-orm/postgresql';
import { InjectRepository } from '@mikro-orm/nestjs';
class Orders {
  constructor(private readonly em: EntityManager, @InjectRepository(Order) private orders: EntityRepository<Order>) {}
  async run() {
    const order = this.orders.create({}); this.em.persist(order); this.em.assign(order, {}); this.em.getReference(Order, 1); await this.em.flush();
    await this.orders.findOneOrFail({ id: 1 }); await this.em.count(Order, {}); await this.em.fork().nativeDelete(Order, {}); await this.em.persist(order).flush();
    await this.em.transactional(async (em) => { await em.upsert(Order, {}); });
    await this.em.createQueryBuilder(Order).where({ id: 1 }).getResult(); await this.em.qb(Order).update({}).where({ id: 1 }).execute();
    await this.em.getConnection().execute('SELECT 1'); await this.em.getKnex()('orders').first();
    const orm = await MikroORM.init({}); await orm.em.getRepository(Order).find({});
  }
}
`),
      [
        'write this.em.flush',
        'read this.orders.findOneOrFail',
        'read this.em.count',
        'write this.em.fork().nativeDelete',
        'write this.em.persist(order).flush',
        'read this.em.createQueryBuilder(Order)….getResult',
        'write this.em.qb(Order)….execute',
        'read this.em.getConnection().execute',
        'read this.em.getKnex()….first',
        'read orm.em.getRepository(Order).find',
        'write em.upsert',
      ],
    );
  });

  it('loads collections and references of the rows it gives', () => {
    assert.deepEqual(
      queriesIn(`
import { Collection, wrap, type EntityManager, type Ref } from '@mikro-orm/core';
import { BaseEntity } from '@mikro-orm/core';
class Order extends BaseEntity { items = new Collection<Item>(this); customer!: Ref<Customer>; async reload() { return this.init(); } }
async function run(em: EntityManager) {
  for (const order of await em.find(Order, {})) { await order.items.init(); await order.customer.load(); order.items.add(item); order.items.getItems().map(show); }
  const [orders] = await em.findAndCount(Order, {}); await orders[0].items.loadCount();
  const order = em.create(Order, {}); await order.init(); await wrap(order).init(); wrap(order).assign({}); order.items.isInitialized();
}
`),
      [
        'this.init',
        'em.find',
        'order.items.init',
        'order.customer.load',
        'em.findAndCount',
        'orders[0].items.loadCount',
        'order.init',
        'wrap(order).init',
      ],
    );
  });
});
