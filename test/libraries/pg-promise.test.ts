import assert from 'node:assert/strict';
import { queriesIn } from '../reach.ts';

describe('pg-promise', () => {
  it('is known by its database, and passes one to tasks and transactions', () => {
    assert.deepEqual(
      queriesIn(`
import pgPromise, { type IDatabase } from 'pg-promise';
const pgp = pgPromise({ capSQL: true });
export const db = pgp('postgres://');
class Orders {
  constructor(private readonly db: IDatabase<{}>) {}
  find() { return this.db.oneOrNone('SELECT 1'); }
}
db.any('SELECT 2'); db.tx(async (t) => { await t.none('DELETE FROM orders'); });
async function run() { const connection = await db.connect(); await connection.one('SELECT 3'); connection.done(); }
pgp.as.format('SELECT $1', [4]); new pgp.helpers.ColumnSet([]); pgp.end();
`),
      ['db.any', 'this.db.oneOrNone', 't.none', 'connection.one'],
    );
  });
});
