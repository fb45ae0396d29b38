import assert from 'node:assert/strict';
import { queriesIn } from '../reach.ts';

const database = `
//- /database.ts
import { Pool } from 'pg';
export { Pool };
export const pool = new Pool();
`;

/** Every call in `code` that is proven to be a query, where `/database.ts` exports `Pool` and `pool`. */
function found(code: string): readonly string[] {
  return queriesIn(`import { Pool, pool } from './database';\n${code}\n${database}`);
}

describe('what is added to an object later is a member of it', () => {
  for (const [title, code] of [
    ['an assignment', 'const api = {};\napi.db = pool;'],
    ['an assignment by a name in quotes', "const api = {};\napi['db'] = pool;"],
    ['a chain of assignments', 'const api = {};\napi.other = api.db = pool;'],
    ['an assignment to what a prototype makes', 'const api = Object.create(null);\napi.db = pool;'],
    ['an assignment to a function', 'function api() {}\napi.db = pool;'],
    ['an assignment to a function without a name', 'const api = () => {};\napi.db = pool;'],
    ['an assignment to a class', 'class api {}\napi.db = pool;'],
    ['Object.assign', 'const api = {};\nObject.assign(api, { other: 1 }, { db: pool });'],
    ['the value of Object.assign', 'const api = Object.assign({}, { other: 1 }, { db: pool });'],
    ['Object.assign onto a function', 'const api = Object.assign(() => {}, { db: pool });'],
    ['Object.freeze', 'const api = Object.freeze({ db: pool });'],
    ['Object.defineProperty with a value', "const api = {};\nObject.defineProperty(api, 'db', { value: pool });"],
    ['Object.defineProperty with a getter', "const api = {};\nObject.defineProperty(api, 'db', { get() { return pool; } });"],
  ] as const) {
    it(`by ${title}`, () => {
      assert.deepEqual(found(`${code}\napi.db.query('…');`), ['api.db.query'], 'at the top level');
      assert.deepEqual(found(`export function run() {\n${code}\nreturn api.db.query('…');\n}`), ['api.db.query'], 'in a function');
    });
  }

  it('and what it was made as stays', () => {
    assert.deepEqual(
      found(`
const api = { first: pool };
api.second = pool;
function make() { return pool; }
make.db = pool;
api.first.query('…'); api.second.query('…'); make().query('…'); make.db.query('…');`),
      ['api.first.query', 'api.second.query', 'make().query', 'make.db.query'],
    );
  });

  it('as in the index of models that Sequelize generates', () => {
    assert.deepEqual(
      queriesIn(
        `
const db = require('./models');
exports.run = async () => { await db.sequelize.query('…'); await db.Order.findAll(); };
//- /models/index.js
const Sequelize = require('sequelize');
const db = {};
let sequelize;
if (config.use_env_variable) {
  sequelize = new Sequelize(process.env[config.use_env_variable], config);
} else {
  sequelize = new Sequelize(config.database, config.username, config.password, config);
}
db.Order = require('./order')(sequelize, Sequelize.DataTypes);
db.sequelize = sequelize;
module.exports = db;
//- /models/order.js
module.exports = (sequelize, DataTypes) => {
  const Order = sequelize.define('Order', {});
  Order.associate = () => {};
  return Order;
};`,
        '/main.js',
      ),
      ['db.sequelize.query', 'db.Order.findAll'],
    );
  });

  it('but not where it may be something else, or where a row or a client is written to', () => {
    assert.deepEqual(
      found(`
class Memo { query() {} }
const api = { db: pool };
api.db = new Memo();
const other = {};
export function shadowed() { const other = {}; other.db = pool; }
api.db.query('…'); other.db.query('…');`),
      [],
    );
  });
});
