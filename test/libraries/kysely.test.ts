import assert from 'node:assert/strict';
import { operationsIn, queriesIn } from '../reach.ts';

describe('Kysely', () => {
  it('runs a builder by its execute methods only', () => {
    assert.deepEqual(
      queriesIn(`
import { Kysely, type Transaction } from 'kysely';
const db = new Kysely<Database>({});
async function run(trx: Transaction<Database>) {
  await db.selectFrom('users').selectAll().executeTakeFirst();
  await trx.insertInto('users').values({}).execute();
  await db.transaction().execute(async (inner) => { await inner.deleteFrom('users').execute(); });
  const building = db.selectFrom('users').where('id', '=', 1);
}
`),
      ["db.selectFrom('users')….executeTakeFirst", "trx.insertInto('users')….execute", "inner.deleteFrom('users').execute"],
    );
  });

  it('reads or writes, by how the query begins', () => {
    assert.deepEqual(
      operationsIn(`
import { Kysely, sql, type ControlledTransaction } from 'kysely';
export const db = new Kysely<Database>({ dialect });
class Orders {
  constructor(private readonly db: Kysely<Database>) {}
  async run() {
    await this.db.with('recent', recent).selectFrom('recent').selectAll().execute();
    await this.db.withSchema('shop').updateTable('orders').set({}).where('id', '=', 1).executeTakeFirstOrThrow();
    for await (const order of this.db.selectFrom('orders').selectAll().stream()) show(order);
    await this.db.schema.createTable('orders').addColumn('id', 'integer').execute();
    await sql\`SELECT 1\`.execute(this.db);
    const trx = await this.db.startTransaction().execute();
    await trx.deleteFrom('orders').execute();
    await trx.commit().execute();
  }
}
`),
      [
        "read this.db.with('recent', recent)….execute",
        "write this.db.withSchema('shop')….executeTakeFirstOrThrow",
        "read this.db.selectFrom('orders')….stream",
        "write this.db.schema.createTable('orders')….execute",
        'read sql`SELECT 1`.execute',
        "write trx.deleteFrom('orders').execute",
      ],
    );
  });

  it('does not run what is compiled or nested', () => {
    assert.deepEqual(
      queriesIn(`
import { Kysely, sql } from 'kysely';
const db = new Kysely<Database>({});
const compiled = db.selectFrom('orders').selectAll().compile(), fragment = sql\`now()\`, nested = db.selectFrom('orders').select('id').as('o');
async function build() { return db.selectFrom('orders').selectAll(); }
`),
      [],
    );
  });
});
