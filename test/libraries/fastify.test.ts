import assert from 'node:assert/strict';
import { queriesIn } from '../reach.ts';

describe('what Fastify hands to its handlers is known', () => {
  it('by what the project adds to its types: in plugins, handlers, `this` and the server of a request', () => {
    assert.deepEqual(
      queriesIn(`
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import fp from 'fastify-plugin';
export async function routes(fastify: FastifyInstance) {
  fastify.get('/x', async (request, reply) => { await fastify.prisma.user.findMany(); await request.server.prisma.user.count(); });
  fastify.get('/y', async function (request, reply) { await this.prisma.user.findMany(); });
  fastify.route({ method: 'GET', url: '/z', handler: async (request, reply) => { await request.db.user.findMany(); } });
}
export const plugin: FastifyPluginAsync = async (app) => { await app.prisma.user.findMany(); };
export default fp(async (app) => { await app.prisma.user.findMany(); app.register(async (sub) => { sub.prisma.user.count(); }); });
//- /types.ts
import { PrismaClient } from '@prisma/client';
declare module 'fastify' { interface FastifyInstance { prisma: PrismaClient } interface FastifyRequest { db: PrismaClient } }
`),
      [
        'fastify.prisma.user.findMany',
        'request.server.prisma.user.count',
        'this.prisma.user.findMany',
        'request.db.user.findMany',
        'app.prisma.user.findMany',
        'app.prisma.user.findMany',
        'sub.prisma.user.count',
      ],
    );
  });

  it('by its decorators', () => {
    assert.deepEqual(
      queriesIn(`
import Fastify from 'fastify';
import { Pool } from 'pg';
const app = Fastify();
app.decorate('db', new Pool());
app.get('/x', async (request, reply) => { await app.db.query('x'); return request.server.db.query('x'); });
`),
      ['app.db.query', 'request.server.db.query'],
    );
  });

  it('and to plugins and handlers that are registered by name, in modules that one plugin after the other brings', () => {
    assert.deepEqual(
      queriesIn(
        `
const list = async (request, reply) => { await request.server.pg.query('…'); };
async function get(request) { await this.pg.query('…'); }
module.exports = async function (fastify, options) {
  await fastify.pg.query('…');
  fastify.get('/orders', list);
  fastify.get('/other', { schema }, get);
};
//- /app.js
const fastify = require('fastify')();
const routes = require('./routes');
fastify.register(require('./db'));
fastify.register(routes);
//- /routes/index.js
module.exports = async (app) => { app.register(require('../orders')); };
//- /db.js
const fp = require('fastify-plugin');
const { Pool } = require('pg');
async function connect(fastify) { fastify.decorate('pg', new Pool()); }
module.exports = fp(connect);
`,
        '/orders.js',
      ),
      ['request.server.pg.query', 'fastify.pg.query'],
    );
  });
});
