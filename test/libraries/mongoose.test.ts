import assert from 'node:assert/strict';
import { queriesIn } from '../reach.ts';

describe('Mongoose', () => {
  it('is known by models, made or injected, and runs a query where it is waited for', () => {
    assert.deepEqual(
      queriesIn(`
import mongoose, { model, type Model } from 'mongoose';
const User = mongoose.model('User', schema), Post = model('Post', schema);
class Users {
  constructor(@InjectModel('User') private users: Model<User>) {}
  async run() { await this.users.findById(1).lean(); await User.find().exec(); Post.create({}); const building = User.find(); await new User().save(); }
}
`),
      ['this.users.findById(1).lean', 'User.find().exec', 'Post.create', 'new User().save'],
    );
  });
});
