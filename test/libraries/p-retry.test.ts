import assert from 'node:assert/strict';
import { repeatedIn } from '../reach.ts';

describe('p-retry', () => {
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
