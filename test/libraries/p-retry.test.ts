import assert from 'node:assert/strict';
import { repeatedIn } from '../reach.ts';

describe('p-retry', () => {
  it('brings what the function brings', () => {
    assert.deepEqual(
      repeatedIn(`
import pLimit from 'p-limit';
import pRetry from 'p-retry';
import { Model } from 'sequelize';
class User extends Model {}
const limit = pLimit(2);
const users = await pRetry(() => User.findAll());
for (const user of users) await user.destroy();
for (const user of await limit(async () => { return User.findAll(); })) await user.save();`),
      ['user.destroy: once per user of users', 'user.save: once per user of await limit(async () => { return User.f…'],
    );
  });

  it('is no loop over elements, but runs in one', () => {
    assert.deepEqual(
      repeatedIn(`
import pRetry from 'p-retry';
import retry from 'async-retry';
import promiseRetry from 'promise-retry';
import { backOff } from 'exponential-backoff';
await pRetry(() => load(1), { retries: 3 });
await retry(async (bail) => { await query(1); });
await promiseRetry({ retries: 3 }, (again) => load(1).catch(again));
await backOff(() => load(1));
for (const id of ids) await pRetry(() => load(id));
for (const id of ids) await retry(async (bail) => { await query(id); });
for (const id of ids) await promiseRetry({ retries: 3 }, (again) => load(id).catch(again));
for (const id of ids) await backOff(() => load(id));`),
      ['load: once per id of ids', 'query: once per id of ids', 'load: once per id of ids', 'load: once per id of ids'],
    );
  });
});
