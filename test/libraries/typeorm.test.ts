import assert from 'node:assert/strict';
import { operationsIn, queriesIn } from '../reach.ts';

describe('TypeORM', () => {
  it('is known by repositories, managers and data sources, as NestJS injects them', () => {
    assert.deepEqual(
      queriesIn(`
import { InjectRepository } from '@nestjs/typeorm';
import { DataSource, EntityManager, Repository } from 'typeorm';
export class Users {
  constructor(@InjectRepository(User) private users: Repository<User>, private manager: EntityManager, private source: DataSource) {}
  async run() {
    await this.users.findOneBy({ id: 1 });
    await this.manager.save(user);
    await this.source.getRepository(User).find();
    await this.users.createQueryBuilder('u').where('u.id = 1').getMany();
    await this.source.transaction(async (manager) => { await manager.insert(User, {}); });
    this.users.create({}); this.users.createQueryBuilder('u').where('x');
  }
}
`),
      [
        'this.users.findOneBy',
        'this.manager.save',
        'this.source.getRepository(User).find',
        "this.users.createQueryBuilder('u')….getMany",
        'manager.insert',
      ],
    );
  });
  it('is known by active records and repositories of one’s own', () => {
    assert.deepEqual(
      queriesIn(`
import { BaseEntity, Repository } from 'typeorm';
class User extends BaseEntity { async rename() { await this.save(); } }
class UserRepository extends Repository<User> { load() { return this.findOneBy({ id: 1 }); } }
User.find(); new UserRepository().count();
`),
      ['User.find', 'new UserRepository().count', 'this.save', 'this.findOneBy'],
    );
  });

  it('reads or writes; making, merging and counting on a row in memory do neither', () => {
    assert.deepEqual(
      operationsIn(`
import { DataSource, Repository, type TreeRepository } from 'typeorm';
const source = await new DataSource({ type: 'postgres' }).initialize();
async function run(orders: Repository<Order>, categories: TreeRepository<Category>) {
  const order = orders.create({}), merged = orders.merge(order, {}); orders.getId(order); orders.hasId(order);
  await orders.preload({ id: 1 }); await orders.softDelete(1); await orders.exists({}); await orders.query('SELECT 1');
  await categories.findDescendants(root); await source.query('SELECT 2');
  await orders.createQueryBuilder().update(Order).set({ paid: true }).where('id = 1').execute();
  await source.createQueryBuilder().select('o').from(Order, 'o').getRawMany();
  await orders.createQueryBuilder().relation(Order, 'items').of(1).add(2);
  orders.createQueryBuilder('o').select('o.id').getQuery(); orders.metadata.columns.find(isPrimary);
}
`),
      [
        'read orders.preload',
        'write orders.softDelete',
        'read orders.exists',
        'read orders.query',
        'read categories.findDescendants',
        'read source.query',
        'write orders.createQueryBuilder()….execute',
        'read source.createQueryBuilder()….getRawMany',
        'write orders.createQueryBuilder()….add',
      ],
    );
  });

  it('hands out repositories, managers and runners', () => {
    assert.deepEqual(
      queriesIn(`
import { getConnection, getManager, getRepository, type InsertEvent, type MigrationInterface, type QueryRunner } from 'typeorm';
import { source } from './source';
getRepository(User).find(); getManager().findOne(User, 1); getConnection().getRepository(User).count();
export const users = source.getRepository(User).extend({ byName(name: string) { return this.findOneBy({ name }); } });
users.countBy({});
async function run() {
  const runner = source.createQueryRunner();
  await runner.connect(); await runner.startTransaction();
  await runner.manager.withRepository(users).insert({}); await runner.query('SELECT 1');
  await runner.commitTransaction(); await runner.release();
}
class Listener { async afterInsert(event: InsertEvent<User>) { await event.manager.getTreeRepository(Log).save({}); } }
//- /source.ts
import { DataSource } from 'typeorm';
export const source = new DataSource({});
`),
      [
        'getRepository(User).find',
        'getManager().findOne',
        'getConnection()….count',
        'users.countBy',
        'runner.manager.withRepository(users).insert',
        'runner.query',
        'event.manager.getTreeRepository(Log).save',
      ],
    );
  });

  it('gives rows of the class that it is asked for, alone, in lists and in pairs with a count', () => {
    assert.deepEqual(
      queriesIn(`
import { BaseEntity, EntityManager, Repository, type DataSource } from 'typeorm';
import { UserRepository } from './users';
class User extends BaseEntity { async rename() { await this.save(); } }
async function run(users: Repository<User>, manager: EntityManager, source: DataSource) {
  const user = await users.findOneBy({ id: 1 }); await user.reload();
  for (const one of await users.find()) await one.remove();
  const [some] = await manager.findAndCount(User); for (const one of some) await one.softRemove();
  const made = users.create({}); await made.save();
  const built = await source.getRepository(User).createQueryBuilder('u').getOneOrFail(); await built.recover();
  (await User.find()).map((one) => one.save());
  const found = await manager.getCustomRepository(UserRepository).byName('x'); await found.reload();
}
//- /users.ts
import { EntityRepository, Repository } from 'typeorm';
@EntityRepository(User)
export class UserRepository extends Repository<User> { byName(name: string) { return this.findOneBy({ name }); } }
`),
      [
        'this.save',
        'users.findOneBy',
        'user.reload',
        'users.find',
        'one.remove',
        'manager.findAndCount',
        'one.softRemove',
        'made.save',
        'source.getRepository(User)….getOneOrFail',
        'built.recover',
        'User.find',
        'one.save',
        'found.reload',
      ],
    );
  });
});
