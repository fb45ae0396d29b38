/** What `@prisma/client` means in fixtures: the client generated from this folder's schema, on the database that the environment names. */
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient as GeneratedClient } from './client/client.ts';

export type * from './client/client.ts';
export { Prisma } from './client/client.ts';

/** `new PrismaClient()` needs no adapter here, as it needed none before Prisma 7. */
export class PrismaClient extends GeneratedClient {
  constructor() {
    super({ adapter: new PrismaPg({ connectionString: process.env.DATABASE_URL }) });
  }
}
