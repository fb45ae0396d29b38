import assert from 'node:assert/strict';
import { queriesIn } from '../reach.ts';

describe('InversifyJS', () => {
  it('makes classes and holds values: what it puts into members and hands out is known', () => {
    assert.deepEqual(
      queriesIn(`
import { Container, inject, injectable } from 'inversify';
import { Pool } from 'pg';
const TYPES = { Db: Symbol.for('Db'), Repo: Symbol.for('Repo') };
const container = new Container();
container.bind<Pool>(TYPES.Db).toConstantValue(new Pool());
container.bind<IRepo>(TYPES.Repo).to(PgRepo).inSingletonScope();
interface IRepo { load(): Promise<void> }
@injectable() class PgRepo implements IRepo { @inject(TYPES.Db) private db!: Pool; load() { return this.db.query('x'); } }
class Svc { constructor(@inject(TYPES.Repo) private readonly repo: IRepo, @inject(TYPES.Db) private readonly pool) {} run() { this.repo.load(); return this.pool.query('y'); } }
export const p = () => container.get<Pool>(TYPES.Db).query('x');
export const q = () => container.get(TYPES.Db).query('x');
`),
      ['this.db.query', 'this.pool.query', 'container.get<Pool>(TYPES.Db).query', 'container.get(TYPES.Db).query'],
    );
  });

  it('says nothing of a token that was told twice, or never', () => {
    assert.deepEqual(
      queriesIn(`
import { Container } from 'inversify';
import { Pool } from 'pg';
const container = new Container();
container.bind('Db').toConstantValue(new Pool());
container.bind('Db').toConstantValue(fake());
container.get('Db').query('…');
container.get('Other').query('…');
function fake() { return { query() {} }; }
`),
      [],
    );
  });
});
