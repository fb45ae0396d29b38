import assert from 'node:assert/strict';
import { queriesIn } from '../reach.ts';

describe('what Hono hands to its handlers is known', () => {
  it('by the type arguments of the application, through its chains', () => {
    assert.deepEqual(
      queriesIn(`
import { Hono } from 'hono';
import type { Db } from './db';
const app = new Hono<{ Variables: { db: Db } }>();
app.get('/x', async (c) => { await c.var.db.query('x'); await c.get('db').query('y'); });
const more = new Hono<{ Variables: { db: Db } }>().get('/x', async (c) => { await c.var.db.query('x'); }).post('/y', mw, async (c) => { await c.var.db.query('x'); });
//- /db.ts
import { Pool } from 'pg';
export type Db = Pool;
`),
      ['c.var.db.query', "c.get('db').query", 'c.var.db.query', 'c.var.db.query'],
    );
  });

  it('by those of middleware, factories and annotations', () => {
    assert.deepEqual(
      queriesIn(`
import { Hono, type Context } from 'hono';
import { createFactory, createMiddleware } from 'hono/factory';
import type { Env } from './env';
export const mw = createMiddleware<Env>(async (c, next) => { await c.var.db.query('x'); await next(); });
const factory = createFactory<Env>();
export const handlers = factory.createHandlers(async (c) => { await c.var.db.query('x'); });
const app = factory.createApp();
app.get('/', async (c) => { await c.get('db').query('x'); });
export async function list(c: Context<Env>) { await c.get('db').query('x'); }
//- /env.ts
import { Pool } from 'pg';
type Variables = { db: Pool };
export type Env = { Variables: Variables };
`),
      ['c.var.db.query', 'c.var.db.query', "c.get('db').query", "c.get('db').query"],
    );
  });

  it('by what the project adds to its type', () => {
    assert.deepEqual(
      queriesIn(`
import { Hono } from 'hono';
const app = new Hono();
app.get('/x', async (c) => { await c.var.db.query('x'); await c.get('db').query('y'); });
//- /types.ts
import type { Pool } from 'pg';
declare module 'hono' { interface ContextVariableMap { db: Pool } }
`),
      ['c.var.db.query', "c.get('db').query"],
    );
  });

  it('by what a middleware sets', () => {
    assert.deepEqual(
      queriesIn(`
import { Hono } from 'hono';
import { Pool } from 'pg';
const app = new Hono();
app.use('*', async (c, next) => { c.set('db', new Pool()); await next(); });
app.get('/x', async (c) => { await c.get('db').query('y'); await c.var.db.query('y'); });
`),
      ["c.get('db').query", 'c.var.db.query'],
    );
  });

  it('also in handlers that are registered by name', () => {
    assert.deepEqual(
      queriesIn(`
import { Hono } from 'hono';
import { Pool } from 'pg';
const app = new Hono();
const attach = async (c, next) => { c.set('db', new Pool()); await next(); };
const list = async (c) => c.json(await c.get('db').query('…'));
const one = async (c) => c.json(await c.var.db.query('…'));
app.use(attach);
app.get('/orders', list);
app.get('/orders/:id', one);
`),
      ["c.get('db').query", 'c.var.db.query'],
    );
  });
});
