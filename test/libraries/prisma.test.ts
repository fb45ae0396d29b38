import assert from 'node:assert/strict';
import { queriesIn } from '../reach.ts';

describe('Prisma', () => {
  it('is known by its client, however it is kept', () => {
    assert.deepEqual(
      queriesIn(`
import { PrismaClient } from '@prisma/client';
import { PrismaClient as Edge } from '@prisma/client/edge';
const plain = new PrismaClient({ log: ['query'] });
const kept = globalThis.prisma ?? new PrismaClient();
const extended = new Edge().$extends(withAccelerate());
const lazily = () => (cached ??= new PrismaClient());
let cached: PrismaClient | undefined;
plain.user.findMany();
kept.user.count();
extended.user.findFirst();
lazily().user.delete();
cached!.user.update();
`),
      ['plain.user.findMany', 'kept.user.count', 'extended.user.findFirst', 'lazily().user.delete', 'cached!.user.update'],
    );
  });

  it('is known by a client that was generated anywhere, committed or not', () => {
    assert.deepEqual(
      queriesIn(`
import { PrismaClient } from '../generated/prisma/client';
import { PrismaClient as Other } from './db';
new PrismaClient().user.count();
new Other().user.count();
//- /db.ts
export * from './output/client';
//- /output/client.ts
import * as $Class from './internal/class';
export const PrismaClient = $Class.getPrismaClientClass();
`),
      ['new PrismaClient().user.count', 'new Other().user.count'],
    );
  });

  it('is another class where the project says so', () => {
    assert.deepEqual(
      queriesIn(
        `import { PrismaClient } from './mine';\nnew PrismaClient().user.count();\n//- /mine.ts\nexport class PrismaClient { user = { count() {} }; }`,
      ),
      [],
    );
  });

  it('passes a client to the callback of a transaction', () => {
    assert.deepEqual(
      queriesIn(`
import { PrismaClient } from '@prisma/client';
export async function run(db: PrismaClient) {
  await db.$transaction(async (tx) => { await tx.user.create({ data: {} }); }, { timeout: 1 });
}`),
      ['tx.user.create'],
    );
  });

  it('does not take its other methods, or those of other packages, for queries', () => {
    assert.deepEqual(
      queriesIn(`
import { PrismaClient, Prisma } from '@prisma/client';
import { Client } from './client';
const db = new PrismaClient();
db.$connect(); db.$on('query', log); db.$disconnect(); Prisma.sql(''); db.user.fields.id();
new Client().user.findMany();
users.findMany();
`),
      [],
    );
  });
});
