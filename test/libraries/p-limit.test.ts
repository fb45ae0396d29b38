import assert from 'node:assert/strict';
import { repeatedIn } from '../reach.ts';

describe('p-limit', () => {
  it('runs what it is given once, in a loop once per element', () => {
    assert.deepEqual(
      repeatedIn(`
import pLimit, { limitFunction, type LimitFunction } from 'p-limit';
import limiter from 'promise-limit';
const limit = pLimit(5), other = limiter(2), limited = limitFunction(load, { concurrency: 1 });
export async function run(ids, given: LimitFunction) {
  await Promise.all(ids.map((id) => limit(() => load(id))));
  await Promise.all(ids.map((id) => limit(async () => { await query(id); })));
  await Promise.all(ids.map((id) => given(load, id)));
  await limit.map(ids, (id) => load(id));
  await limit.map(ids, load);
  for (const id of ids) await other(() => load(id));
  for (const id of ids) await limited(id);
}`),
      [
        'load: once per id of ids',
        'query: once per id of ids',
        'load: once per id of ids',
        'load: once per id of ids',
        'load: once per element of ids',
        'load: once per id of ids',
        'limited: once per id of ids',
      ],
    );
  });

  it('is followed through what a project makes of it', () => {
    assert.deepEqual(
      repeatedIn(`
import { Loader, limited } from './limited';
for (const id of ids) {
  const task = () => load(id);
  await limited(task);
  await limited(() => query(id));
}
await Promise.all(ids.map((id) => new Loader().run(() => query(id))));
//- /limited.ts
import pLimit from 'p-limit';
const limit = pLimit(2);
export const limited = (task) => limit(task);
export class Loader {
  private readonly limit = pLimit(2);
  run(task) { return this.limit(() => task()); }
}`),
      ['task: once per id of ids', 'query: once per id of ids', 'query: once per id of ids'],
    );
  });

  it('repeats nothing by itself', () => {
    assert.deepEqual(
      repeatedIn(`
import pLimit from 'p-limit';
const limit = pLimit(5);
await limit(() => load(ids));
await Promise.all(['day', 'week'].map((kind) => limit(() => load(kind))));
for (const id of ids) limit.clearQueue(() => load(id));`),
      [],
    );
  });
});
