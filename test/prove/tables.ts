import { readFileSync } from 'node:fs';
import { Client } from 'pg';

/** A bigint that no number can hold. */
export const big = 9007199254740993n;

/** Makes the tables anew, with some customers, products and orders. */
export async function makeTables(): Promise<void> {
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await client.query(`
    DROP TABLE IF EXISTS orders, products, customers;
    ${readFileSync('test/prisma/tables.sql', 'utf8')}
    INSERT INTO customers VALUES (1, 'ada@shop', 'Ada', 'DE1', NULL), (2, 'o''hara@shop', 'Bea', NULL, 1), (3, 'cem@shop', 'Cem', NULL, 1);
    INSERT INTO products VALUES (7, 'pen', '2026-01-01'), (${big}, 'ink', '2026-02-01 12:30:00.125');
    INSERT INTO orders VALUES
      ('a0000000-0000-4000-8000-000000000001', 2026, 1, 1, 7),
      ('b0000000-0000-4000-8000-000000000002', 2026, 2, NULL, ${big}),
      ('c0000000-0000-4000-8000-000000000004', 2026, 3, 3, 7),
      ('d0000000-0000-4000-8000-000000000005', 2026, 4, 1, 7);`);
  await client.end();
}
