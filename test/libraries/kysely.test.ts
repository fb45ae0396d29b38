import assert from 'node:assert/strict';
import { queriesIn } from '../reach.ts';

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
});
