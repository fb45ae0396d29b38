/** How each library connects, and how it asks for a customer, or for the orders of one: the parts of programs. */
export interface ClientOfLibrary {
  /** What a program imports from `./db.js`. */
  readonly names: string;
  /** What else it imports. */
  readonly imports?: string;
  readonly db: string;
  /** One customer, or none. */
  row(key: string): string;
  /** The same in another way that the library has. */
  readonly otherRows?: Readonly<Record<string, (key: string) => string>>;
  /** One customer, or an error. */
  strict?(key: string): string;
  /** The orders of a customer. */
  list?(key: string): string;
  /** The last order of a customer, or none. */
  first?(key: string): string;
  /** The last two orders of a customer. */
  few?(key: string): string;
  /** What the orders of a customer come to. */
  total?(key: string): string;
  /** It keeps rows by their keys, and asks once for one that comes twice. */
  readonly remembers?: true;
  /** How many orders a customer has. */
  count?(key: string): string;
  /** What the orders of a customer come to, in other ways. */
  readonly otherTotals?: Readonly<Record<string, (key: string) => string>>;
  /** The order that has a number and a customer, or none. */
  pair?(number: string, customer: string): string;
  /** The orders of several customers. */
  several?(keys: string): string;
}

export const clients: Readonly<Record<string, ClientOfLibrary>> = {
  prisma: {
    names: 'prisma',
    db: `
import { PrismaClient } from '@prisma/client';
export const prisma = new PrismaClient();
export const close = () => prisma.$disconnect();`,
    row: (key) => `await prisma.customer.findUnique({ where: { id: ${key} } })`,
    otherRows: {
      'findFirst with a further condition and a select': (key) =>
        `await prisma.customer.findFirst({ where: { id: ${key}, parentId: null }, select: { id: true, name: true } })`,
      'a select without the key': (key) => `(await prisma.customer.findUnique({ where: { id: ${key} }, select: { name: true } }))?.name`,
    },
    strict: (key) => `await prisma.customer.findUniqueOrThrow({ where: { id: ${key} } })`,
    list: (key) => `await prisma.order.findMany({ where: { customerId: ${key} }, orderBy: { number: 'asc' } })`,
    count: (key) => `await prisma.order.count({ where: { customerId: ${key} } })`,
    few: (key) => `await prisma.order.findMany({ where: { customerId: ${key} }, take: 2, orderBy: { number: 'desc' } })`,
    first: (key) => `await prisma.order.findFirst({ where: { customerId: ${key} }, orderBy: { number: 'desc' } })`,
    total: (key) => `(await prisma.order.aggregate({ where: { customerId: ${key} }, _sum: { number: true }, _count: true }))._sum.number`,
    pair: (number, customer) => `await prisma.order.findFirst({ where: { number: ${number}, customerId: ${customer} } })`,
    several: (keys) => `await prisma.order.findMany({ where: { customerId: { in: ${keys} } }, orderBy: { number: 'asc' } })`,
  },
  pg: {
    names: 'pool',
    db: `
import { Pool } from 'pg';
export const pool = new Pool({ connectionString: process.env.DATABASE_URL });
export const close = () => pool.end();`,
    row: (key) => `(await pool.query('SELECT * FROM customers WHERE id = $1', [${key}])).rows[0]`,
    otherRows: {
      'how many there are': (key) => `(await pool.query('SELECT 1 FROM orders WHERE customer_id = $1', [${key}])).rows.length`,
      'a further condition, a limit and several lines': (key) => `(await pool.query(\`
    SELECT id, name
    FROM customers
    WHERE id = $1 AND name <> $2
    LIMIT 1\`, [${key}, 'Bea'])).rows[0]`,
    },
    list: (key) => `(await pool.query('SELECT * FROM orders WHERE customer_id = $1 ORDER BY number', [${key}])).rows`,
    count: (key) => `(await pool.query('SELECT COUNT(*) FROM orders WHERE customer_id = $1', [${key}])).rows[0].count`,
    few: (key) => `(await pool.query('SELECT * FROM orders WHERE customer_id = $1 ORDER BY number DESC LIMIT 2', [${key}])).rows`,
    first: (key) => `(await pool.query('SELECT * FROM orders WHERE customer_id = $1 ORDER BY number DESC LIMIT 1', [${key}])).rows[0]`,
    total: (key) =>
      `(await pool.query('SELECT count(*)::int AS many, max(number) AS latest FROM orders WHERE customer_id = $1', [${key}])).rows[0].latest`,
    pair: (number, customer) =>
      `(await pool.query('SELECT * FROM orders WHERE number = $1 AND customer_id = $2', [${number}, ${customer}])).rows[0]`,
    several: (keys) => `(await pool.query('SELECT * FROM orders WHERE customer_id = ANY($1) ORDER BY number', [${keys}])).rows`,
  },
  knex: {
    names: 'db',
    db: `
import knex from 'knex';
export const db = knex({ client: 'pg', connection: process.env.DATABASE_URL });
export const close = () => db.destroy();`,
    row: (key) => `await db('customers').where({ id: ${key} }).first()`,
    otherRows: {
      'further conditions': (key) =>
        `await db.select('id', 'name').from('customers').where({ id: ${key}, name: 'Ada' }).where('email', '=', 'ada@shop').first()`,
    },
    list: (key) => `await db('orders').where('customer_id', ${key}).orderBy('number')`,
    few: (key) => `await db('orders').where('customer_id', ${key}).orderBy('number', 'desc').limit(2)`,
    otherTotals: {
      'a count': (key) => `Number((await db('orders').where({ customer_id: ${key} }).count('* as n').first())?.n)`,
      'a sum and a maximum': (key) =>
        `(await db('orders').where('customer_id', ${key}).max('number as latest').sum('number as total'))[0]!.latest`,
    },
    first: (key) => `await db('orders').where('customer_id', ${key}).orderBy('number', 'desc').first()`,
    pair: (number, customer) => `await db('orders').where({ number: ${number}, customer_id: ${customer} }).first()`,
    several: (keys) => `await db('orders').whereIn('customer_id', ${keys}).orderBy('number')`,
  },
  postgres: {
    names: 'sql',
    db: `
import postgres from 'postgres';
export const sql = postgres(process.env.DATABASE_URL!);
export const open = () => sql\`SELECT 1\`;
export const close = () => sql.end();`,
    row: (key) => `(await sql\`SELECT * FROM customers WHERE id = \${${key}}\`)[0]`,
    otherRows: {
      'a further condition and a limit': (key) =>
        `(await sql\`SELECT id, name FROM customers WHERE name = \${'Ada'} AND id = \${${key}} LIMIT 1\`)[0]`,
    },
    list: (key) => `[...await sql\`SELECT * FROM orders WHERE customer_id = \${${key}} ORDER BY number\`]`,
    count: (key) => `(await sql\`SELECT COUNT(*)::int AS count FROM orders WHERE customer_id = \${${key}}\`)[0]!.count`,
    few: (key) => `[...await sql\`SELECT * FROM orders WHERE customer_id = \${${key}} ORDER BY number DESC LIMIT 2\`]`,
    first: (key) => `(await sql\`SELECT * FROM orders WHERE customer_id = \${${key}} ORDER BY number DESC LIMIT 1\`)[0]`,
    total: (key) => `(await sql\`SELECT sum(number) FROM orders WHERE customer_id = \${${key}}\`)[0]!.sum`,
    pair: (number, customer) => `(await sql\`SELECT * FROM orders WHERE number = \${${number}} AND customer_id = \${${customer}}\`)[0]`,
    several: (keys) => `[...await sql\`SELECT * FROM orders WHERE customer_id = ANY(\${${keys}}) ORDER BY number\`]`,
  },
  slonik: {
    names: 'open',
    imports: `import { sql, type DatabasePool } from 'slonik';`,
    db: `
import { createPool, type DatabasePool } from 'slonik';
let pool: DatabasePool;
export const open = async () => (pool ??= await createPool(process.env.DATABASE_URL!));
export const close = async () => (await open()).end();`,
    row: (key) => `await pool.maybeOne(sql.unsafe\`SELECT id, name FROM customers WHERE id = \${${key}}\`)`,
    otherRows: {
      'whether there is one': (key) => `await pool.exists(sql.unsafe\`SELECT 1 FROM orders WHERE customer_id = \${${key}}\`)`,
    },
    strict: (key) => `await pool.one(sql.unsafe\`SELECT id, name FROM customers WHERE id = \${${key}}\`)`,
    few: (key) => `[...await pool.any(sql.unsafe\`SELECT * FROM orders WHERE customer_id = \${${key}} ORDER BY number DESC LIMIT 2\`)]`,
    several: (keys) =>
      `[...await pool.any(sql.unsafe\`SELECT * FROM orders WHERE customer_id = ANY(\${sql.array(${keys}, 'int4')}) ORDER BY number\`)]`,
    first: (key) => `await pool.maybeOne(sql.unsafe\`SELECT * FROM orders WHERE customer_id = \${${key}} ORDER BY number DESC LIMIT 1\`)`,
    list: (key) => `[...await pool.any(sql.unsafe\`SELECT * FROM orders WHERE customer_id = \${${key}} ORDER BY number\`)]`,
    pair: (number, customer) =>
      `await pool.maybeOne(sql.unsafe\`SELECT * FROM orders WHERE number = \${${number}} AND customer_id = \${${customer}} LIMIT 1\`)`,
  },
  kysely: {
    names: 'db',
    db: `
import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
interface Database {
  customers: { id: number; email: string; name: string };
  orders: { uuid: string; number: number; customer_id: number | null };
}
export const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: new Pool({ connectionString: process.env.DATABASE_URL }) }) });
export const close = () => db.destroy();`,
    row: (key) => `await db.selectFrom('customers').selectAll().where('id', '=', ${key}).executeTakeFirst()`,
    otherRows: {
      'selected columns and a further condition': (key) =>
        `await db.selectFrom('customers').select(['id', 'name']).where('name', '=', 'Ada').where('customers.id', '=', ${key}).executeTakeFirst()`,
    },
    strict: (key) => `await db.selectFrom('customers').selectAll().where('id', '=', ${key}).executeTakeFirstOrThrow()`,
    list: (key) => `await db.selectFrom('orders').selectAll().where('customer_id', '=', ${key}).orderBy('number').execute()`,
    few: (key) =>
      `await db.selectFrom('orders').selectAll().where('customer_id', '=', ${key}).orderBy('number', 'desc').limit(2).execute()`,
    otherTotals: {
      'a count': (key) =>
        `Number((await db.selectFrom('orders').select((eb) => eb.fn.countAll().as('n')).where('customer_id', '=', ${key}).executeTakeFirstOrThrow()).n)`,
      'a sum and a maximum': (key) =>
        `(await db.selectFrom('orders').select(({ fn }) => [fn.max('number').as('latest'), fn.sum('number').as('total')]).where('customer_id', '=', ${key}).executeTakeFirst())?.total`,
    },
    first: (key) =>
      `await db.selectFrom('orders').selectAll().where('customer_id', '=', ${key}).orderBy('number', 'desc').executeTakeFirst()`,
    pair: (number, customer) =>
      `await db.selectFrom('orders').selectAll().where('number', '=', ${number}).where('customer_id', '=', ${customer}).executeTakeFirst()`,
    several: (keys) => `await db.selectFrom('orders').selectAll().where('customer_id', 'in', ${keys}).orderBy('number').execute()`,
  },
  drizzle: {
    names: 'db, customers, orders',
    imports: `import { and, count, desc, eq, inArray, max, sum } from 'drizzle-orm';`,
    db: `
import { relations } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { Pool } from 'pg';
export const customers = pgTable('customers', { id: integer('id').primaryKey(), email: text('email').notNull(), name: text('name').notNull() });
export const orders = pgTable('orders', { uuid: uuid('uuid').primaryKey(), number: integer('number').notNull(), customerId: integer('customer_id') });
const customersRelations = relations(customers, ({ many }) => ({ orders: many(orders) }));
const ordersRelations = relations(orders, ({ one }) => ({ customer: one(customers, { fields: [orders.customerId], references: [customers.id] }) }));
const pool = new Pool({ connectionString: process.env.DATABASE_URL });
export const db = drizzle(pool, { schema: { customers, orders, customersRelations, ordersRelations } });
export const close = () => pool.end();`,
    row: (key) => `(await db.select().from(customers).where(eq(customers.id, ${key})))[0]`,
    otherRows: {
      'selected columns, a further condition and a limit': (key) =>
        `(await db.select({ no: customers.id, name: customers.name }).from(customers).where(and(eq(customers.name, 'Ada'), eq(customers.id, ${key}))).limit(1))[0]`,
      findFirst: (key) => `await db.query.customers.findFirst({ where: eq(customers.id, ${key}), columns: { id: true, name: true } })`,
      'findFirst with operators handed over': (key) =>
        `await db.query.customers.findFirst({ where: (customers, { eq }) => eq(customers.id, ${key}) })`,
    },
    list: (key) => `await db.select().from(orders).where(eq(orders.customerId, ${key})).orderBy(orders.number)`,
    count: (key) => `await db.$count(orders, eq(orders.customerId, ${key}))`,
    few: (key) => `await db.select().from(orders).where(eq(orders.customerId, ${key})).orderBy(desc(orders.number)).limit(2)`,
    otherTotals: {
      'a count': (key) => `(await db.select({ n: count() }).from(orders).where(eq(orders.customerId, ${key})))[0]!.n`,
      'a sum and a maximum': (key) =>
        `(await db.select({ latest: max(orders.number), total: sum(orders.number) }).from(orders).where(eq(orders.customerId, ${key})))[0]!.total`,
    },
    first: (key) => `await db.query.orders.findFirst({ where: eq(orders.customerId, ${key}), orderBy: orders.number })`,
    pair: (number, customer) =>
      `(await db.select().from(orders).where(and(eq(orders.number, ${number}), eq(orders.customerId, ${customer}))))[0]`,
    several: (keys) => `await db.query.orders.findMany({ where: inArray(orders.customerId, ${keys}), orderBy: orders.number })`,
  },
  typeorm: {
    names: 'customers, orders, manager, Customer',
    imports: `import { In } from 'typeorm';`,
    db: `
import { BaseEntity, Column, DataSource, Entity, PrimaryColumn } from 'typeorm';
@Entity('customers')
export class Customer extends BaseEntity {
  @PrimaryColumn({ type: 'int' }) id!: number;
  @Column({ type: 'text' }) email!: string;
  @Column({ type: 'text' }) name!: string;
}
@Entity('orders')
export class Order extends BaseEntity {
  @PrimaryColumn({ type: 'uuid' }) uuid!: string;
  @Column({ type: 'int' }) number!: number;
  @Column({ type: 'int', name: 'customer_id', nullable: true }) customerId!: number | null;
}
const source = new DataSource({ type: 'postgres', url: process.env.DATABASE_URL!, entities: [Customer, Order] });
export const customers = source.getRepository(Customer);
export const orders = source.getRepository(Order);
export const manager = source.manager;
export const open = () => source.initialize();
export const close = () => source.destroy();`,
    row: (key) => `await customers.findOneBy({ id: ${key} })`,
    otherRows: {
      'findOne with a select': (key) => `await customers.findOne({ where: { id: ${key}, name: 'Ada' }, select: { id: true, name: true } })`,
      'whether there is one': (key) => `await customers.existsBy({ id: ${key} })`,
      'whether there is one, by options of the manager': (key) => `await manager.exists(Customer, { where: { id: ${key}, name: 'Ada' } })`,
      'the manager': (key) => `await manager.findOneBy(Customer, { id: ${key} })`,
      'active records': (key) => `await Customer.findOneBy({ id: ${key} })`,
      'a query builder': (key) =>
        `await customers.createQueryBuilder('customer').where('customer.id = :id', { id: ${key} }).andWhere('customer.name <> :name', { name: 'Bea' }).getOne()`,
    },
    strict: (key) => `await customers.findOneByOrFail({ id: ${key} })`,
    list: (key) => `await orders.find({ where: { customerId: ${key} }, order: { number: 'ASC' } })`,
    count: (key) => `await orders.countBy({ customerId: ${key} })`,
    few: (key) => `await orders.find({ where: { customerId: ${key} }, order: { number: 'DESC' }, take: 2 })`,
    first: (key) => `await orders.findOne({ where: { customerId: ${key} }, order: { number: 'DESC' } })`,
    pair: (number, customer) => `await orders.findOneBy({ number: ${number}, customerId: ${customer} })`,
    several: (keys) => `await orders.find({ where: { customerId: In(${keys}) }, order: { number: 'ASC' } })`,
  },
  sequelize: {
    names: 'Customer, Order',
    db: `
import { DataTypes, type InferAttributes, Model, Sequelize } from 'sequelize';
const sequelize = new Sequelize(process.env.DATABASE_URL!, { logging: false, pool: { max: 5 } });
export class Customer extends Model<InferAttributes<Customer>> {
  declare id: number;
  declare email: string;
  declare name: string;
}
export class Order extends Model<InferAttributes<Order>> {
  declare uuid: string;
  declare number: number;
  declare customerId: number | null;
}
const options = { sequelize, timestamps: false, underscored: true };
Customer.init({ id: { type: DataTypes.INTEGER, primaryKey: true }, email: DataTypes.TEXT, name: DataTypes.TEXT }, { ...options, tableName: 'customers' });
Order.init({ uuid: { type: DataTypes.UUID, primaryKey: true }, number: DataTypes.INTEGER, customerId: DataTypes.INTEGER }, { ...options, tableName: 'orders' });
export const open = () => sequelize.authenticate();
export const close = () => sequelize.close();`,
    row: (key) => `await Customer.findByPk(${key})`,
    otherRows: {
      'findByPk with options': (key) => `await Customer.findByPk(${key}, { attributes: ['id', 'name'] })`,
      findOne: (key) => `await Customer.findOne({ where: { id: ${key}, name: 'Ada' } })`,
    },
    list: (key) => `await Order.findAll({ where: { customerId: ${key} }, order: [['number', 'ASC']] })`,
    count: (key) => `await Order.count({ where: { customerId: ${key} } })`,
    few: (key) => `await Order.findAll({ where: { customerId: ${key} }, order: [['number', 'DESC']], limit: 2 })`,
    first: (key) => `await Order.findOne({ where: { customerId: ${key} }, order: [['number', 'DESC']] })`,
    pair: (number, customer) => `await Order.findOne({ where: { number: ${number}, customerId: ${customer} } })`,
    several: (keys) => `await Order.findAll({ where: { customerId: ${keys} }, order: [['number', 'ASC']] })`,
  },
  objection: {
    names: 'Customer, Order',
    db: `
import knex from 'knex';
import { Model } from 'objection';
const db = knex({ client: 'pg', connection: process.env.DATABASE_URL });
export class Customer extends Model {
  static override tableName = 'customers';
  id!: number;
  email!: string;
  name!: string;
}
export class Order extends Model {
  static override tableName = 'orders';
  static override idColumn = 'uuid';
  uuid!: string;
  number!: number;
  customer_id!: number | null;
}
Model.knex(db);
export const open = async () => { await Customer.query().findById(0); await Order.query().findById('a0000000-0000-4000-8000-000000000000'); };
export const close = () => db.destroy();`,
    row: (key) => `await Customer.query().findById(${key})`,
    otherRows: {
      findOne: (key) => `await Customer.query().findOne({ id: ${key}, name: 'Ada' })`,
      'where and first': (key) => `await Customer.query().select('id', 'name').where('id', ${key}).first()`,
    },
    strict: (key) => `await Customer.query().findById(${key}).throwIfNotFound()`,
    list: (key) => `await Order.query().where('customer_id', ${key}).orderBy('number')`,
    count: (key) => `await Order.query().where('customer_id', ${key}).resultSize()`,
    few: (key) => `await Order.query().where('customer_id', ${key}).orderBy('number', 'desc').limit(2)`,
    first: (key) => `await Order.query().where('customer_id', ${key}).orderBy('number', 'desc').first()`,
    pair: (number, customer) => `await Order.query().findOne({ number: ${number}, customer_id: ${customer} })`,
    several: (keys) => `await Order.query().whereIn('customer_id', ${keys}).orderBy('number')`,
  },
  'mikro-orm': {
    names: 'open, Customer, Order',
    remembers: true,
    db: `
import { Entity, MikroORM, PrimaryKey, Property } from '@mikro-orm/postgresql';
@Entity({ tableName: 'customers' })
export class Customer {
  @PrimaryKey({ type: 'integer' }) id!: number;
  @Property({ type: 'text' }) email!: string;
  @Property({ type: 'text' }) name!: string;
}
@Entity({ tableName: 'orders' })
export class Order {
  @PrimaryKey({ type: 'uuid' }) uuid!: string;
  @Property({ type: 'integer' }) number!: number;
  @Property({ type: 'integer', nullable: true }) customerId!: number | null;
}
let orm: MikroORM;
export const open = async () => (orm ??= await MikroORM.init({ clientUrl: process.env.DATABASE_URL!, entities: [Customer, Order], allowGlobalContext: true }));
export const close = () => orm.close();`,
    row: (key) => `await em.findOne(Customer, { id: ${key} })`,
    otherRows: { 'by its primary key': (key) => `await em.findOne(Customer, ${key})` },
    strict: (key) => `await em.findOneOrFail(Customer, { id: ${key} })`,
    list: (key) => `await em.find(Order, { customerId: ${key} }, { orderBy: { number: 'asc' } })`,
    few: (key) => `await em.find(Order, { customerId: ${key} }, { orderBy: { number: 'desc' }, limit: 2 })`,
    first: (key) => `await em.findOne(Order, { customerId: ${key} }, { orderBy: { number: 'desc' } })`,
    several: (keys) => `await em.find(Order, { customerId: { $in: ${keys} } }, { orderBy: { number: 'asc' } })`,
  },
};

/** Statements at the start of a program's function, where its client is made for each request. */
export const preludes: Readonly<Record<string, string>> = {
  slonik: 'const pool: DatabasePool = await open();',
  'mikro-orm': 'const em = (await open()).em.fork();',
};
