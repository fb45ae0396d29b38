import knex from 'knex';
import { config } from '../config';

/** Stock, invoices and shipments were here before Prisma and stay with knex. */
export const db = knex({ client: 'pg', connection: config.databaseUrl, pool: { min: 0, max: 10 } });
