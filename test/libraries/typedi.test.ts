import assert from 'node:assert/strict';
import { queriesIn } from '../reach.ts';

describe('TypeDI', () => {
  it('makes classes and holds values: what it puts into members and hands out is known', () => {
    assert.deepEqual(
      queriesIn(`
import { Container, Inject, Service } from 'typedi';
import { Pool } from 'pg';
Container.set('db', new Pool());
@Service() export class Orders { @Inject('db') db; @Inject(() => Lines) lines: Lines; load() { return this.db.query('x'); } }
@Service() class Lines { constructor(@Inject('db') private pool: any) {} all() { return this.pool.query('x'); } }
Container.get('db').query('z');
Container.get(Orders).db.query('y');
`),
      ["Container.get('db').query", 'Container.get(Orders).db.query', 'this.db.query', 'this.pool.query'],
    );
  });

  it('says nothing of a token that was told twice, or never', () => {
    assert.deepEqual(
      queriesIn(`
import { Container } from 'typedi';
import { Pool } from 'pg';
Container.set('db', new Pool());
Container.set('db', fake());
Container.get('db').query('…');
Container.get('other').query('…');
function fake() { return { query() {} }; }
`),
      [],
    );
  });
});
