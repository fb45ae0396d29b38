import assert from 'node:assert/strict';
import { queriesIn } from '../reach.ts';

describe('NestJS', () => {
  it('gives instances of the classes that it is asked for', () => {
    assert.deepEqual(
      queriesIn(`
import { ModuleRef, NestFactory } from '@nestjs/core';
import { Pool } from 'pg';
class Orders { db = new Pool(); }
class Lines {
  constructor(private readonly modules: ModuleRef) {}
  async load(name) {
    const orders = await this.modules.resolve(Orders);
    await orders.db.query('…'); await this.modules.get(Orders).db.query('…'); await this.modules.get(name).db.query('…');
  }
}
const app = await NestFactory.create(AppModule);
await app.get(Orders).db.query('…');
app.get('other').db.query('…');
`),
      ['app.get(Orders).db.query', 'orders.db.query', 'this.modules.get(Orders).db.query'],
    );
  });
});
