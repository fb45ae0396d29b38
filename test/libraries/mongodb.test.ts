import assert from 'node:assert/strict';
import { operationsIn, queriesIn } from '../reach.ts';

describe('MongoDB driver', () => {
  it('is known by its clients, databases and collections; a cursor asks when it is read', () => {
    assert.deepEqual(
      operationsIn(`
import { MongoClient, type Collection, type Db } from 'mongodb';
const client = new MongoClient(uri);
const orders = client.db('shop').collection<Order>('orders');
class Orders {
  constructor(private readonly orders: Collection<Order>, private db: Db) {}
  async run() {
    await this.orders.findOne({ _id }); await this.orders.insertOne({}); await orders.find({}).sort({ at: -1 }).limit(5).toArray();
    for await (const order of orders.aggregate([])) show(order);
    const cursor = this.db.collection('items').find({ order: _id }).project({ _id: 0 });
    while (await cursor.hasNext()) await cursor.next();
    const bulk = orders.initializeOrderedBulkOp(); bulk.insert({}); await bulk.execute();
    (await MongoClient.connect(uri)).db().collection('users').deleteMany({});
  }
}
`),
      [
        'read this.orders.findOne',
        'write this.orders.insertOne',
        'read orders.find({})….toArray',
        'read orders.aggregate',
        'read cursor.hasNext',
        'read cursor.next',
        'write bulk.execute',
        'write (await MongoClient.connect(uri)).db()….deleteMany',
      ],
    );
  });

  it('is passed on: kept once per process, by a function that connects, with a session', () => {
    assert.deepEqual(
      queriesIn(`
import { connect, getDb } from './db';
async function run() {
  const { db, client } = await connect();
  await db.collection('orders').countDocuments();
  await getDb().collection('orders').updateOne({}, {});
  const session = client.startSession();
  await session.withTransaction(async () => { await db.collection('stock').findOneAndUpdate({}, {}); });
}
//- /db.ts
import { MongoClient, type Db } from 'mongodb';
let cached: { client: MongoClient; db: Db } | undefined;
let db: Db;
export async function connect() { if (cached) return cached; const client = await new MongoClient('').connect(); return (cached = { client, db: client.db() }); }
export const getDb = () => db;
`),
      ["db.collection('orders').countDocuments", 'getDb()….updateOne', "db.collection('stock').findOneAndUpdate"],
    );
  });

  it('does not ask by what only prepares to ask', () => {
    assert.deepEqual(
      queriesIn(`
import { MongoClient, ObjectId } from 'mongodb';
const db = new MongoClient(uri).db(), orders = db.collection('orders');
const cursor = orders.find({ _id: new ObjectId(id) }).limit(1), bulk = orders.initializeUnorderedBulkOp(); bulk.find({}).update({});
orders.watch().on('change', show); cursor.close();
`),
      [],
    );
  });
});
