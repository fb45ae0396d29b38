import { noQueryInLoop as rule } from '../../src/rules/no-query-in-loop.ts';
import { check, checkFix } from '../fixture.ts';

const prisma = `
//- /prisma.ts
import { PrismaClient } from '@prisma/client';
export const prisma = new PrismaClient();
`;

describe('no-query-in-loop', () => {
  describe('sees every kind of iteration', () => {
    it('for-of, for-in and counting loops', () => {
      check(
        rule,
        `
import { Pool } from 'pg';
const pool = new Pool();
export async function run(orders: { id: number }[], byId: Record<string, unknown>) {
  for (const order of orders) {
    await pool.query('DELETE FROM orders WHERE id = $1', [order.id]);
    //    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`pool.query\` runs once per \`order\` of \`orders\`: 200 orders cost 200 queries. Write all of them at once.
  }
  for (const id in byId) {
    await pool.query('DELETE FROM orders WHERE id = $1', [id]);
    //    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`pool.query\` runs once per \`id\` of \`byId\`: 200 ids cost 200 queries. Write all of them at once.
  }
  for (let i = 0; i < orders.length; i++) {
    await pool.query('DELETE FROM orders WHERE id = $1', [orders[i]!.id]);
    //    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`pool.query\` runs once per element of \`orders\`: 200 orders cost 200 queries. Write all of them at once.
  }
}`,
      );
    });

    it('loops whose body returns from a callback, not from the loop', () => {
      check(
        rule,
        `
import { prisma } from './prisma';
for (const id of ids) {
  await prisma.$transaction(async (tx) => {
    return tx.user.delete({ where: { id } });
    //     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`tx.user.delete\` runs once per \`id\` of \`ids\`: 200 ids cost 200 queries. Write all of them at once.
  });
}
${prisma}`,
      );
    });

    it('in TSX and JSX as well', () => {
      check(
        rule,
        `
//- /page.tsx
import { prisma } from './prisma';
export async function Page({ ids }: { ids: number[] }) {
  return <ul>{await Promise.all(ids.map(async (id) => <li>{await prisma.user.count({ where: { id } })}</li>))}</ul>;
  //                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 \`prisma.user.count\` runs once per \`id\` of \`ids\`: 200 ids cost 200 queries. Side by side they can take every connection of the pool. Ask once for all of them.
}
//- /list.jsx
import { prisma } from './prisma';
export const List = async ({ ids }) => ids.map(async (id) => <b>{await prisma.user.count()}</b>);
//                                                                     ^^^^^^^^^^^^^^^^^^^ 💡 \`prisma.user.count\` runs once per \`id\` of \`ids\`: 200 ids cost 200 queries. Ask once for all of them.
${prisma}`,
      );
    });

    it('a list of the project itself, imported by an alias', () => {
      check(
        rule,
        `
import { prisma } from './prisma';
import { pending } from '@/pending';
for (const id of pending) await prisma.user.count({ where: { id } });
//                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`prisma.user.count\` runs once per \`id\` of \`pending\`: 200 ids cost 200 queries. Ask once for all of them.
pending.forEach((id) => prisma.user.count({ where: { id } }));
//                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`prisma.user.count\` runs once per \`id\` of \`pending\`: 200 ids cost 200 queries. Ask once for all of them.
${prisma}`,
      );
    });

    it('per key inside of a batch function, whose loader is asked for many', () => {
      check(
        rule,
        `
import DataLoader from 'dataloader';
import { prisma } from './prisma';
const users = new DataLoader(async (ids: readonly number[]) => {
  return Promise.all(ids.map((id) => prisma.user.findFirst({ where: { id } })));
  //                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 \`prisma.user.findFirst\` runs once per \`id\` of \`ids\`: 200 ids cost 200 queries. Side by side they can take every connection of the pool. Ask once for all of them.
});
const orders = new DataLoader((ids) => prisma.order.findMany({ where: { id: { in: [...ids] } } }));
for (const id of given) await users.load(id);
await Promise.all(given.map((id) => orders.load(id)));
${prisma}`,
      );
    });

    it('iterator helpers and streams of a list', () => {
      check(
        rule,
        `
import { Readable } from 'node:stream';
import { prisma } from './prisma';
const counts = ids.values().map((id) => prisma.order.count({ where: { id } }));
//                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`prisma.order.count\` runs once per \`id\` of \`ids.values()\`: 200 ids cost 200 queries. Ask once for all of them.
const rows = Readable.from(ids).map((id) => prisma.order.count({ where: { id } }));
//                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`prisma.order.count\` runs once per \`id\` of \`Readable.from(ids)\`: 200 ids cost 200 queries. Ask once for all of them.
export const copy = (source: Readable) => source.map((id) => prisma.order.count({ where: { id } }));
${prisma}`,
      );
    });

    it('Array.fromAsync over a list, not over a stream or what may be one', () => {
      check(
        rule,
        `
import { Pool } from 'pg';
const pool = new Pool();
export async function run(ids: readonly number[], rows: AsyncIterable<number>, unknown) {
  await Array.fromAsync(ids, (id) => pool.query('SELECT 1', [id]));
  //                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`pool.query\` runs once per \`id\` of \`ids\`: 200 ids cost 200 queries. Ask once for all of them.
  await Array.fromAsync(rows, (id) => pool.query('SELECT 1', [id]));
  await Array.fromAsync(unknown, (id) => pool.query('SELECT 1', [id]));
}`,
      );
    });

    it('while loops that work through a queue', () => {
      check(
        rule,
        `
import { Pool } from 'pg';
const pool = new Pool();
export async function drain(queue: number[]) {
  while (queue.length > 0) {
    const id = queue.shift();
    await pool.query('UPDATE jobs SET done = true WHERE id = $1', [id]);
    //    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`pool.query\` runs once per element of \`queue\`: 200 elements cost 200 queries. Write all of them at once.
  }
}`,
      );
    });

    it('callbacks of map, forEach and flatMap, and says what Promise.all does to the pool', () => {
      check(
        rule,
        `
import knex from 'knex';
const db = knex({ client: 'pg' });
export async function run(ids: number[]) {
  await Promise.all(ids.map((id) => db('users').where('id', id).del()));
  //                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`db('users')….del\` runs once per \`id\` of \`ids\`: 200 ids cost 200 queries. Side by side they can take every connection of the pool. Write all of them at once.
  ids.forEach(async (id) => {
    await db('users').where('id', id).del();
    //    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`db('users')….del\` runs once per \`id\` of \`ids\`: 200 ids cost 200 queries. Write all of them at once.
  });
  return ids.flatMap(async (id) => {
    return await db('users').where('id', id);
    //           ^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 \`db('users').where\` runs once per \`id\` of \`ids\`: 200 ids cost 200 queries. Ask once for all of them.
  });
}`,
      );
    });
  });

  describe('sees through functions that run what they are given', () => {
    it('once per element of a list', () => {
      check(
        rule,
        `
import { prisma } from './prisma';
import { mapLimit, forEachPage, withRetry } from './concurrency';
export async function run(users: { id: number }[]) {
  await mapLimit(users, 5, async (user) => {
    await prisma.user.delete({ where: { id: user.id } });
    //    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`prisma.user.delete\` runs once per \`user\` of \`users\`: 200 users cost 200 queries. Write all of them at once.
  });
  await mapLimit(users, 5, remove);
  //    ^^^^^^^^^^^^^^^^^^^^^^^^^^ \`remove\` writes to the database once per element of \`users\`, by \`prisma.user.delete\`: 200 users cost 200 queries. Write all of them at once.
  await mapLimit([1, 2], 5, remove);
  await forEachPage(users, async (page) => {
    await prisma.user.deleteMany({ where: { id: { in: page } } });
  });
  await withRetry(() => prisma.user.deleteMany({}));
  for (const user of users) {
    await withRetry(() => prisma.user.delete({ where: { id: user.id } }));
    //                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`prisma.user.delete\` runs once per \`user\` of \`users\`: 200 users cost 200 queries. Write all of them at once.
  }
}
const remove = (user: { id: number }) => prisma.user.delete({ where: { id: user.id } });
//- /concurrency.ts
export async function mapLimit<T>(items: T[], limit: number, run: (item: T) => Promise<unknown>) {
  const running = new Set<Promise<unknown>>();
  for (const item of items) {
    const done = Promise.resolve().then(() => run(item)).finally(() => running.delete(done));
    running.add(done);
    if (running.size >= limit) await Promise.race(running);
  }
}
export async function forEachPage<T>(items: T[], run: (page: T[]) => Promise<void>) {
  for (let i = 0; i < items.length; i += 100) await run(items.slice(i, i + 100));
}
export async function withRetry<T>(run: () => Promise<T>) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await run();
    } catch {}
  }
}
${prisma}`,
      );
    });

    it('per element of what they load themselves', () => {
      check(
        rule,
        `
import { prisma } from './prisma';
import { forEachUser } from './users';
await forEachUser(async (user) => {
  await prisma.session.deleteMany({ where: { userId: user.id } });
  //    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`prisma.session.deleteMany\` runs once per \`user\` that \`forEachUser\` hands over: 200 users cost 200 queries. Write all of them at once.
});
//- /users.ts
import { prisma } from './prisma';
export async function forEachUser(run: (user: { id: number }) => Promise<void>) {
  for (const user of await prisma.user.findMany()) await run(user);
}
${prisma}`,
      );
    });

    it('as workers that share one queue, and as lists of functions', () => {
      check(
        rule,
        `
import { prisma } from './prisma';
import { pool, inTurn } from './workers';
export async function run(ids: number[]) {
  await pool(ids, 3, (id) => prisma.user.delete({ where: { id } }));
  //                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`prisma.user.delete\` runs once per \`id\` of \`ids\`: 200 ids cost 200 queries. Write all of them at once.
  await inTurn(ids.map((id) => () => prisma.user.delete({ where: { id } })));
  //                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`prisma.user.delete\` runs once per \`id\` of \`ids\`: 200 ids cost 200 queries. Write all of them at once.
  await inTurn([() => prisma.user.deleteMany(), () => prisma.session.deleteMany()]);
  await Promise.all(Array.from(ids, (id) => prisma.user.delete({ where: { id } })));
  //                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`prisma.user.delete\` runs once per \`id\` of \`ids\`: 200 ids cost 200 queries. Side by side they can take every connection of the pool. Write all of them at once.
}
//- /workers.ts
export async function pool<T>(items: T[], size: number, run: (item: T) => Promise<unknown>) {
  let next = 0;
  async function worker() {
    while (next < items.length) await run(items[next++]!);
  }
  await Promise.all(Array.from({ length: size }, worker));
}
export async function inTurn(tasks: (() => Promise<unknown>)[]) {
  for (const task of tasks) await task();
}
${prisma}`,
      );
    });
  });

  describe('proves the receiver', () => {
    it('by imports, barrels, aliases and factories, in other files', () => {
      check(
        rule,
        `
import { database } from './db';
import { connect as open } from './db/connect.js';
import * as everything from './db/index.js';
const pool = open();
for (const id of ids) {
  await database.user.delete({ where: { id } });
  //    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`database.user.delete\` runs once per \`id\` of \`ids\`: 200 ids cost 200 queries. Write all of them at once.
  await pool.query('SELECT 1');
  //    ^^^^^^^^^^^^^^^^^^^^^^ \`pool.query\` runs once per \`id\` of \`ids\`: 200 ids cost 200 queries. Ask once for all of them.
  await everything.database.user.count();
  //    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`everything.database.user.count\` runs once per \`id\` of \`ids\`: 200 ids cost 200 queries. Ask once for all of them.
}
//- /db/index.ts
export * from './prisma';
//- /db/prisma.ts
import { PrismaClient } from '@prisma/client';
const client = globalThis.client || new PrismaClient().$extends({});
export { client as database };
//- /db/connect.ts
import pg from 'pg';
let pool;
export function connect() { return (pool ??= new pg.Pool()); }
`,
      );
    });

    it('of tagged templates', () => {
      check(
        rule,
        `
import postgres from 'postgres';
import { PrismaClient } from '@prisma/client';
const sql = postgres();
const prisma = new PrismaClient();
for (const id of ids) {
  await sql\`DELETE FROM users WHERE id = \${id}\`;
  //    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`sql\` runs once per \`id\` of \`ids\`: 200 ids cost 200 queries. Write all of them at once.
  await prisma.$executeRaw\`DELETE FROM users WHERE id = \${id}\`;
  //    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`prisma.$executeRaw\` runs once per \`id\` of \`ids\`: 200 ids cost 200 queries. Write all of them at once.
}`,
      );
    });

    it('by annotations, destructuring and transactions', () => {
      check(
        rule,
        `
import type { PrismaClient } from '@prisma/client';
import type { Knex } from 'knex';
export async function run(db: PrismaClient, trx: Knex.Transaction | undefined, ids: number[]) {
  const { user } = db;
  for (const id of ids) {
    await user.delete({ where: { id } });
    //    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`user.delete\` runs once per \`id\` of \`ids\`: 200 ids cost 200 queries. Write all of them at once.
    await trx!('user').insert({ id });
    //    ^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`trx!('user').insert\` runs once per \`id\` of \`ids\`: 200 ids cost 200 queries. Write all of them at once.
  }
  await db.$transaction(async (tx) => {
    for (const id of ids) await tx.user.delete({ where: { id } });
    //                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`tx.user.delete\` runs once per \`id\` of \`ids\`: 200 ids cost 200 queries. Write all of them at once.
  });
}`,
      );
    });

    it('in JavaScript with require and module.exports', () => {
      check(
        rule,
        `
//- /jobs.js
const { db } = require('./db');
const load = require('./load');
exports.run = async (ids) => {
  for (const id of ids) await db('users').where({ id }).del();
  //                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`db('users')….del\` runs once per \`id\` of \`ids\`: 200 ids cost 200 queries. Write all of them at once.
  for (const id of ids) await load(id);
  //                          ^^^^^^^^ \`load\` queries the database once per \`id\` of \`ids\`, by \`db('users').first\`: 200 ids cost 200 queries. Ask once for all of them.
};
//- /db.js
const db = require('knex')({ client: 'pg' });
module.exports = { db };
//- /load.js
const { db } = require('./db');
module.exports = async function load(id) { return db('users').first(); };
`,
      );
    });
  });

  describe('follows calls', () => {
    it('through any number of functions, in any file, and says which', () => {
      check(
        rule,
        `
import { sendInvoice } from './billing/index.js';
for (const invoice of invoices) {
  await sendInvoice(invoice);
  //    ^^^^^^^^^^^^^^^^^^^^ \`sendInvoice\` queries the database once per \`invoice\` of \`invoices\`, by \`prisma.user.findUnique\`, through \`sendInvoice\` → \`owner\` → \`load\`: 200 invoices cost 200 queries. Ask once for all of them.
}
//- /billing/index.ts
export { sendInvoice } from './send.js';
//- /billing/send.ts
import * as users from '../users.js';
export const sendInvoice = async (invoice) => mail(await users.owner(invoice));
//- /users.ts
import { prisma } from './prisma.js';
export async function owner(invoice) { return load(invoice.ownerId); }
function load(id) { return prisma.user.findUnique({ where: { id } }); }
${prisma}`,
      );
    });

    it('through methods of injected classes', () => {
      check(
        rule,
        `
import { OrderService } from './service';
export class OrderController {
  constructor(private readonly orders: OrderService) {}
  async show(ids: number[]) {
    return Promise.all(ids.map((id) => this.orders.find(id)));
    //                                 ^^^^^^^^^^^^^^^^^^^^ 💡 \`this.orders.find\` queries the database once per \`id\` of \`ids\`, by \`this.prisma.order.findFirst\`, through \`OrderService.find\` → \`OrderRepository.byId\`: 200 ids cost 200 queries. Side by side they can take every connection of the pool. Ask once for all of them.
  }
}
//- /service.ts
import { OrderRepository } from './repository';
export class OrderService {
  constructor(private readonly repository: OrderRepository) {}
  find(id: number) { return this.repository.byId(id); }
}
//- /repository.ts
import { PrismaClient } from '@prisma/client';
export class OrderRepository {
  private readonly prisma = new PrismaClient();
  byId(id: number) { return this.prisma.order.findFirst({ where: { id } }); }
}`,
      );
    });

    it('through functions handed to a method of a list, and rows of a list', () => {
      check(
        rule,
        `
import { Model } from 'sequelize';
class Order extends Model {}
const load = (id: number) => Order.findByPk(id);
export async function close(ids: number[]) {
  const orders = await Promise.all(ids.map(load));
  //                               ^^^^^^^^^^^^^ \`load\` queries the database once per element of \`ids\`, by \`Order.findByPk\`: 200 ids cost 200 queries. Side by side they can take every connection of the pool. Ask once for all of them.
  for (const order of orders) await order.destroy();
  //                                ^^^^^^^^^^^^^^^ \`order.destroy\` runs once per \`order\` of \`orders\`: 200 orders cost 200 queries. Write all of them at once.
}`,
      );
    });

    it('through functions that call each other', () => {
      check(
        rule,
        `
import { prisma } from './prisma';
async function even(n) { return n === 0 ? prisma.user.count() : odd(n - 1); }
async function odd(n) { return even(n - 1); }
for (const n of numbers) {
  await odd(n);
  //    ^^^^^^ \`odd\` queries the database once per \`n\` of \`numbers\`, by \`prisma.user.count\`, through \`odd\` → \`even\`: 200 elements cost 200 queries. Ask once for all of them.
}
${prisma}`,
      );
    });

    it('to the await that runs a builder which a function returned', () => {
      check(
        rule,
        `
import knex from 'knex';
const db = knex({});
function byId(id) { return db('users').where({ id }).first(); }
for (const id of ids) {
  const building = byId(id);
  const user = await byId(id);
  //                 ^^^^^^^^ \`byId\` runs once per \`id\` of \`ids\`: 200 ids cost 200 queries. Ask once for all of them.
}`,
      );
    });
  });

  describe('stays silent', () => {
    const silent = (why: string, code: string): void => {
      it(why, () => check(rule, `import { prisma } from './prisma';\nimport knex from 'knex';\nconst db = knex({});\n${code}\n${prisma}`));
    };

    silent(
      'where a package that nobody knows has a function called like a method of lists',
      "import { Task } from 'some-tasks'; const lib = require('other'); import * as own from './own'; Task.map((id) => prisma.user.count()); lib.flatMap(load); own.filter((id) => prisma.user.count()); const load = () => prisma.user.count();",
    );
    silent('where the query runs once', 'for (const user of await prisma.user.findMany()) greet(user);');
    silent('where nothing proves a database', 'for (const id of ids) { await api.user.findUnique({ where: { id } }); cache.get(id); }');
    silent(
      'where a function is only made, not run',
      'for (const id of ids) jobs.push(async () => { await prisma.user.delete({ where: { id } }); });',
    );
    silent('where handlers are registered', 'for (const path of paths) app.get(path, async () => prisma.user.count());');
    silent('where a builder only builds', "let query = db('users'); for (const id of ids) query = query.orWhere({ id }); await query;");
    silent('in chunks', 'for (const chunk of chunks(ids, 500)) await prisma.user.deleteMany({ where: { id: { in: chunk } } });');
    silent(
      'in chunks made before',
      'const parts = chunk(ids, 500); for (const [at, part] of parts.entries()) await prisma.user.deleteMany({ where: { id: { in: part } } });',
    );
    silent(
      'where the caller passes what would be loaded',
      'const send = async (rows) => { if (rows === undefined) rows = await prisma.hook.findMany(); post(rows); }; for (const id of ids) await send(hooks);',
    );
    silent(
      'over what is left of a literal list',
      "for (const kind of ['day', 'week'].filter(wanted)) await prisma.report.create({ data: { kind } });",
    );
    silent(
      'in steps of a chunk',
      'for (let i = 0; i < ids.length; i += 500) await prisma.user.deleteMany({ where: { id: { in: ids.slice(i, i + 500) } } });',
    );
    silent('page by page', 'let rows; do { rows = await prisma.user.findMany({ take: 100 }); } while (rows.length === 100);');
    silent('while polling', 'while (true) { const job = await prisma.job.findFirst(); await work(job); }');
    silent(
      'while retrying',
      'for (let attempt = 0; attempt < retries.length; attempt++) { try { return await prisma.user.count(); } catch { await sleep(attempt); } }',
    );
    silent(
      'level by level of a tree',
      'while (ids.length) { const rows = await prisma.node.findMany({ where: { parentId: { in: ids } } }); ids = rows.map((row) => row.id); }',
    );
    silent('over a literal list', "for (const kind of ['day', 'week']) await prisma.report.create({ data: { kind } });");
    silent(
      'over a constant list',
      "const kinds = ['day', 'week']; for (const kind of kinds) await prisma.report.create({ data: { kind } });",
    );
    silent(
      'in a table of its own each round',
      "import type { Repository } from 'typeorm'; const clear = (repository: Repository<any>) => repository.delete({ tenant: 1 }); export async function reset(repositories: Repository<any>[]) { for (let i = 0; i < repositories.length; i++) await clear(repositories[i]!); for (const repository of repositories) await repository.clear(); }",
    );
    silent(
      'once it has found what it looks for',
      'for (const id of ids) { const user = await prisma.user.findFirst({ where: { id } }); break; }',
    );
    silent(
      'while it looks for the first that fits, and goes on where one does not',
      'for (const name of candidates) { const taken = await prisma.user.count({ where: { name } }); if (taken) continue; return name; }',
    );
    silent(
      'while it takes the first row that is free',
      "const jobs = await prisma.job.findMany(); for (const { id } of jobs) { const { count } = await prisma.job.updateMany({ where: { id, state: 'free' }, data: { state: 'taken' } }); if (count) return id; }",
    );
    silent(
      'while it takes the first row that is free, by a name of its own',
      "const jobs = await prisma.job.findMany(); for (const { id } of jobs) { const taken = await prisma.job.updateMany({ where: { id, state: 'free' }, data: { state: 'taken' } }); if (taken.count) return id; }",
    );
    silent(
      'for the one element that is looked for',
      'for (const user of users) { if (user.id === wanted.id) greet(await prisma.user.findFirst({ where: { id: user.id } })); }',
    );
    silent(
      'for the one element that nothing goes past',
      'for (const { id } of users) { if (id !== wanted.id) continue; greet(await prisma.user.findFirst({ where: { id } })); }',
    );
    silent(
      'after a look-up in what was loaded before',
      'for (const id of ids) greet(known.get(id) ?? (await prisma.user.findUnique({ where: { id } })));',
    );
    silent(
      'in a transaction of a list, which is one round trip',
      'await prisma.$transaction(ids.map((id) => prisma.user.delete({ where: { id } })));',
    );
    silent(
      'in a transaction of a list that has a name',
      'const deletions = ids.map((id) => prisma.user.delete({ where: { id } })); return prisma.$transaction(deletions);',
    );
    silent(
      'in a transaction of several lists',
      'await prisma.$transaction([prisma.user.count(), ...ids.map((id) => prisma.user.delete({ where: { id } }))]);',
    );
    silent('over a few of many', 'const top = ids.slice(0, 3); for (const id of top) await prisma.user.delete({ where: { id } });');
    silent(
      'over what an enumeration holds',
      "import { Status } from './status'; for (const status of Object.values(Status)) await prisma.order.count({ where: { status } });",
    );
    silent(
      'over an imported constant',
      "import { reportKinds } from './kinds'; for (const kind of reportKinds) await prisma.report.create({ data: { kind } });\n//- /kinds.ts\nexport * from './report';\n//- /report.ts\nexport const reportKinds = ['day', 'week'] as const;",
    );
    silent(
      'over an imported enumeration',
      "import { Kind as ReportKind } from './kinds'; for (const kind of Object.values(ReportKind)) await prisma.report.create({ data: { kind } });\n//- /kinds.ts\nenum Kind { Day = 'day' }\nexport { Kind };",
    );
    silent(
      'over a constant list of the class',
      "class Reports { private readonly kinds = ['day', 'week']; async run() { for (const kind of this.kinds) await prisma.report.create({ data: { kind } }); } }",
    );
    silent(
      'over what a queue delivers, message by message',
      'export async function handler(event) { for (const record of event.Records) await prisma.job.create({ data: JSON.parse(record.body) }); }',
    );
    silent('over a stream, which comes as it comes', 'for await (const row of stream) await prisma.row.create({ data: row });');
    silent(
      'over what a type of another file says is a stream',
      `import type { Source } from './source';
export async function run(source: Source) { for await (const row of source.rows) await prisma.row.create({ data: row }); }
//- /source.ts
export interface Source { rows: AsyncIterable<{ id: number }> }`,
    );
    silent(
      'where what was collected is written when there is enough of it',
      'const batch = []; for (const row of rows) { batch.push(row); if (batch.length >= 500) { await prisma.row.createMany({ data: batch }); batch.length = 0; } }',
    );
    silent(
      'where a function sends what many calls have left there',
      `for (const row of rows) record(row);
const queue = []; let last = 0;
function record(row) { queue.push(row); if (queue.length >= 100) flush(); const now = Date.now(); if (now - last > 5000) flush(); }
async function flush() { await prisma.row.createMany({ data: queue.splice(0) }); }`,
    );
    silent(
      'where every hundredth element says how far it is',
      'let done = 0; for (const row of rows) { if (++done % 100 === 0) await prisma.job.update({ where: { id }, data: { done } }); }',
    );
    silent(
      'where only what failed leads to it',
      "const results = await Promise.allSettled(work); for (const result of results) { if (result.status === 'rejected') await prisma.failure.create({ data: { id } }); }",
    );
    silent(
      'behind an instance that a class keeps',
      `for (const name of names) use(Queue.get());
class Queue { static instance; static get() { if (Queue.instance) return Queue.instance; Queue.instance = new Queue(); prisma.queue.create({ data: {} }).then(log); return Queue.instance; } }`,
    );
    silent(
      'behind a cache that the function around keeps',
      `const cached = createCache(); for (const id of ids) greet(await cached(id));
function createCache() { const known = new Map(); return async (id) => { if (known.has(id)) return known.get(id); const row = await prisma.user.findFirst({ where: { id } }); known.set(id, row); return row; }; }`,
    );
    silent(
      'in a list that is made for a transaction elsewhere',
      'export const updates = (rows) => ({ ids: rows.map((row) => row.id), updates: rows.map((row) => prisma.row.update({ where: { id: row.id }, data: {} })) });',
    );
    silent(
      'over a cursor, waited for or not',
      `import { User } from './user';
for await (const user of User.find().cursor()) await prisma.row.create({ data: user });
const opened = await User.find().cursor();
for await (const user of opened) await prisma.row.create({ data: user });
//- /user.ts
import { model } from 'mongoose';
export const User = model('User');`,
    );
    silent(
      'where a variable holds what was loaded before',
      'for (const id of ids) { let user = known.get(id); if (!user) user = await prisma.user.findUnique({ where: { id } }); greet(user); }',
    );
    silent(
      'where a comment says that hooks have to run for each',
      '// One at a time: the model hooks clean up after each.\nfor (const id of ids) await prisma.user.delete({ where: { id } });',
    );
    silent(
      'where only an error leads to it',
      'for (const id of ids) { try { await check(id); } catch (error) { await report(id); await prisma.failure.create({ data: { id } }); } } async function check(id) { if (!id) { await report(id); throw new Error(); } } const report = (id) => prisma.failure.create({ data: { id } });',
    );
    silent(
      'where the first caller loads what all others get',
      'let settings; const load = async () => { if (settings) return settings; settings = await prisma.setting.findFirst(); return settings; }; const byId = new Map(); const one = async (id) => { if (!byId.has(id)) byId.set(id, await prisma.user.findFirst({ where: { id } })); return byId.get(id); }; class Users { all; async first() { return (this.all ??= await prisma.user.findMany()); } } for (const id of ids) { await load(); await one(id); await new Users().first(); }',
    );
    silent(
      'where it looks for the first answer that will do',
      'for (const name of names) { const taken = await prisma.user.findFirst({ where: { name } }); if (!taken) return name; }',
    );
    silent('in a statement that cannot be read yet', 'for (const id of ids) { await prisma.user.delete({ where: { id }; }');
  });

  it('hints where Prisma joins the look-ups of one tick, whatever function makes them', () => {
    check(
      rule,
      `
import { prisma } from './prisma';
await Promise.all(ids.map((id) => prisma.user.findUnique({ where: { id } })));
//                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: \`prisma.user.findUnique\` runs once per \`id\` of \`ids\`. The client joins these while all of them start in one tick: an \`await\` before any of them ends that.
await Promise.all(ids.map(load));
//                ^^^^^^^^^^^^^ hint: \`load\` queries the database once per element of \`ids\`, by \`prisma.user.findUnique\`. The client joins these while all of them start in one tick: an \`await\` before any of them ends that.
ids.forEach(async (id) => { await prisma.user.findUnique({ where: { id } }); });
//                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: \`prisma.user.findUnique\` runs once per \`id\` of \`ids\`. The client joins these while all of them start in one tick: an \`await\` before any of them ends that.
const started = [];
for (const id of ids) started.push(prisma.user.findUnique({ where: { id } }));
//                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: \`prisma.user.findUnique\` runs once per \`id\` of \`ids\`. The client joins these while all of them start in one tick: an \`await\` before any of them ends that.
await Promise.all(started);
for (const id of ids) await prisma.user.findUnique({ where: { id } });
//                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`prisma.user.findUnique\` runs once per \`id\` of \`ids\`: 200 ids cost 200 queries. Ask once for all of them.
const load = async (id: number) => {
  const user = await prisma.user.findUnique({ where: { id } });
  return user;
};
${prisma}`,
    );
  });

  describe('is not deceived by what looks like a look-alike', () => {
    it('an element that is called a page or a batch, but is none', () => {
      check(
        rule,
        `
import { prisma } from './prisma';
for (const page of await prisma.page.findMany()) {
  await prisma.visit.count({ where: { pageId: page.id } });
  //    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 \`prisma.visit.count\` runs once per \`page\` of \`await prisma.page.findMany()\`: 200 pages cost 200 queries. Ask once for all of them.
}
${prisma}`,
      );
    });

    it('a loop per row inside a loop over chunks', () => {
      check(
        rule,
        `
import { prisma } from './prisma';
for (const chunk of chunks(ids, 100)) {
  for (const id of chunk) {
    await prisma.user.delete({ where: { id } });
    //    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`prisma.user.delete\` runs once per \`id\` of \`chunk\`: 200 ids cost 200 queries. Write all of them at once.
  }
}
${prisma}`,
      );
    });

    it('a loop per row of what is taken off a list as a chunk', () => {
      check(
        rule,
        `
import { prisma } from './prisma';
while (ids.length > 0) {
  const some = ids.splice(0, 100);
  for (const id of some) {
    await prisma.user.findUnique({ where: { id } });
    //    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`prisma.user.findUnique\` runs once per \`id\` of \`some\`: 200 ids cost 200 queries. Ask once for all of them.
  }
}
${prisma}`,
      );
    });

    it('promises that are waited for one by one', () => {
      check(
        rule,
        `
import { prisma } from './prisma';
for await (const count of ids.map((id) => prisma.order.count({ where: { id } }))) total += count;
//                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`prisma.order.count\` runs once per \`id\` of \`ids\`: 200 ids cost 200 queries. Ask once for all of them.
for await (const id of ids.map(async (id) => id)) {
  await prisma.order.delete({ where: { id } });
  //    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`prisma.order.delete\` runs once per \`id\` of \`ids.map(async (id) => id)\`: 200 ids cost 200 queries. Write all of them at once.
}
${prisma}`,
      );
    });

    it('a function that asks and then writes is told to do both once', () => {
      check(
        rule,
        `
import { prisma } from './prisma';
for (const name of names) await findOrCreate(name);
//                              ^^^^^^^^^^^^^^^^^^ \`findOrCreate\` queries and writes to the database once per \`name\` of \`names\`, by \`prisma.tag.findFirst\`: 200 names cost 200 queries. Ask, and write, once for all of them.
async function findOrCreate(name) { return (await prisma.tag.findFirst({ where: { name } })) ?? (await prisma.tag.create({ data: { name } })); }
${prisma}`,
      );
    });

    it('for await over a list, which waits for nothing that the list brings', () => {
      check(
        rule,
        `
import type { Page } from './page';
import { prisma } from './prisma';
export async function run(page: Page, names: string[]) {
  for await (const name of names) await prisma.tag.create({ data: { name } });
  //                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`prisma.tag.create\` runs once per \`name\` of \`names\`: 200 names cost 200 queries. Write all of them at once.
  const users = await prisma.user.findMany();
  for await (const user of users) await prisma.user.delete({ where: { id: user.id } });
  //                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`prisma.user.delete\` runs once per \`user\` of \`users\`: 200 users cost 200 queries. Write all of them at once.
  for await (const id of page.ids) await prisma.user.delete({ where: { id } });
  //                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`prisma.user.delete\` runs once per \`id\` of \`page.ids\`: 200 ids cost 200 queries. Write all of them at once.
}
//- /page.ts
export interface Page { ids: number[] }
//- /prisma.ts
import { PrismaClient } from '@prisma/client';
export const prisma = new PrismaClient();
`,
      );
    });

    it('a list of one element for a method that takes many, and two fixed queries side by side', () => {
      check(
        rule,
        `
import { prisma } from './prisma';
for (const id of ids) {
  await prisma.user.findMany({ where: { id: { in: [id] } } });
  //    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`prisma.user.findMany\` runs once per \`id\` of \`ids\`: 200 ids cost 200 queries. Ask once for all of them.
  await Promise.all([
    prisma.order.count({ where: { id } }),
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`prisma.order.count\` runs once per \`id\` of \`ids\`: 200 ids cost 200 queries. Ask once for all of them.
    prisma.refund.count({ where: { id } }),
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`prisma.refund.count\` runs once per \`id\` of \`ids\`: 200 ids cost 200 queries. Ask once for all of them.
  ]);
}
${prisma}`,
      );
    });

    it('a guard that gives up when nothing is found', () => {
      check(
        rule,
        `
import { prisma } from './prisma';
export async function notify(ids: number[]) {
  for (const id of ids) {
    const user = await prisma.user.findFirst({ where: { id } });
    //                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 \`prisma.user.findFirst\` runs once per \`id\` of \`ids\`: 200 ids cost 200 queries. Ask once for all of them.
    if (!user) return;
    send(user);
  }
}
${prisma}`,
      );
    });

    it('elements of a library whose values find something as well, if no rows', () => {
      check(
        rule,
        `
import _ from 'lodash';
import { prisma } from './prisma';
export async function names(ids: number[]) {
  const wanted = ids.map((id) => _.chain([id]));
  for (const id of wanted) await prisma.user.update({ where: { id: id.value() }, data: {} });
  //                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`prisma.user.update\` runs once per \`id\` of \`wanted\`: 200 ids cost 200 queries. Write all of them at once.
}
${prisma}`,
      );
    });

    it('a search among rows: the database could have searched them', () => {
      check(
        rule,
        `
import { prisma } from './prisma';
export async function isLastOwner(userId: number) {
  const teams = await prisma.team.findMany({ where: { ownerId: userId } });
  for (const team of teams) {
    const owners = await prisma.owner.count({ where: { teamId: team.id } });
    //                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`prisma.owner.count\` runs once per \`team\` of \`teams\` until one is found: 200 teams can cost 200 queries. Let the query that lists them look for it, or ask once for all of them.
    if (owners === 1) return true;
  }
  return false;
}
export async function firstWithMedia() {
  const projects = await prisma.project.findMany();
  for (const project of projects) {
    const count = await prisma.media.count({ where: { projectId: project.id } });
    //                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`prisma.media.count\` runs once per \`project\` of \`projects\` until one is found: 200 projects can cost 200 queries. Let the query that lists them look for it, or ask once for all of them.
    if (count === 0) continue;
    return project;
  }
}
${prisma}`,
      );
    });

    it('a cache that lives no longer than the loop: each element that is new costs a query', () => {
      check(
        rule,
        `
import { prisma } from './prisma';
export async function names(orders: { userId: number }[]) {
  const byId = new Map<number, unknown>();
  for (const { userId } of orders) {
    if (!byId.has(userId)) byId.set(userId, await prisma.user.findFirst({ where: { id: userId } }));
    //                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 \`prisma.user.findFirst\` runs once per element of \`orders\`: 200 orders cost 200 queries. Ask once for all of them.
  }
  return byId;
}
${prisma}`,
      );
    });

    it('find or create, row by row', () => {
      check(
        rule,
        `
import knex from 'knex';
const db = knex({});
for (const tag of tags) {
  const rows = await db('tags').where({ name: tag });
  //                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`db('tags').where\` runs once per \`tag\` of \`tags\`: 200 tags cost 200 queries. Ask once for all of them.
  if (!rows[0]) await db('tags').insert({ name: tag });
  //                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`db('tags').insert\` runs once per \`tag\` of \`tags\`: 200 tags cost 200 queries. Write all of them at once.
}`,
      );
    });

    it('Prisma look-ups that cannot be joined, as each has waited for something else before', () => {
      check(
        rule,
        `
import { prisma } from './prisma';
await Promise.all(ids.map((id) => load(id)));
//                                ^^^^^^^^ \`load\` queries the database once per \`id\` of \`ids\`, by \`prisma.user.findUnique\`: 200 ids cost 200 queries. Side by side they can take every connection of the pool. Ask once for all of them.
async function load(id: number) {
  await permitted(id);
  return prisma.user.findUnique({ where: { id } });
}
${prisma}`,
      );
    });

    it('builders that are pushed to a list which is sent as a whole', () => {
      check(
        rule,
        `
import knex from 'knex';
const db = knex({});
const updates: Promise<unknown>[] = [];
for (const { id, name } of tags) {
  updates.push(db('tags').where({ id }).update({ name }));
  //           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`db('tags')….update\` runs once per element of \`tags\`: 200 tags cost 200 queries. Side by side they can take every connection of the pool. Write all of them at once.
}
await Promise.all(updates);`,
      );
    });
  });

  it('leaves alone what runs in this process and costs no round trip', () => {
    check(
      rule,
      `
import Database from 'better-sqlite3';
const insert = new Database('shop.db').prepare('INSERT INTO orders VALUES (?)');
export function add(ids: number[]) { for (const id of ids) insert.run(id); }`,
    );
  });

  it('leaves to `no-query-per-parent` what a recursion or a presenter asks for', () => {
    check(
      rule,
      `
import { prisma } from './prisma';
export async function remove(id: number): Promise<void> {
  const children = await prisma.node.findMany({ where: { parentId: id } });
  for (const child of children) await remove(child.id);
}
export const list = async (orders: { id: number }[]) => Promise.all(orders.map(presentOrder));
async function presentOrder(order: { id: number }) {
  return { ...order, items: await prisma.item.count({ where: { orderId: order.id } }) };
}
${prisma}`,
    );
  });

  it('hints where each kind of elements costs something else, and warns where that tells only two apart', () => {
    check(
      rule,
      `
import { prisma } from './prisma';
export async function replay(events: { type: string; id: number }[], changes: { kind: string; id: number }[]) {
  for (const { type, id } of events) {
    if (type === Type.MUTED) await prisma.mute.create({ data: { id } });
    //                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: \`prisma.mute.create\` runs once per element of \`events\`, for one kind of them: 200 of that kind cost 200 queries. Sort them by kind first, where their order allows it.
    else if (type === Type.UNMUTED) forget(id);
    else remember(id);
  }
  for (const change of changes) {
    switch (change.kind) {
      case 'added':
        await prisma.item.create({ data: { id: change.id } });
        //    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: \`prisma.item.create\` runs once per \`change\` of \`changes\`, for one kind of them: 200 of that kind cost 200 queries. Sort them by kind first, where their order allows it.
        break;
      case 'removed':
        forget(change.id);
        break;
      default:
        remember(change.id);
    }
  }
  for (const change of changes) {
    if (change.kind === 'added') await prisma.item.create({ data: { id: change.id } });
    //                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`prisma.item.create\` runs once per \`change\` of \`changes\`: 200 changes cost 200 queries. Write all of them at once.
    else forget(change.id);
  }
}
${prisma}`,
    );
  });

  describe('says in one line what it found', () => {
    it('when the same loop holds three queries', () => {
      check(
        rule,
        `
import { prisma } from './prisma';
for (const { id } of users) {
  await prisma.user.update({ where: { id }, data: { seen: await prisma.visit.count({ where: { id } }) } });
  //    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`prisma.user.update\` runs once per element of \`users\`: 200 users cost 200 queries. Write all of them at once.
  //                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`prisma.visit.count\` runs once per element of \`users\`: 200 users cost 200 queries. Ask once for all of them.
}
${prisma}`,
      );
    });
  });

  describe('comes to an end', () => {
    it('where names stand for each other', () => {
      check(
        rule,
        `
import { prisma } from './prisma';
const first = [second, ...ids.map((id) => prisma.user.delete({ where: { id } }))];
//                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`prisma.user.delete\` runs once per \`id\` of \`ids\`: 200 ids cost 200 queries. Write all of them at once.
const second = [first];
const a = b, b = a;
class A extends B { db = this.db; } class B extends A {}
interface C extends D {} interface D extends C {}
async function circle(c: C, e: E) { for (const id of ids) await c.db.user.delete(e.x); }
type E = F; type F = E;
for (const id of ids) await a.user.delete(new A().db);
${prisma}`,
      );
    });

    it('where a function calls itself for what Prisma joins', () => {
      check(
        rule,
        `
import { prisma } from './prisma';
async function contentsOf(id) {
  const folder = await prisma.folder.findUnique({ where: { id } });
  return Promise.all(folder.folders.map(async (child) => contentsOf(child.id)));
}
for (const id of ids) await contentsOf(id);
//                          ^^^^^^^^^^^^^^ \`contentsOf\` queries the database once per \`id\` of \`ids\`, by \`prisma.folder.findUnique\`: 200 ids cost 200 queries. Ask once for all of them.
${prisma}`,
      );
    });
  });

  describe('fixes the textbook look-up', () => {
    it('of Prisma, with an include, and keeps the indentation', () => {
      checkFix(
        rule,
        `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
declare function greet(user: unknown): void;
export async function run(orders: { customerId: number }[]) {
  for (const order of orders) {
    greet(await prisma.customer.findUnique({ where: { id: order.customerId }, include: { orders: true } }));
    //          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 \`prisma.customer.findUnique\` runs once per \`order\` of \`orders\`: 200 orders cost 200 queries. Ask once for all of them.
  }
}`,
        `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
declare function greet(user: unknown): void;
export async function run(orders: { customerId: number }[]) {
  const customers = await prisma.customer.findMany({ where: { id: { in: orders.map((order) => order.customerId) } }, include: { orders: true } });
  const customerById = new Map(customers.map((customer) => [customer.id, customer]));
  for (const order of orders) {
    greet(customerById.get(order.customerId) ?? null);
  }
}`,
      );
    });

    it('of pg, inside Promise.all, whose bigint keys come back as text', () => {
      checkFix(
        rule,
        `
import { Pool } from 'pg';
const pool = new Pool();
export async function names(ids: number[]) {
  return await Promise.all(
    ids.map(async (id) => {
      const { rows: [user] } = await pool.query('SELECT id, name FROM users WHERE id = $1', [id]);
      //                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 \`pool.query\` runs once per \`id\` of \`ids\`: 200 ids cost 200 queries. Side by side they can take every connection of the pool. Ask once for all of them.
      return user.name;
    }),
  );
}`,
        `
import { Pool } from 'pg';
const pool = new Pool();
export async function names(ids: number[]) {
  const { rows: users } = await pool.query('SELECT id, name FROM users WHERE id = ANY($1)', [ids]);
  const userById = new Map(users.map((user) => [String(user.id), user]));
  return ids.map((id) => {
    const user = userById.get(String(id));
    return user.name;
  });
}`,
      );
    });

    it('of knex, with selected columns that keep the key', () => {
      checkFix(
        rule,
        `
import knex from 'knex';
const db = knex({});
export async function run(orders: { customerId: number }[]) {
  for (const order of orders) {
    const customer = await db('customers').select('id', 'name').where({ id: order.customerId }).first();
    //                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 \`db('customers')….first\` runs once per \`order\` of \`orders\`: 200 orders cost 200 queries. Ask once for all of them.
    console.log(customer?.name);
  }
}`,
        `
import knex from 'knex';
const db = knex({});
export async function run(orders: { customerId: number }[]) {
  const customers = await db('customers').select('id', 'name').whereIn('id', orders.map((order) => order.customerId));
  const customerById = new Map(customers.map((customer) => [String(customer.id), customer]));
  for (const order of orders) {
    const customer = customerById.get(String(order.customerId));
    console.log(customer?.name);
  }
}`,
      );
    });
  });

  describe('offers no fix', () => {
    const unfixed = (why: string, items: string, before: string, key: string, after: string): void => {
      const call = `prisma.user.findUnique({ where: { id: ${key} } })`;
      it(why, () =>
        check(
          rule,
          `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
for (const id of ${items}) ${before}
      ${call}
//    ${'^'.repeat(call.length)} \`prisma.user.findUnique\` runs once per \`id\` of \`${items}\`: 200 ids cost 200 queries. Ask once for all of them.
${after}`,
        ),
      );
    };

    unfixed('that would evaluate the items twice', 'takeIds()', 'use(await', 'id', ');');
    unfixed('where the loop changes the list', 'ids', 'ids.push(await', 'id', ');');
    unfixed('where a condition spares some elements', 'ids', 'if (id) use(await', 'id', ');');
    unfixed('where the loop touches the same table', 'ids', '{ await prisma.user.touch(id); use(await', 'id', ');}');
    unfixed('where nothing proves that the list can be read twice', 'unknown', 'use(await', 'id', ');');
  });
});
