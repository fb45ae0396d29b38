import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allocate, formatCents } from '../src/lib/money';

test('a discount is spread to the cent', () => {
  assert.deepEqual(allocate(100, [1_000, 1_000, 1_000]), [33, 33, 34]);
});

test('prices are written as people read them', () => {
  assert.equal(formatCents(1_250), '€12.50');
});
