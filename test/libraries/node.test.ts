import assert from 'node:assert/strict';
import { repeatedIn } from '../reach.ts';

describe('Node.js', () => {
  it('runs in a context what runs anyway, and makes promises of callbacks', () => {
    assert.deepEqual(
      repeatedIn(`
import { AsyncLocalStorage } from 'node:async_hooks';
import { promisify } from 'util';
const storage = new AsyncLocalStorage(), loaded = promisify(load);
await storage.run({}, () => query(1));
for (const id of ids) await storage.run({ id }, async () => { await query(id); });
for (const id of ids) await loaded(id);`),
      ['query: once per id of ids', 'loaded: once per id of ids'],
    );
  });

  it('says nothing of what runs later, and of handlers', () => {
    assert.deepEqual(
      repeatedIn(`
for (const id of ids) setTimeout(() => query(id), 100);
for (const id of ids) process.nextTick(() => query(id));
for (const id of ids) process.on('exit', () => query(id));`),
      [],
    );
  });
});
