import assert from 'node:assert/strict';
import { repeatedIn } from '../reach.ts';

describe('Bottleneck', () => {
  it('runs each job once, and wraps functions', () => {
    assert.deepEqual(
      repeatedIn(`
import Bottleneck from 'bottleneck';
const limiter = new Bottleneck({ maxConcurrent: 1 }), wrapped = limiter.wrap(load), group = new Bottleneck.Group();
await Promise.all(ids.map((id) => limiter.schedule(() => query(id))));
await Promise.all(ids.map((id) => limiter.schedule({ priority: 1 }, load, id)));
await Promise.all(ids.map((id) => wrapped(id)));
for (const id of ids) await group.key('api').schedule(() => query(id));
await limiter.schedule(() => query(1));
for (const id of ids) limiter.on('idle', () => query(id));`),
      ['query: once per id of ids', 'load: once per id of ids', 'wrapped: once per id of ids', 'query: once per id of ids'],
    );
  });
});
