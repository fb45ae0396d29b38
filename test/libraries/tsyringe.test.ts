import assert from 'node:assert/strict';
import { queriesIn } from '../reach.ts';

describe('tsyringe', () => {
  it('makes classes and holds values: what it puts into members and hands out is known', () => {
    assert.deepEqual(
      queriesIn(`
import { container, inject, injectable } from 'tsyringe';
import { Pool } from 'pg';
container.register('Db', { useFactory: () => new Pool() });
container.registerInstance(Pool, new Pool());
@injectable() class Orders { constructor(@inject('Db') private db: any, private other: Pool) {} load() { this.other.query(''); return this.db.query('x'); } }
container.resolve('Db').query('x');
export const o = () => container.resolve(Orders).db.query('x');
`),
      ["container.resolve('Db').query", 'this.other.query', 'this.db.query', 'container.resolve(Orders).db.query'],
    );
  });

  it('says nothing of a token that was told twice, or never', () => {
    assert.deepEqual(
      queriesIn(`
import { container } from 'tsyringe';
import { Pool } from 'pg';
container.register('Db', { useValue: new Pool() });
container.register('Db', { useValue: fake() });
container.resolve('Db').query('…');
container.resolve('Other').query('…');
function fake() { return { query() {} }; }
`),
      [],
    );
  });
});
