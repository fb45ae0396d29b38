import { noQueryOutsideDataAccess as rule } from '../../src/rules/no-query-outside-data-access.ts';
import { check } from '../fixture.ts';

const db = `
//- /db.ts
import { PrismaClient } from '@prisma/client';
export const prisma = new PrismaClient();
`;

/** Modules that own queries, of a model each. */
const modules = (folder: string, suffix = '') =>
  ['order', 'customer']
    .map(
      (model) => `
//- ${folder}/${model}${suffix}.ts
import { prisma } from '../db';
export const find = (id: number) => prisma.${model}.findFirst({ where: { id } });
export const list = () => prisma.${model}.findMany();
export const add = (data: any) => prisma.${model}.create({ data });
`,
    )
    .join('');

const inHandler = (what: string, where: string, habit: string, goal: string) =>
  `\`${what}\` queries the database in a handler, ${where}, where this project keeps its queries in ${habit}. ${goal}`;

describe('no-query-outside-data-access', () => {
  describe('warns in a project that keeps its queries elsewhere', () => {
    it('in a route, and in a private helper of its file', () => {
      check(
        rule,
        `
import { Router } from 'express';
import { prisma } from './db';
const router = Router();
router.get('/orders', async (req, res) => {
  res.json(await prisma.order.count());
  //             ^^^^^^^^^^^^^^^^^^^^ 💡 ${inHandler('prisma.order.count', 'GET /orders', 'modules of their own', 'Move it to `repositories/order.ts`, which asks for `order` already.')}
});
async function isKnown(id: number) {
  return (await prisma.visit.count({ where: { id } })) > 0;
  //            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 ${inHandler('prisma.visit.count', '', 'modules of their own', 'Move it to a function of the data layer.').replace(', ,', ',')}
}
${modules('/repositories')}${modules('/models')}${db}`,
      );
    });

    it('by a client, which is no table, whatever it is called', () => {
      check(
        rule,
        `
import { Router } from 'express';
import { Pool } from 'pg';
const pool = new Pool();
const router = Router();
router.get('/orders', async (req, res) => {
  const client = await pool.connect();
  res.json(await client.query(\`select * from \${req.query.schema}.orders\`));
  //             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ${inHandler('client.query', 'GET /orders', 'modules of their own', 'Move it to a function of the data layer.')}
});
//- /repositories/client.ts
import { Pool } from 'pg';
const client = new Pool();
export const find = (id: number) => client.query('select 1 + $1', [id]);
export const list = () => client.query('call refresh()');
${modules('/models')}${db}`,
      );
    });

    it('in controllers, also by a composed decorator, server actions, procedures and file-based routes', () => {
      check(
        rule,
        `
import { prisma } from './db';
declare const AdminController: any, Get: any;
@AdminController('orders')
export class Orders {
  @Get()
  list() {
    return prisma.visit.findMany();
    //     ^^^^^^^^^^^^^^^^^^^^^^^ 💡 ${inHandler('prisma.visit.findMany', 'Orders.list', 'services', 'Move it to a function of the data layer.')}
  }
}
//- /app/actions.ts
'use server';
import { prisma } from '../db';
export async function clear() {
  await prisma.visit.deleteMany();
  //    ^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 ${inHandler('prisma.visit.deleteMany', 'the server action clear', 'services', 'Move it to a function of the data layer.')}
}
//- /trpc.ts
import { prisma } from './db';
declare const protectedProcedure: any;
export const visits = protectedProcedure.query(async () => prisma.visit.findMany());
//                                                         ^^^^^^^^^^^^^^^^^^^^^^^ 💡 ${inHandler('prisma.visit.findMany', 'the query visits', 'services', 'Move it to a function of the data layer.')}
//- /app/api/visits/route.ts
import { prisma } from '../../../db';
export const GET = wrap(async () => Response.json(await prisma.visit.count()));
//                                                      ^^^^^^^^^^^^^^^^^^^^ 💡 ${inHandler('prisma.visit.count', 'GET /api/visits', 'services', 'Move it to a function of the data layer.')}
declare function wrap<T>(handler: T): T;
${modules('/a', '.service')}${modules('/b', '.service')}${modules('/c', '.service')}${db}`,
      );
    });
  });

  it('hints at a service that asks for what a module made for it owns', () => {
    check(
      rule,
      `
import { prisma } from './db';
${modules('/models')}
//- /services/orders.ts
import { prisma } from '../db';
export class Orders {
  open() {
    return prisma.order.findMany({ where: { isOpen: true } });
    //     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 hint: \`prisma.order.findMany\` queries the database outside of the data layer, where this project keeps its queries in modules of their own. Move it to \`models/order.ts\`, which asks for \`order\` already.
  }
  visits() {
    return prisma.visit.findMany();
  }
}
${db}`,
    );
  });

  const handlers = (count: number, model = 'visit') => `
import { Router } from 'express';
import { prisma } from './db';
const router = Router();
${Array.from({ length: count }, (_, at) => `router.get('/${at}', async (req, res) => { res.json(await prisma.${model}.count()); });`).join('\n')}
`;

  it('hints once at a project whose handlers query, and that has no place for it', () => {
    const [head, ...lines] = handlers(6).split("router.get('/0'");
    check(
      rule,
      `${head}router.get('/0'${lines
        .join('')
        .replace(
          '\n',
          `\n//                                                    ^^^^^^^^^^^^^^^^^^^^ hint: \`prisma.visit.count\` queries the database in a handler, GET /0, as handlers of this project do: it has no place of its own for queries. A module for each table would give them one.\n`,
        )}${db}`,
    );
  });

  describe('stays silent', () => {
    it('in services, where services are the data layer', () => check(rule, `${modules('/services')}${modules('/more', '.service')}${db}`));

    it('in jobs, scripts, migrations, tests, presenters and composition roots', () =>
      check(
        rule,
        [
          '/jobs/a.ts',
          '/scripts/a.ts',
          '/migrations/a.ts',
          '/tests/a.ts',
          '/presenters/a.ts',
          '/app.module.ts',
          '/middleware/a.ts',
          '/app/page.tsx',
        ]
          .map((file) => `//- ${file}\nimport { prisma } from '../db';\nexport const f = () => prisma.order.count();\n`)
          .join('') +
          modules('/models') +
          db,
      ));

    it('where a folder of controllers holds query functions: paths lie', () =>
      check(
        rule,
        `//- /lib/api/controllers/orders.ts\nimport { prisma } from '../../../db';\nexport const open = () => prisma.order.count();\n${modules('/models')}${db}`,
      ));

    it('in services that say `use server` where they mean `server-only`, and in what React caches', () =>
      check(
        rule,
        `
//- /lib/order/service.ts
'use server';
import { prisma } from '../../db';
export const open = async () => prisma.order.count();
//- /lib/orders.ts
'use server';
import 'server-only';
import { prisma } from '../db';
export const closed = async () => prisma.order.count();
//- /lib/utils/of.ts
'use server';
import { cache as reactCache } from 'react';
import { prisma } from '../../db';
export const customerOf = reactCache(async (id: number) => prisma.customer.findFirst({ where: { id } }));
${modules('/models')}${db}`,
      ));

    it('in what resolves a field, which loads what its parent lacks', () =>
      check(
        rule,
        `
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { prisma } from './db';
@Resolver('Order')
export class OrderResolver {
  @ResolveField()
  customer(@Parent() order: any) { return prisma.customer.findFirst({ where: { id: order.customerId } }); }
}
${modules('/models')}${db}`,
      ));

    it('in code that is commented out, and in calls of repositories', () =>
      check(
        rule,
        `
import { Router } from 'express';
import { list } from './models/order';
const router = Router();
router.get('/orders', async (req, res) => {
  // const orders = await prisma.order.findMany();
  res.json(await list());
});
${modules('/models')}${db}`,
      ));

    it('where a route asks whether the database is there', () =>
      check(
        rule,
        `
import { Router } from 'express';
import { createClient } from '@clickhouse/client';
import { Pool } from 'pg';
const clickhouse = createClient();
const pool = new Pool();
const router = Router();
router.get('/ready', async (req, res) => {
  await pool.query({ text: 'SET LOCAL statement_timeout = 5' });
  await pool.query('SELECT 1');
  await clickhouse.ping();
  res.end();
});
${modules('/models')}${db}`,
      ));

    it('in a function that takes no request, beside one that does', () =>
      check(
        rule,
        `
//- /utils/build.ts
import type { Request } from 'express';
import { prisma } from '../db';
export const build = async (req: Request) => last(Number(req.params.id));
export const last = (id: number) => prisma.visit.findFirst({ where: { id } });
${modules('/models')}${db}`,
      ));

    it('where too few queries tell how the project keeps them', () => check(rule, `${handlers(1)}${db}`));
  });
});
