/** A library whose relations stand in code: what it declares, and a look-up of what a relation knows. */
export interface InCode {
  readonly names: string;
  readonly imports?: string;
  readonly db: string;
  readonly before?: string;
  /** The query of the orders. */
  readonly elements: string;
  /** The look-up of `customer`. */
  readonly look: string;
}

export const inCode: Readonly<Record<string, InCode>> = {
  typeorm: {
    names: 'source, Customer, Order',
    imports: `import { In } from 'typeorm';\nconst customerRows = source.getRepository(Customer);\nconst orderRows = source.getRepository(Order);`,
    db: `
import { Column, DataSource, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
@Entity('customers')
export class Customer {
  @PrimaryColumn({ type: 'int' }) id!: number;
  @Column({ type: 'text' }) name!: string;
}
@Entity('orders')
export class Order {
  @PrimaryColumn({ type: 'uuid' }) uuid!: string;
  @Column({ type: 'int' }) number!: number;
  @Column({ type: 'int', name: 'customer_id', nullable: true }) customerId!: number | null;
  @ManyToOne(() => Customer) @JoinColumn({ name: 'customer_id' }) customer!: Customer | null;
}
export const source = new DataSource({ type: 'postgres', url: process.env.DATABASE_URL!, entities: [Customer, Order] });
export const open = () => source.initialize();
export const close = () => source.destroy();`,
    elements: `orderRows.find({ where: { number: In(numbers) }, order: { number: 'ASC' } })`,
    look: 'const customer = order.customerId === null ? null : await customerRows.findOneBy({ id: order.customerId });',
  },
  sequelize: {
    names: 'Customer, Order',
    db: `
import { DataTypes, type InferAttributes, Model, type NonAttribute, Sequelize } from 'sequelize';
const sequelize = new Sequelize(process.env.DATABASE_URL!, { logging: false, pool: { max: 5 } });
export class Customer extends Model<InferAttributes<Customer>> {
  declare id: number;
  declare name: string;
}
export class Order extends Model<InferAttributes<Order>> {
  declare uuid: string;
  declare number: number;
  declare customerId: number | null;
  declare customer?: NonAttribute<Customer>;
}
const options = { sequelize, timestamps: false, underscored: true };
Customer.init({ id: { type: DataTypes.INTEGER, primaryKey: true }, name: DataTypes.TEXT }, { ...options, tableName: 'customers' });
Order.init({ uuid: { type: DataTypes.UUID, primaryKey: true }, number: DataTypes.INTEGER, customerId: DataTypes.INTEGER }, { ...options, tableName: 'orders' });
Order.belongsTo(Customer, { as: 'customer', foreignKey: 'customerId' });
export const open = () => sequelize.authenticate();
export const close = () => sequelize.close();`,
    elements: `Order.findAll({ where: { number: numbers }, order: [['number', 'ASC']] })`,
    look: 'const customer = order.customerId === null ? null : await Customer.findByPk(order.customerId);',
  },
  drizzle: {
    names: 'db, customers, orders as table',
    imports: `import { asc, eq, inArray } from 'drizzle-orm';`,
    db: `
import { relations } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { Pool } from 'pg';
export const customers = pgTable('customers', { id: integer('id').primaryKey(), name: text('name').notNull() });
export const orders = pgTable('orders', { uuid: uuid('uuid').primaryKey(), number: integer('number').notNull(), customerId: integer('customer_id') });
const ordersRelations = relations(orders, ({ one }) => ({ customer: one(customers, { fields: [orders.customerId], references: [customers.id] }) }));
const pool = new Pool({ connectionString: process.env.DATABASE_URL });
export const db = drizzle(pool, { schema: { customers, orders, ordersRelations } });
export const close = () => pool.end();`,
    elements: 'db.query.orders.findMany({ where: inArray(table.number, numbers), orderBy: asc(table.number) })',
    look: `if (order.customerId === null) continue;
    const customer = await db.query.customers.findFirst({ where: eq(customers.id, order.customerId) });`,
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
  name!: string;
}
export class Order extends Model {
  static override tableName = 'orders';
  static override idColumn = 'uuid';
  uuid!: string;
  number!: number;
  customer_id!: number | null;
  customer?: Customer | null;
  static override relationMappings = () => ({
    customer: { relation: Model.BelongsToOneRelation, modelClass: Customer, join: { from: 'orders.customer_id', to: 'customers.id' } },
  });
}
Model.knex(db);
export const open = async () => { await Customer.query().findById(0); await Order.query().findById('a0000000-0000-4000-8000-000000000000'); };
export const close = () => db.destroy();`,
    elements: `Order.query().whereIn('number', numbers).orderBy('number')`,
    look: 'const customer = order.customer_id === null ? undefined : await Customer.query().findById(order.customer_id);',
  },
  'mikro-orm': {
    names: 'open, Customer, Order',
    before: 'const em = (await open()).em.fork();',
    db: `
import { Entity, ManyToOne, MikroORM, PrimaryKey, Property } from '@mikro-orm/postgresql';
@Entity({ tableName: 'customers' })
export class Customer {
  @PrimaryKey({ type: 'integer' }) id!: number;
  @Property({ type: 'text' }) name!: string;
}
@Entity({ tableName: 'orders' })
export class Order {
  @PrimaryKey({ type: 'uuid' }) uuid!: string;
  @Property({ type: 'integer' }) number!: number;
  @ManyToOne(() => Customer, { fieldName: 'customer_id' }) customer!: Customer;
}
let orm: MikroORM;
export const open = async () => (orm ??= await MikroORM.init({ clientUrl: process.env.DATABASE_URL!, entities: [Customer, Order], allowGlobalContext: true }));
export const close = () => orm.close();`,
    elements: `em.find(Order, { number: { $in: numbers }, customer: { $ne: null } }, { orderBy: { number: 'asc' } })`,
    look: 'const customer = await em.findOne(Customer, order.customer.id);',
  },
};
