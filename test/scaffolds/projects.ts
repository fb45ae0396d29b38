import { type Project, projectOf } from './project.ts';

interface Given {
  readonly packages: readonly string[];
  /** The module that has its client. */
  readonly db: string;
  readonly files?: Readonly<Record<string, string>>;
}

const prismaSchema = (provider: string) => ({ 'prisma/schema.prisma': `datasource db {\n  provider = "${provider}"\n}\n` });
const prismaDb = "import { PrismaClient } from '@prisma/client';\nexport const prisma = new PrismaClient();\n";
const drizzleDb = (driver: string) => `import { drizzle } from 'drizzle-orm/${driver}';\nexport const db = drizzle('');\n`;
const knexDb = (client: string) => `import knex from 'knex';\nexport const db = knex({ client: '${client}' });\n`;
const typeormDb = (type: string) => `import { DataSource } from 'typeorm';\nexport const db = new DataSource({ type: '${type}' });\n`;
const sequelizeDb = "import { Sequelize } from 'sequelize';\nexport const db = new Sequelize('');\n";
const kyselyDb = "import { Kysely } from 'kysely';\nexport const make = () => Kysely;\n";

const given: Readonly<Record<string, Given>> = {
  pg: { packages: ['pg'], db: "import { Pool } from 'pg';\nexport const pool = new Pool();\n" },
  postgres: { packages: ['postgres'], db: "import postgres from 'postgres';\nexport const sql = postgres();\n" },
  prisma: { packages: ['@prisma/client'], db: prismaDb, files: prismaSchema('postgresql') },
  knex: { packages: ['knex', 'pg'], db: knexDb('pg') },
  typeorm: { packages: ['typeorm', 'pg'], db: typeormDb('postgres') },
  'mikro-orm': {
    packages: ['@mikro-orm/postgresql'],
    db: "import { MikroORM } from '@mikro-orm/postgresql';\nexport const orm = MikroORM.init({});\n",
  },
  sequelize: { packages: ['sequelize', 'pg'], db: sequelizeDb },
  kysely: { packages: ['kysely', 'pg'], db: kyselyDb },
  drizzle: { packages: ['drizzle-orm', 'pg'], db: drizzleDb('node-postgres') },
  'drizzle on Postgres.js': { packages: ['drizzle-orm', 'postgres'], db: drizzleDb('postgres-js') },
  mysql2: { packages: ['mysql2'], db: "import { createPool } from 'mysql2/promise';\nexport const pool = createPool('');\n" },
  'prisma on MySQL': { packages: ['@prisma/client'], db: prismaDb, files: prismaSchema('mysql') },
  'knex on MySQL': { packages: ['knex', 'mysql2'], db: knexDb('mysql2') },
  'typeorm on MySQL': { packages: ['typeorm', 'mysql2'], db: typeormDb('mysql') },
  'sequelize on MySQL': { packages: ['sequelize', 'mysql2'], db: sequelizeDb },
  'kysely on MySQL': { packages: ['kysely', 'mysql2'], db: kyselyDb },
  'drizzle on MySQL': { packages: ['drizzle-orm', 'mysql2'], db: drizzleDb('mysql2') },
};

export const kinds = Object.keys(given);

/** A project with its client and nothing else, in one of both languages. */
export function projectWith(kind: string, language: 'typescript' | 'javascript' = 'typescript'): Project {
  const { packages, db, files = {} } = given[kind]!;
  return language === 'typescript'
    ? projectOf(packages, { ...files, 'tsconfig.json': '{}', 'src/db.ts': db }, 'module')
    : projectOf(packages, { ...files, 'src/db.js': db }, 'module');
}
