import assert from 'node:assert/strict';
import { repeatedIn } from '../reach.ts';

describe('Cockatiel', () => {
  it('is no loop over elements, but runs in one', () => {
    assert.deepEqual(
      repeatedIn(`
import { circuitBreaker, handleAll, type IPolicy, retry, wrap } from 'cockatiel';
const policy = wrap(retry(handleAll, { maxAttempts: 3 }), circuitBreaker(handleAll, {}));
await policy.execute(() => query(1));
for (const id of ids) await policy.execute(() => query(id));
export async function run(given: IPolicy, ids) { for (const id of ids) await given.execute(load); }`),
      ['query: once per id of ids', 'load: once per id of ids'],
    );
  });
});
