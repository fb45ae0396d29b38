import assert from 'node:assert/strict';
import { checkTypes } from './fixture.ts';
import { typeErrors } from './types.ts';

describe('type-check of fixtures', () => {
  it('knows the real types of the clients: a row has no column that it was not declared with', () => {
    const programs = {
      '@prisma/client': `
import { PrismaClient } from '@prisma/client';
const row = await new PrismaClient().customer.findUniqueOrThrow({ where: { id: 1 } });`,
      pg: `
import { Pool } from 'pg';
const { rows: [row] } = await new Pool().query<{ id: number }>('SELECT id FROM customers');`,
      knex: `
import knex from 'knex';
const [row] = await knex({ client: 'pg' })<{ id: number }>('customers').select('id');`,
    };
    for (const [name, program] of Object.entries(programs)) {
      const errors = (column: string) => typeErrors(new Map([['/main.ts', `${program}\nconst value: number = row!.${column};`]]));
      assert.deepEqual(errors('id'), [], name);
      assert.match(errors('nonsense').join(), /TS2339 Property 'nonsense' does not exist/, name);
    }
  });

  it('follows imports between files in memory', () => {
    const files = new Map([
      ['/src/main.ts', `import { customer } from './customer.js';\ncustomer.name.toFixed();`],
      ['/src/customer.ts', `export const customer = { name: 'Ada' };`],
    ]);
    assert.deepEqual(typeErrors(files), [
      `/src/main.ts:2: TS2551 Property 'toFixed' does not exist on type 'string'. Did you mean 'fixed'?`,
    ]);
  });

  it('faults a fix only for errors that it brings', () => {
    const program = (text: string) => new Map([['/main.ts', text]]);
    const wrong = program('const id: number = "7";');
    assert.throws(() => checkTypes(program('const id = "7";'), wrong), /TS2322/);
    checkTypes(program('unknown();'), wrong);
  });
});
