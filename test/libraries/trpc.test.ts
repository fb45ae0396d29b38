import assert from 'node:assert/strict';
import { queriesIn } from '../reach.ts';

describe('what tRPC hands to its handlers is known', () => {
  it('by the function or the type that the builder was given', () => {
    assert.deepEqual(
      queriesIn(`
import { initTRPC } from '@trpc/server';
import { PrismaClient } from '@prisma/client';
export const createContext = async (opts) => { return { db: new PrismaClient() }; };
const t = initTRPC.context<typeof createContext>().create({ transformer: superjson });
const t2 = initTRPC.context<Awaited<ReturnType<typeof createContext>>>().meta<M>().create();
export const publicProcedure = t.procedure;
const protectedProcedure = t2.procedure.use(({ ctx, next }) => { return next({ ctx: { ...ctx, user: 1 } }); });
export const router = t.router({
  list: publicProcedure.input(z.object({})).query(async ({ ctx, input }) => ctx.db.user.findMany()),
  add: protectedProcedure.input(x).mutation(async (opts) => { const { ctx } = opts; return opts.ctx.db.user.create() ?? ctx.db.user.count(); }),
  one: publicProcedure.query(({ ctx: { db } }) => db.user.findMany()),
});
`),
      ['ctx.db.user.findMany', 'opts.ctx.db.user.create', 'ctx.db.user.count', 'db.user.findMany'],
    );
  });

  it('in another file, through middleware and procedures that go further', () => {
    assert.deepEqual(
      queriesIn(`
import { createTRPCRouter, protectedProcedure } from './trpc';
export const r = createTRPCRouter({ list: protectedProcedure.query(({ ctx }) => ctx.db.user.findMany()) });
//- /trpc.ts
import { initTRPC } from '@trpc/server';
import { db } from './db';
export const createTRPCContext = async (opts: { headers: Headers }) => { const session = await auth(); return { db, session, ...opts }; };
const t = initTRPC.context<typeof createTRPCContext>().create({});
export const createTRPCRouter = t.router;
const timing = t.middleware(async ({ next, path }) => next());
export const publicProcedure = t.procedure.use(timing);
export const protectedProcedure = t.procedure.use(timing).use(({ ctx, next }) => next({ ctx: { session: ctx.session } }));
//- /db.ts
import { PrismaClient } from '@prisma/client';
const createPrismaClient = () => new PrismaClient({ log: ['error'] });
const globalForPrisma = globalThis as unknown as { prisma: ReturnType<typeof createPrismaClient> | undefined };
export const db = globalForPrisma.prisma ?? createPrismaClient();
`),
      ['ctx.db.user.findMany'],
    );
  });

  it('by what middleware adds to it', () => {
    assert.deepEqual(
      queriesIn(`
import { initTRPC } from '@trpc/server';
import { Pool } from 'pg';
const t = initTRPC.context<{ first: Pool }>().create();
const withDb = t.procedure.use(async ({ ctx, next }) => next({ ctx: { ...ctx, second: new Pool() } })).use(({ next }) => next());
export const router = t.router({ list: withDb.query(({ ctx }) => [ctx.first.query('…'), ctx.second.query('…'), ctx.third.query('…')]) });
`),
      ['ctx.first.query', 'ctx.second.query'],
    );
  });
});
