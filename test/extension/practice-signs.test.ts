import assert from 'node:assert/strict';
import { asksFlag, cacheWritesIn, declaresOutbox } from '../../src/extension/practice-signs.ts';

describe('what texts say of a practice', () => {
  for (const text of [
    'CREATE TABLE outbox (id bigint)',
    'create table if not exists "public"."order_outbox" (',
    'model OrderOutbox {\n  id Int @id\n}',
    "await knex.schema.createTable('outbox', (table) => {",
    "export const outbox = pgTable('payment_outbox', {",
    "@Entity({ schema: 'shop', name: 'outbox' })",
  ]) {
    it(`an outbox: ${text}`, () => assert.ok(declaresOutbox(text)));
  }
  for (const text of [
    '-- the outbox comes later',
    'CREATE TABLE outbox_archive_of_mail (',
    'const outbox = new Outbox();',
    'DROP TABLE outbox',
  ]) {
    it(`no outbox: ${text}`, () => assert.ok(!declaresOutbox(text)));
  }

  it('a flag is asked by its name', () => {
    assert.ok(asksFlag("if (flags.isEnabled('new-checkout', user)) {"));
    assert.ok(asksFlag("const on = await client.boolVariation('new-checkout', context, false);"));
    assert.ok(!asksFlag('if (button.isEnabled()) click();'));
  });

  it('a write to a cache expires by a third argument or by its method', () => {
    const expires = (text: string) => cacheWritesIn(text).map((write) => write.expires);
    assert.deepEqual(expires("redis.set(key, JSON.stringify({ a, b: [1, 2] }), 'EX', 60)"), [true]);
    assert.deepEqual(expires('await this.cacheManager.set(userKey(id), user, 60_000);'), [true]);
    assert.deepEqual(expires('redis.setex(key, 60, value); cache.set(key, value)'), [true, false]);
    assert.deepEqual(expires("redisClient.set('a, b', render(x, y),)"), [false]);
    assert.deepEqual(expires('settings.set(key, value)'), []);
  });
});
