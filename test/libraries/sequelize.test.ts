import assert from 'node:assert/strict';
import { queriesIn } from '../reach.ts';

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
});
