import assert from 'node:assert/strict';
import { queriesIn } from '../reach.ts';

describe('what Koa hands to its handlers is known', () => {
  it('by the type arguments of the application and of its routers', () => {
    assert.deepEqual(
      queriesIn(`
import Koa from 'koa';
import Router from '@koa/router';
import type { AppContext, State } from './types';
const app = new Koa<State, AppContext>();
app.use(async (ctx, next) => { await ctx.db.query('x'); await ctx.state.pool.query('x'); });
const router = new Router<State, AppContext>();
router.get('/x', async (ctx) => { await ctx.db.query('x'); });
router.post('/y', auth(), validate(), async (ctx: Koa.ParameterizedContext<State, AppContext>) => { await ctx.db.query('x'); });
//- /types.ts
import { Pool } from 'pg';
export interface AppContext { db: Pool }
export interface State { pool: Pool }
`),
      ['ctx.db.query', 'ctx.state.pool.query', 'ctx.db.query', 'ctx.db.query'],
    );
  });

  it('by what the project adds to its types and puts there', () => {
    assert.deepEqual(
      queriesIn(`
import Koa from 'koa';
import Router from 'koa-router';
import { Pool } from 'pg';
const app = new Koa();
app.context.pool = new Pool();
app.use(async (ctx, next) => { ctx.state.tx = new Pool(); await next(); });
const router = new Router();
router.get('/x', async (ctx) => { await ctx.db.query('x'); await ctx.pool.query('x'); await ctx.state.tx.query('x'); });
//- /types.ts
import { Pool } from 'pg';
declare module 'koa' { interface DefaultContext { db: Pool } }
`),
      ['ctx.db.query', 'ctx.pool.query', 'ctx.state.tx.query'],
    );
  });

  it('also in handlers that are registered by name', () => {
    assert.deepEqual(
      queriesIn(`
import Koa from 'koa';
import Router from '@koa/router';
import { Pool } from 'pg';
import { list } from './orders';
const app = new Koa();
const router = new Router();
app.context.db = new Pool();
const one = async (ctx) => { ctx.body = await ctx.db.query('…'); };
router.get('/orders', list).get('/orders/:id', one);
//- /orders.ts
export const list = async (ctx) => { ctx.body = await ctx.db.query('…'); };
`),
      ['ctx.db.query'],
    );
  });
});
