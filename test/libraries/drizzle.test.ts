import assert from 'node:assert/strict';
import { queriesIn } from '../reach.ts';

describe('Drizzle', () => {
  it('is known by its factory for every driver, and runs a builder where it is waited for', () => {
    assert.deepEqual(
      queriesIn(`
import { drizzle } from 'drizzle-orm/node-postgres';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
const db = drizzle(pool);
async function run(given: NodePgDatabase) {
  await db.select().from(users).where(eq(users.id, 1));
  await db.query.users.findFirst({});
  await given.insert(users).values({}).returning();
  await db.transaction(async (tx) => { await tx.delete(users); });
  await db.execute(sql);
  const building = db.select().from(users);
}
`),
      ['db.select()….where', 'db.query.users.findFirst', 'given.insert(users)….returning', 'tx.delete', 'db.execute'],
    );
  });
});
