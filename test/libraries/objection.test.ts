import assert from 'node:assert/strict';
import { operationsIn, queriesIn } from '../reach.ts';

describe('Objection.js', () => {
  it('reads or writes where it is waited for, by models, relations and transactions', () => {
    assert.deepEqual(
      operationsIn(`
import { Model, transaction, type ModelClass, type Transaction } from 'objection';
class BaseModel extends Model { static byId(id: number, trx?: Transaction) { return this.query(trx).findById(id); } }
class Order extends BaseModel { static tableName = 'orders'; async items() { return this.$relatedQuery('items'); } }
class Orders {
  constructor(private orders: ModelClass<Order>) {}
  async run() {
    await Order.query().where('id', 1).withGraphFetched('items'); await this.orders.query().resultSize(); await Order.query().insertGraph({});
    await Order.query().patch({}).where('id', 1); await Order.query().page(0, 10); await Order.relatedQuery('items').for(1).delete();
    await transaction(Order.knex(), async (trx) => { await Order.query(trx).insert({}); await trx('orders').first(); });
    const trx = await Order.startTransaction(); await trx.raw('SELECT 1'); await trx.commit();
  }
}
`),
      [
        'read this.$relatedQuery',
        'read Order.query()….withGraphFetched',
        'read this.orders.query().resultSize',
        'write Order.query().insertGraph',
        'write Order.query()….where',
        'read Order.query().page',
        "write Order.relatedQuery('items')….delete",
        'read trx.raw',
        'write Order.query(trx).insert',
        "read trx('orders').first",
      ],
    );
  });

  it('gives rows, alone, in lists and in pages', () => {
    assert.deepEqual(
      queriesIn(`
import { Model } from 'objection';
class Order extends Model { async pay() { await this.$query().patch({}); } async again() { return Order.query().findById(1); } }
async function run() {
  for (const order of await Order.query()) await order.$query().delete();
  const { results } = await Order.query().page(0, 10); await results[0].$relatedQuery('items');
  const order = await Order.query().findById(1).throwIfNotFound(); await order.$fetchGraph('items');
}
`),
      [
        'this.$query().patch',
        'Order.query().findById',
        'Order.query',
        'order.$query().delete',
        'Order.query().page',
        'results[0].$relatedQuery',
        'Order.query()….throwIfNotFound',
        'order.$fetchGraph',
      ],
    );
  });

  it('does not ask by what only builds', () => {
    assert.deepEqual(
      queriesIn(`
import { Model, raw, ref } from 'objection';
class Order extends Model {}
const query = Order.query().where('id', 1), order = Order.fromJson({}), fragment = raw('now()');
order.$set({}); order.$toJson(); order.$clone().$setJson({}); Order.bindKnex(knex); Order.getRelations();
async function text() { return query.clone().toString(); }
`),
      [],
    );
  });
});
