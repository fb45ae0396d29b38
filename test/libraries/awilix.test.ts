import assert from 'node:assert/strict';
import { queriesIn } from '../reach.ts';

describe('Awilix', () => {
  it('makes classes and holds values: what it puts into members and hands out is known', () => {
    assert.deepEqual(
      queriesIn(
        `
import { createContainer, asClass, asFunction, asValue } from 'awilix';
import { Pool } from 'pg';
const container = createContainer();
container.register({ pool: asFunction(() => new Pool()).singleton(), orders: asClass(Orders).scoped(), api: asFunction(makeApi) });
class Orders { constructor({ pool }) { this.pool = pool; } load() { return this.pool.query('x'); } }
export const makeApi = ({ pool, orders }) => ({ run: () => pool.query('x') });
export const r = () => container.resolve('pool').query('x');
export const s = () => container.cradle.pool.query('x');
`,
        '/main.js',
      ),
      ['this.pool.query', 'pool.query', "container.resolve('pool').query", 'container.cradle.pool.query'],
    );
  });

  it('says nothing of a token that was told twice, or never', () => {
    assert.deepEqual(
      queriesIn(`
import { asValue, createContainer } from 'awilix';
import { Pool } from 'pg';
const container = createContainer();
container.register({ db: asValue(new Pool()) });
container.register({ db: asValue(fake()) });
container.resolve('db').query('…');
container.cradle.other.query('…');
export class Orders { constructor({ db }) { db.query('…'); } }
function fake() { return { query() {} }; }
`),
      [],
    );
  });
});
