import assert from 'node:assert/strict';
import { queriesIn } from '../reach.ts';

describe('the context of a resolver is known', () => {
  it('by the type of its map', () => {
    assert.deepEqual(
      queriesIn(`
import type { Resolvers } from './generated';
export const resolvers: Resolvers = { Query: { orders: (_parent, args, ctx) => ctx.db.query('x'), one: async (p, { id }, { db }) => db.query('x') } };
//- /generated.ts
import type { Context } from './context';
export type ResolverFn<TResult, TParent, TContext, TArgs> = (parent: TParent, args: TArgs, context: TContext, info: any) => Promise<TResult> | TResult;
export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = { resolve: ResolverFn<TResult, TParent, TContext, TArgs> };
export type Resolver<TResult, TParent = {}, TContext = {}, TArgs = {}> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;
export type QueryResolvers<ContextType = Context, ParentType = {}> = { orders?: Resolver<string, ParentType, ContextType>; one?: Resolver<string, ParentType, ContextType>; };
export type Resolvers<ContextType = Context> = { Query?: QueryResolvers<ContextType> };
//- /context.ts
import { Pool } from 'pg';
export interface Context { db: Pool }
`),
      ['ctx.db.query', 'db.query'],
    );
  });

  it('by the function that the server makes it with', () => {
    assert.deepEqual(
      queriesIn(`
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { Pool } from 'pg';
import { resolvers } from './resolvers';
const resolversHere = { Query: { orders: (_, args, ctx) => ctx.db.query('x') }, Order: { lines: (order, _, { db }) => db.query('x') } };
const server = new ApolloServer({ typeDefs, resolvers });
await startStandaloneServer(server, { context: async ({ req }) => ({ db: new Pool() }) });
`),
      ['ctx.db.query', 'db.query'],
    );
  });

  it('by the type argument of the server', () => {
    assert.deepEqual(
      queriesIn(`
import { ApolloServer } from '@apollo/server';
import { Pool } from 'pg';
interface MyContext { db: Pool }
const resolvers = { Query: { orders: (_, args, ctx) => ctx.db.query('x') } };
const server = new ApolloServer<MyContext>({ typeDefs, resolvers });
`),
      ['ctx.db.query'],
    );
  });
});

describe('what is expected of a function says what it is passed', () => {
  it('by annotations of variables, tables and results, and by `satisfies`', () => {
    assert.deepEqual(
      queriesIn(`
import type { Pool } from 'pg';
type Handler = (db: Pool, id: string) => Promise<void>;
export const run: Handler = async (db) => { await db.query('x'); };
export const table: Record<string, Handler> = { a: (db) => db.query('x'), async b(db) { await db.query('y'); } };
export const both = { a: (db) => db.query('x') } satisfies Record<string, Handler>;
export function make(): Handler { return async (db) => { await db.query('z'); }; }
`),
      ['db.query', 'db.query', 'db.query', 'db.query', 'db.query'],
    );
  });
});

describe('what the project puts into the global scope is known', () => {
  it('where one place fills it: by its path, and by the names that a comment says are there', () => {
    assert.deepEqual(
      queriesIn(
        `
/* global APP, other: writable */
const { db } = APP;
exports.run = async () => {
  await global.prisma.order.findMany();
  await globalThis.prisma.order.count();
  await APP.models.pool.query('…'); await db.query('…'); await APP.own.query('…');
};
//- /boot.js
const { PrismaClient } = require('@prisma/client');
const { Pool } = require('pg');
const APP = { db: new Pool() };
global.APP = APP;
APP.own = new Pool();
globalThis.prisma ??= new PrismaClient();
//- /models.js
/* global APP */
const { Pool } = require('pg');
APP.models = { pool: new Pool() };
`,
        '/main.js',
      ),
      ['global.prisma.order.findMany', 'globalThis.prisma.order.count', 'APP.models.pool.query', 'db.query', 'APP.own.query'],
    );
  });

  it('but not where two differ, where nobody says what it is, of names of the file’s own, or by a test', () => {
    assert.deepEqual(
      queriesIn(
        `
/* global two */
import { Memo, open } from './memo';
import { Pool } from 'pg';
global.two = new Pool();
global.unknown = open();
const own = {};
own.db = new Pool();
export async function run(global) {
  await two.query('…'); await globalThis.unknown.query('…'); await globalThis.fake.query('…'); await globalThis.none.query('…'); await globalThis.db.query('…');
  await global.two.query('…'); await bare.query('…');
}
//- /memo.ts
export class Memo { async query() { return []; } }
export declare function open(): unknown;
globalThis.two = new Memo();
//- /bare.ts
import { Pool } from 'pg';
globalThis.bare = new Pool();
//- /test/setup.ts
import { Pool } from 'pg';
globalThis.fake = new Pool();
`,
      ),
      [],
    );
  });
});
