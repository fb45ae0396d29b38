import assert from 'node:assert/strict';
import { queriesIn, repeatedIn } from '../reach.ts';

describe('what Express hands to its handlers is known', () => {
  it('by what the project adds to its namespace of types', () => {
    assert.deepEqual(
      queriesIn(`
import type { Request, Response } from 'express';
export async function list(req: Request, res: Response) { res.json(await req.db.query('x')); }
//- /types.d.ts
import type { Pool } from 'pg';
declare global { namespace Express { interface Request { db: Pool } } }
`),
      ['req.db.query'],
    );
  });

  it('by what it adds to the module, in handlers of an application and of its routers', () => {
    assert.deepEqual(
      queriesIn(`
import express from 'express';
const app = express();
const router = express.Router();
app.get('/x', async (req, res) => { res.json(await req.db.query('x')); });
router.route('/y').get(async (req, res) => { req.db.query('x'); });
//- /types.ts
import { Pool } from 'pg';
declare module 'express-serve-static-core' { interface Request { db: Pool } }
`),
      ['req.db.query', 'req.db.query'],
    );
  });

  it('in handlers that an annotation tells', () => {
    assert.deepEqual(
      queriesIn(`
import { RequestHandler, Router } from 'express';
export const list: RequestHandler = async (req, res) => { await req.db.query('x'); };
const r = Router();
r.post('/x', auth, [a, b], async (req, res, next) => { await req.db.query('x'); });
//- /types.ts
import { Pool } from 'pg';
declare module 'express' { interface Request { db: Pool } }
`),
      ['req.db.query', 'req.db.query'],
    );
  });

  it('by a type that extends its own', () => {
    assert.deepEqual(
      queriesIn(`
import type { Request } from 'express';
import type { Pool } from 'pg';
interface AppRequest extends Request { db: Pool }
export async function list(req: AppRequest) { req.db.query('x'); }
`),
      ['req.db.query'],
    );
  });

  it('by what a middleware puts there', () => {
    assert.deepEqual(
      queriesIn(`
import express from 'express';
import { Pool } from 'pg';
const app = express();
const pool = new Pool();
app.use((req, res, next) => { req.db = pool; res.locals.pool = pool; next(); });
app.get('/x', async (req, res) => { await req.db.query('x'); await res.locals.pool.query('y'); });
`),
      ['req.db.query', 'res.locals.pool.query'],
    );
  });

  it('by what the application is given', () => {
    assert.deepEqual(
      queriesIn(`
import express from 'express';
import { Pool } from 'pg';
const app = express();
app.locals.db = new Pool();
app.set('pool', new Pool());
app.get('/x', async (req, res) => { await req.app.locals.db.query('x'); await req.app.get('pool').query('y'); });
`),
      ['req.app.locals.db.query', "req.app.get('pool').query"],
    );
  });

  it('by the type arguments of a response', () => {
    assert.deepEqual(
      queriesIn(`
import type { Request, Response } from 'express';
import type { Pool } from 'pg';
interface Locals { db: Pool }
export const list = async (req: Request, res: Response<unknown, Locals>) => { res.json(await res.locals.db.query('…')); };
`),
      ['res.locals.db.query'],
    );
  });

  it('in handlers that are registered by name, from this file or another, without a type', () => {
    assert.deepEqual(
      queriesIn(`
import * as orders from './orders';
import { attach } from './attach';
const express = require('express');
const { Pool } = require('pg');
const app = express();
const router = express.Router();
app.use(attach);
const list = async (req, res) => { await req.db.query('x'); };
function failed(err, req, res, next) { err.query('x'); req.db.query('failed'); res.locals.db.query('x'); }
const wrapped = (handler) => (req, res, next) => Promise.resolve(handler(req, res, next)).catch(next);
const kept = async (req) => { await req.db.query('kept'); };
router.get('/orders', list);
router.post('/orders', wrapped(kept));
app.use(failed);
app.use(async (err, req, res, next) => { await req.db.query('inline'); await res.locals.db.query('x'); });
app.get('/lines', orders.lines);
//- /attach.js
const { Pool } = require('pg');
const pool = new Pool();
exports.attach = (req, res, next) => { req.db = pool; next(); };
//- /orders.ts
export async function lines(req, res) { await req.db.query('y'); }
`),
      ['req.db.query', 'req.db.query', 'req.db.query', 'req.db.query'],
    );
    assert.deepEqual(
      queriesIn(
        `
exports.lines = async (req, res) => { await req.db.query('y'); };
exports.other = async (req, res) => { await req.db.query('y'); };
//- /app.js
const express = require('express');
const { Pool } = require('pg');
const orders = require('./orders');
const app = express();
app.use((req, res, next) => { req.db = new Pool(); next(); });
app.get('/lines', orders.lines.bind(orders));
`,
        '/orders.js',
      ),
      ['req.db.query'],
    );
  });

  it('but nothing of what differs from request to request, of other names, and of requests that are none', () => {
    assert.deepEqual(
      queriesIn(`
import express, { type Request } from 'express';
import { Pool } from 'pg';
import { Memo } from './memo';
const app = express();
app.use((req, res, next) => { req.db = req.isAdmin ? new Pool() : new Memo(); req.memo = new Memo(); next(); });
app.get('/orders', (req, res) => { req.db.query(); req.memo.query(); req.body.query(); req.other.query(); res.locals.db.query(); });
export const other = (req: { db: unknown }) => req.db.query();
export const none = (req) => req.db.query();
//- /memo.ts
export class Memo { query() {} }
`),
      [],
    );
  });

  it('and a handler that is registered in a loop does not run in it', () => {
    assert.deepEqual(
      repeatedIn(`
import express from 'express';
const app = express();
const list = async (req, res) => { res.json(await load(req.params.id)); };
for (const path of paths) {
  app.get(path, list);
  app.get(path, async (req, res) => { res.json(await load(req.params.id)); });
}
`),
      [],
    );
  });
});
