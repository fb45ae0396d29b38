import assert from 'node:assert/strict';
import { operationsIn, queriesIn } from '../reach.ts';

describe('Sequelize', () => {
  it('is known by models, through base classes of one’s own', () => {
    assert.deepEqual(
      queriesIn(`
import { Model } from 'sequelize-typescript';
abstract class BaseModel extends Model { static byId(id) { return this.findByPk(id); } }
class User extends BaseModel { async rename() { this.name = ''; await this.save(); } posts() { return this.$get('posts'); } }
User.findAll(); User.scope('active').findOne(); User.count(); User.build({});
async function run() { const user = await User.findOne(); await user.destroy(); const made = await User.create({}); await made.update({}); }
`),
      [
        'User.findAll',
        "User.scope('active').findOne",
        'User.count',
        'this.findByPk',
        'this.save',
        'this.$get',
        'User.findOne',
        'user.destroy',
        'User.create',
        'made.update',
      ],
    );
  });
  it('is known by its client', () => {
    assert.deepEqual(
      queriesIn(`
import { Sequelize } from 'sequelize';
const sequelize = new Sequelize('postgres://');
const User = sequelize.define('User', {});
sequelize.query('SELECT 1'); User.findAll(); sequelize.close();
`),
      ['sequelize.query', 'User.findAll'],
    );
  });

  it('reads or writes, on models that are defined, injected, looked up or typed', () => {
    assert.deepEqual(
      operationsIn(`
import { InjectModel } from '@nestjs/sequelize';
import { DataTypes, Model, Sequelize, type ModelStatic } from 'sequelize';
import { Sequelize as Typed } from 'sequelize-typescript';
class User extends Model { declare id: number; }
const sequelize = new Sequelize('sqlite::memory:'), typed = new Typed({ repositoryMode: true });
const Order = sequelize.define('Order', { id: DataTypes.INTEGER });
class Users {
  constructor(@InjectModel(User) private users: typeof User, private orders: ModelStatic<Order>) {}
  async run() {
    await this.users.findOrCreate({}); await this.orders.bulkCreate([]); await sequelize.models.Order.destroy({});
    await Order.unscoped().findAll(); await typed.getRepository(User).upsert({}); await sequelize.getQueryInterface().bulkInsert('users', []);
    await sequelize.transaction(async (transaction) => { await Order.update({}, { transaction }); });
  }
}
User.init({}, { sequelize }); User.hasMany(Order); User.addScope('x', {}); User.getTableName(); Order.build({}).toJSON(); sequelize.literal('1');
`),
      [
        'write this.users.findOrCreate',
        'write this.orders.bulkCreate',
        'write sequelize.models.Order.destroy',
        'read Order.unscoped().findAll',
        'write typed.getRepository(User).upsert',
        'write sequelize.getQueryInterface().bulkInsert',
        'write Order.update',
      ],
    );
  });

  it('gives rows of the class that is asked, alone, in lists, pages and pairs', () => {
    assert.deepEqual(
      queriesIn(`
import { Model } from 'sequelize';
class User extends Model { async rename() { await this.save(); } }
async function run() {
  for (const user of await User.findAll()) await user.rename();
  const { rows } = await User.findAndCountAll(); rows.map((user) => user.reload());
  const [user] = await User.findOrCreate({}); await user.update({}); user.toJSON(); user.get('id');
  const scoped = await User.scope('active').findOne(); await scoped.destroy();
  const built = User.build({}); await built.save();
}
`),
      [
        'this.save',
        'User.findAll',
        'User.findAndCountAll',
        'user.reload',
        'User.findOrCreate',
        'user.update',
        "User.scope('active').findOne",
        'scoped.destroy',
        'built.save',
      ],
    );
  });

  it('queries by the methods that associations add', () => {
    assert.deepEqual(
      operationsIn(`
import { Model, type BelongsToGetAssociationMixin, type HasManyAddAssociationMixin, type HasManyCountAssociationsMixin, type HasManyGetAssociationsMixin } from 'sequelize';
class Post extends Model {}
class User extends Model {
  declare getPosts: HasManyGetAssociationsMixin<Post>;
  declare addPost: HasManyAddAssociationMixin<Post, number>;
  declare countPosts: HasManyCountAssociationsMixin;
  declare getTeam: BelongsToGetAssociationMixin<Team>;
  declare posts?: NonAttribute<Post[]>;
}
async function run(user: User) {
  const posts = await user.getPosts(); await posts[0].destroy();
  await user.addPost(1); await user.countPosts(); await user.getTeam();
  user.posts?.map(({ id }) => id);
}
`),
      ['read user.getPosts', 'write posts[0].destroy', 'write user.addPost', 'read user.countPosts', 'read user.getTeam'],
    );
  });
});
