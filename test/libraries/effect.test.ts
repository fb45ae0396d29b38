import assert from 'node:assert/strict';
import { repeatedIn } from '../reach.ts';

describe('Effect', () => {
  it('runs a function once per element, alone or in a pipe', () => {
    assert.deepEqual(
      repeatedIn(`
import { Array as Arr, Effect, pipe } from 'effect';
import * as E from 'effect/Effect';
import { forEach } from 'effect/Effect';
const user = (id) => Effect.tryPromise(() => load(id));
const other = (id) => Effect.tryPromise({ try: () => query(id), catch: (error) => new Error(error) });
export const run = Effect.gen(function* () {
  yield* Effect.forEach(ids, (id) => Effect.promise(() => load(id)), { concurrency: 5 });
  yield* pipe(ids, Effect.forEach((id) => Effect.promise(() => load(id))));
  yield* E.forEach(ids, user);
  yield* forEach(ids, user);
  yield* Effect.forEach(ids, other);
  yield* Effect.all(ids.map((id) => user(id)));
  yield* Effect.all(Arr.map(ids, (id) => user(id)));
  for (const id of ids) yield* user(id);
});`),
      [
        'load: once per id of ids',
        'load: once per id of ids',
        'user: once per element of ids',
        'user: once per element of ids',
        'other: once per element of ids',
        'user: once per id of ids',
        'user: once per id of ids',
        'user: once per id of ids',
      ],
    );
  });

  it('maps what one effect brings, which is no loop', () => {
    assert.deepEqual(
      repeatedIn(`
import { Effect, pipe } from 'effect';
const user = (id) => Effect.tryPromise(() => load(id));
export const run = pipe(user(1), Effect.flatMap((found) => user(found.parentId)), Effect.map((found) => query(found)));
export const mapped = Effect.map(user(1), (found) => query(found));
export const kinds = Effect.forEach(['day', 'week'], (kind) => user(kind));`),
      [],
    );
  });
});
