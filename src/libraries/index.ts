// Written by `npm run generate`.
import { knex } from './knex.ts';
import { pg } from './pg.ts';
import { prisma } from './prisma.ts';

export const libraries = [knex, pg, prisma];
