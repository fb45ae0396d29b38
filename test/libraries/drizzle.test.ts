import assert from 'node:assert/strict';
import { operationsIn, queriesIn } from '../reach.ts';

describe('Drizzle', () => {
  it('is known by its factory for every driver, and runs a builder where it is waited for', () => {
    assert.deepEqual(
      queriesIn(`
import { drizzle } from 'drizzle-orm/node-postgres';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
const db = drizzle(pool);
async function run(given: NodePgDatabase) {
  await db.select().from(users).where(eq(users.id, 1));
  await db.query.users.findFirst({});
  await given.insert(users).values({}).returning();
  await db.transaction(async (tx) => { await tx.delete(users); });
  await db.execute(sql);
  const building = db.select().from(users);
}
`),
      ['db.select()….where', 'db.query.users.findFirst', 'given.insert(users)….returning', 'tx.delete', 'db.execute'],
    );
  });

  it('reads or writes, in every dialect, prepared or not', () => {
    assert.deepEqual(
      operationsIn(`
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { withReplicas, type MySqlTransaction } from 'drizzle-orm/mysql-core';
import type { DrizzleD1Database } from 'drizzle-orm/d1';
export const db = drizzle(sqlite, { schema });
const prepared = db.select().from(orders).prepare();
class Orders {
  constructor(private d1: DrizzleD1Database, private tx: MySqlTransaction) {}
  async run() {
    db.select().from(orders).all(); db.insert(orders).values({}).run(); prepared.get({ id: 1 });
    db.query.orders.findMany({}).sync();
    await this.d1.batch([this.d1.insert(orders).values({}), this.d1.select().from(orders)]);
    await this.tx.update(orders).set({}).where(eq(orders.id, 1));
    await db.with(recent).update(orders).set({}); await db.$count(orders); await withReplicas(db, []).$primary.select().from(orders);
  }
}
`),
      [
        'read db.select()….all',
        'write db.insert(orders)….run',
        'read prepared.get',
        'read db.query.orders.findMany({}).sync',
        'read this.d1.batch',
        'write this.tx.update(orders)….where',
        'write db.with(recent)….set',
        'read db.$count',
        'read withReplicas(db, []).$primary.select().from',
      ],
    );
  });

  it('does not run what is only built', () => {
    assert.deepEqual(
      queriesIn(`
import { drizzle } from 'drizzle-orm/postgres-js';
import { pgTable, integer } from 'drizzle-orm/pg-core';
import { eq, sql } from 'drizzle-orm';
const db = drizzle(client), orders = pgTable('orders', { id: integer() });
const sub = db.select().from(orders).as('sub'), text = db.select().from(orders).toSQL(), recent = db.$with('recent').as(db.select().from(orders));
const dynamic = db.select().from(orders).$dynamic().where(eq(orders.id, 1)), fragment = sql\`now()\`;
async function show() { return db.select().from(orders).toSQL(); }
`),
      [],
    );
  });
});
