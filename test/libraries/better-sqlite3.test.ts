import assert from 'node:assert/strict';
import { operationsIn, queriesIn } from '../reach.ts';

describe('better-sqlite3', () => {
  it('runs statements that were prepared anywhere', () => {
    assert.deepEqual(
      operationsIn(`
import Database from 'better-sqlite3';
const Legacy = require('better-sqlite3');
const db = new Database('shop.db', { readonly: true }), other = Database(':memory:'), third = new Legacy('x.db');
const byId = db.prepare('SELECT 1');
class Orders {
  private readonly insert = db.prepare('INSERT');
  constructor(private db: Database.Database, private all: Database.Statement) {}
  run() { byId.get(1); this.insert.run({}); this.all.all(); this.db.prepare('SELECT 2').pluck().get(); for (const row of byId.iterate()) show(row); }
}
other.exec('CREATE TABLE'); third.pragma('journal_mode = WAL');
`),
      [
        'write other.exec',
        'read third.pragma',
        'read byId.get',
        'write this.insert.run',
        'read this.all.all',
        "read this.db.prepare('SELECT 2')….get",
        'read byId.iterate',
      ],
    );
  });

  it('follows what a transaction is made of', () => {
    assert.deepEqual(
      queriesIn(`
import Database from 'better-sqlite3';
const db = new Database('shop.db');
const insert = db.prepare('INSERT');
const insertAll = db.transaction((orders) => { insert.run(orders[0]); });
`),
      ['insert.run'],
    );
  });

  it('prepares, registers and closes without a query', () => {
    assert.deepEqual(
      queriesIn(`
import Database from 'better-sqlite3';
const db = new Database('shop.db'), statement = db.prepare('SELECT 1').raw().bind(1);
db.function('twice', (n) => 2 * n); statement.columns(); db.close();
`),
      [],
    );
  });
});
