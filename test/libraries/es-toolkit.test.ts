import assert from 'node:assert/strict';
import { repeatedIn } from '../reach.ts';

describe('es-toolkit', () => {
  it('runs a function once per element', () => {
    assert.deepEqual(
      repeatedIn(`
import { forEachAsync, limitAsync, mapAsync, reduceAsync, retry } from 'es-toolkit';
import { flatMapAsync } from 'es-toolkit/array';
const limited = limitAsync(load, 2);
await mapAsync(ids, async (id) => { await query(id); }, { concurrency: 2 });
await forEachAsync(ids, load);
await flatMapAsync(ids, (id) => load(id));
await reduceAsync(ids, async (total, id) => total + (await load(id)), 0);
await Promise.all(ids.map((id) => limited(id)));
for (const id of ids) await retry(() => load(id), 3);`),
      [
        'query: once per id of ids',
        'load: once per element of ids',
        'load: once per id of ids',
        'load: once per id of ids',
        'limited: once per id of ids',
        'load: once per id of ids',
      ],
    );
  });

  it('makes no N+1 of chunks and retries', () => {
    assert.deepEqual(
      repeatedIn(`
import { chunk, mapAsync, retry } from 'es-toolkit';
await mapAsync(chunk(ids, 100), (part) => load(part));
await retry(() => load(1), 3);`),
      [],
    );
  });
});
