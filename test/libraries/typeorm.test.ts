import assert from 'node:assert/strict';
import { queriesIn } from '../reach.ts';

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
});
