import assert from 'node:assert/strict';
import { repeatedIn } from '../reach.ts';

describe('Sentry', () => {
  it('runs in a span or a scope what runs anyway', () => {
    assert.deepEqual(
      repeatedIn(`
import * as Sentry from '@sentry/node';
import { withScope } from '@sentry/nextjs';
await Sentry.startSpan({ name: 'load' }, () => query(1));
for (const id of ids) await Sentry.startSpan({ name: 'load' }, () => query(id));
for (const id of ids) withScope((scope) => { load(id); });
for (const id of ids) Sentry.addEventProcessor(() => query(id));`),
      ['query: once per id of ids', 'load: once per id of ids'],
    );
  });
});
