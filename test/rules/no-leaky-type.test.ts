import { noLeakyType as rule } from '../../src/rules/no-leaky-type.ts';
import { check } from '../fixture.ts';

const stores = (folder = 'stores') => `
//- /${folder}/orders.ts
import knex from 'knex';
const db = knex({});
export const list = async () => await db('orders').select('*');
export const find = async (id: number) => await db('orders').where({ id }).first();
export const remove = async (id: number) => await db('orders').where({ id }).del();
export const add = async (order: object) => await db('orders').insert(order);
`;

const hint = (by: string, type: string) =>
  `hint: ${by} names \`${type}\` in its signature: whoever calls it speaks the language of the database client. Name what the domain speaks of.`;

describe('no-leaky-type', () => {
  it('hints at builders and clients in signatures of functions, methods and constructors', () => {
    check(
      rule,
      `
//- /services/orders.ts
import type { Knex } from 'knex';
import type { CommonQueryMethods } from 'slonik';
export class Orders {
  constructor(public readonly pool: CommonQueryMethods) {}
  //                                ^^^^^^^^^^^^^^^^^^ ${hint('The constructor of Orders', 'CommonQueryMethods')}
  open(): Promise<Knex.QueryBuilder> { throw new Error(); }
  //              ^^^^^^^^^^^^^^^^^ ${hint('`open`', 'Knex.QueryBuilder')}
  private closed(query: Knex.QueryBuilder) {}
}
//- /libraries/quota.ts
import type { CommonQueryMethods } from 'slonik';
export const createQuota = (pool: CommonQueryMethods) => pool;
//                                ^^^^^^^^^^^^^^^^^^ ${hint('`createQuota`', 'CommonQueryMethods')}
${stores()}`,
    );
  });

  it('stays silent about units of work, rows, factories, stores, and types of the same name', () => {
    check(
      rule,
      `
//- /services/orders.ts
import type { Knex } from 'knex';
import type { Order } from '@prisma/client';
import type { Pool } from './pool';
export const move = (order: Order, trx: Knex) => trx;
export const copy = (db: Knex.Transaction, pool: Pool) => db;
const hidden = (db: Knex) => db;
//- /orders.factory.ts
import type { Knex } from 'knex';
export const createOrders = (db: Knex) => db;
//- /stores/customers.ts
import type { Knex } from 'knex';
export const createCustomers = (db: Knex) => db;
${stores()}`,
    );
  });

  it('stays silent where services are the data layer', () => {
    check(
      rule,
      `//- /services/quota.ts\nimport type { Knex } from 'knex';\nexport const createQuota = (db: Knex) => db;\n${stores('services')}`,
    );
  });
});
