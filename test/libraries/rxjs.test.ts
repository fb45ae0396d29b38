import assert from 'node:assert/strict';
import { repeatedIn } from '../reach.ts';

describe('RxJS', () => {
  it('runs a function once per element of the list that a stream is made of', () => {
    assert.deepEqual(
      repeatedIn(`
import { concatMap, defer, forkJoin, from, lastValueFrom, mergeMap } from 'rxjs';
import { map, switchMap } from 'rxjs/operators';
export function run(ids: number[]) {
  const stream = from(ids);
  stream.pipe(switchMap((id) => load(id))).subscribe();
  forkJoin(ids.map((id) => defer(() => load(id)))).subscribe();
  from(Object.keys(byId)).pipe(mergeMap((id) => query(id))).subscribe();
  return lastValueFrom(from(ids).pipe(map((id) => id + 1), concatMap(async (id) => { await query(id); })));
}
from(await load(1)).pipe(mergeMap(load, 5)).subscribe();`),
      [
        'load: once per id of ids',
        'load: once per id of ids',
        'query: once per id of Object.keys(byId)',
        'query: once per id of ids',
        'load: once per element of await load(1)',
      ],
    );
  });

  it('says nothing of what comes as it comes, of promises, buffers and literal lists', () => {
    assert.deepEqual(
      repeatedIn(`
import { bufferCount, from, fromEvent, interval, mergeMap, Subject, switchMap, take, toArray } from 'rxjs';
const subject = new Subject();
export function run(ids: number[], unknown) {
  subject.pipe(mergeMap((id) => load(id))).subscribe();
  interval(1000).pipe(switchMap(() => load(1))).subscribe();
  fromEvent(button, 'click').pipe(switchMap(() => load(1))).subscribe();
  from(load(1)).pipe(mergeMap((users) => query(users))).subscribe();
  from(unknown).pipe(mergeMap((users) => query(users))).subscribe();
  from(ids).pipe(bufferCount(100), mergeMap((part) => load(part))).subscribe();
  from(ids).pipe(take(1), mergeMap((id) => load(id))).subscribe();
  from(ids).pipe(toArray(), mergeMap((all) => load(all))).subscribe();
  from([1, 2]).pipe(mergeMap((id) => load(id))).subscribe();
}`),
      [],
    );
  });
});
