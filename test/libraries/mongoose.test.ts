import assert from 'node:assert/strict';
import { operationsIn, queriesIn } from '../reach.ts';

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

  it('reads or writes, as the query says, also on documents and on the driver below', () => {
    assert.deepEqual(
      operationsIn(`
import mongoose, { connection, Schema } from 'mongoose';
const User = mongoose.models.User || mongoose.model('User', new Schema({}));
async function run() {
  await User.find({}).sort('name').select('name').lean(); await User.findByIdAndUpdate(1, {}).exec();
  await User.updateMany({}, {}).where('age').gt(3); await User.exists({}); await User.aggregate([]).match({}); await User.where('age').gt(1).countDocuments();
  const user = await User.findOne({}).orFail(); await user.save(); await user.populate('posts'); user.set('a', 1); user.toObject(); user.markModified('a');
  for (const one of await User.find()) await one.deleteOne();
  for await (const one of User.find().cursor()) await one.save();
  await connection.db.collection('logs').insertOne({}); await User.collection.bulkWrite([]); await User.bulkSave([]);
}
`),
      [
        'read User.find({})….lean',
        'write User.findByIdAndUpdate(1, {}).exec',
        'write User.updateMany({}, {})….gt',
        'read User.exists',
        'read User.aggregate([]).match',
        "read User.where('age')….countDocuments",
        'read User.findOne({}).orFail',
        'write user.save',
        'read user.populate',
        'read User.find',
        'write one.deleteOne',
        'read User.find().cursor',
        'write one.save',
        "write connection.db.collection('logs').insertOne",
        'write User.collection.bulkWrite',
        'write User.bulkSave',
      ],
    );
  });

  it('is known on connections of its own, by the types of documents, and in transactions', () => {
    assert.deepEqual(
      queriesIn(`
import { InjectConnection, InjectModel } from '@nestjs/mongoose';
import mongoose, { createConnection, type Connection, type Document, type HydratedDocument, type Model, type PaginateModel } from 'mongoose';
interface IUser extends Document { name: string }
type UserDocument = HydratedDocument<User>;
const tenant = createConnection(uri).useDb('tenant').model('User', schema);
class Users {
  constructor(@InjectModel('User') private users: Model<UserDocument>, private pages: PaginateModel<User>, @InjectConnection() private connection: Connection) {}
  async run(user: IUser, document: UserDocument) {
    await tenant.countDocuments(); await this.pages.paginate({}, {}); await user.save(); await document.updateOne({});
    await this.connection.transaction(async (session) => { await this.users.create([{}], { session }); });
    const session = await mongoose.startSession();
    await session.withTransaction(async () => { await this.users.deleteMany({}, { session }); });
  }
}
`),
      ['tenant.countDocuments', 'this.pages.paginate', 'user.save', 'document.updateOne', 'this.users.create', 'this.users.deleteMany'],
    );
  });

  it('does not ask by what only makes documents, ids and filters', () => {
    assert.deepEqual(
      queriesIn(`
import mongoose, { Schema, Types } from 'mongoose';
const User = mongoose.model('User', new Schema({}));
const user = User.hydrate({}), other = new User({}), id = new Types.ObjectId(), filter = User.find({ a: 1 }).getFilter(), query = User.findOne();
user.toJSON(); user.get('name'); user.isModified('name'); User.schema.path('name'); mongoose.set('strict', true); User.watch();
`),
      [],
    );
  });
});
