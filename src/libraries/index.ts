// Written by `npm run generate`.
import { drizzle } from './drizzle.ts';
import { knex } from './knex.ts';
import { kysely } from './kysely.ts';
import { mongoose } from './mongoose.ts';
import { mysql2 } from './mysql2.ts';
import { pgPromise } from './pg-promise.ts';
import { pg } from './pg.ts';
import { postgres } from './postgres.ts';
import { prisma } from './prisma.ts';
import { sequelize } from './sequelize.ts';
import { slonik } from './slonik.ts';
import { typeorm } from './typeorm.ts';

export const libraries = [drizzle, knex, kysely, mongoose, mysql2, pgPromise, pg, postgres, prisma, sequelize, slonik, typeorm];
