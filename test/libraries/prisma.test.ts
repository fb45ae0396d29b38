import assert from 'node:assert/strict';
import { operationsIn, queriesIn } from '../reach.ts';

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
import * as runtime from '@prisma/client/runtime/client';
import * as $Class from './internal/class';
export const PrismaClient = $Class.getPrismaClientClass();
export type PrismaClient = $Class.PrismaClient;
//- /output/internal/class.ts
import * as runtime from '@prisma/client/runtime/client';
export interface PrismaClient { get user(): UserDelegate }
export interface PrismaClientConstructor { new (options: object): PrismaClient }
export function getPrismaClientClass(): PrismaClientConstructor {
  return runtime.getPrismaClient(config) as unknown as PrismaClientConstructor;
}
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

  it('reads or writes, with a driver adapter, through extensions and replicas', () => {
    assert.deepEqual(
      operationsIn(`
import { PrismaClient } from '@prisma/client/extension';
import { PrismaPg } from '@prisma/adapter-pg';
const db = new PrismaClient({ adapter: new PrismaPg({ connectionString }) }).$extends(readReplicas({ url })).$extends({ model: {} });
db.order.findUniqueOrThrow({ where: { id: 1 } }); db.order.groupBy({ by: ['status'] }); db.$queryRaw\`SELECT 1\`; db.$queryRawTyped(totals());
db.$replica().order.findMany(); db.$primary().order.upsert({}); db.$executeRaw\`DELETE FROM orders\`; db.order.createManyAndReturn({});
`),
      [
        'joined read db.order.findUniqueOrThrow',
        'read db.order.groupBy',
        'read db.$queryRaw',
        'read db.$queryRawTyped',
        'read db.$replica().order.findMany',
        'write db.$primary().order.upsert',
        'write db.$executeRaw',
        'write db.order.createManyAndReturn',
      ],
    );
  });

  it('is passed on: kept once per process, in a context, as a service, to a function in a transaction', () => {
    assert.deepEqual(
      queriesIn(`
import { PrismaClient, type Prisma } from '@prisma/client';
import { CustomPrismaService, PrismaService } from 'nestjs-prisma';
const globalForPrisma = globalThis as unknown as { prisma?: PrismaClient };
export const db = (globalForPrisma.prisma ??= new PrismaClient());
interface Context { db: typeof db }
const resolvers = { orders: (_: unknown, args: unknown, { db }: Context) => db.order.findMany() };
class Orders {
  constructor(private readonly prisma: PrismaService, private custom: CustomPrismaService<Extended>) {}
  count() { return this.prisma.order.count(); }
  all() { return this.custom.client.order.findMany(); }
}
class Service extends PrismaClient { async onModuleInit() { await this.$connect(); } load() { return this.order.findFirst(); } }
async function pay(tx: Prisma.TransactionClient) { await tx.payment.create({ data: {} }); }
db.$transaction([db.order.update({}), db.stock.updateMany({})]);
`),
      [
        'db.order.update',
        'db.stock.updateMany',
        'db.order.findMany',
        'this.prisma.order.count',
        'this.custom.client.order.findMany',
        'this.order.findFirst',
        'tx.payment.create',
      ],
    );
  });

  it('passes its client to an extension', () => {
    assert.deepEqual(
      queriesIn(`
import { Prisma } from '@prisma/client';
export const audit = Prisma.defineExtension((client) => client.$extends({ model: { order: { async last() { return client.order.findFirst(); } } } }));
`),
      ['client.order.findFirst'],
    );
  });
});
