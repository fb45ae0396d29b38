/** `@prisma/client` on MySQL: a client without models, as it only has to hand on its transactions, on the database that the environment names. */
import { PrismaMariaDb } from '@prisma/adapter-mariadb';
import { PrismaClient as GeneratedClient } from './client/client.ts';

export class PrismaClient extends GeneratedClient {
  constructor() {
    super({ adapter: new PrismaMariaDb(process.env.DATABASE_URL!) });
  }
}
