import assert from 'node:assert/strict';
import { repeatedIn } from '../reach.ts';

describe('throat', () => {
  it('limits what it is called with, or one function', () => {
    assert.deepEqual(
      repeatedIn(`
import throat from 'throat';
const limit = throat(2), limited = throat(2, load), first = throat(1);
await Promise.all(ids.map((id) => limit(() => query(id))));
await Promise.all(ids.map((id) => limited(id)));
await first(() => query(1));
await limited(1);`),
      ['query: once per id of ids', 'limited: once per id of ids'],
    );
  });
});
