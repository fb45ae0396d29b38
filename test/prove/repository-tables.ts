/** Tables that a repository is made of: as SQL, and as Drizzle declares them. */
export const tables = `CREATE TYPE order_status AS ENUM ('open', 'paid');
CREATE TABLE customers (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  email varchar(80) NOT NULL UNIQUE,
  tax_id text UNIQUE,
  born date,
  settings jsonb NOT NULL DEFAULT '{}',
  is_active boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE orders (
  id bigserial PRIMARY KEY,
  customer_id uuid NOT NULL REFERENCES customers (id),
  parent_id bigint REFERENCES orders (id),
  year integer NOT NULL,
  number integer NOT NULL,
  total numeric(10, 2) NOT NULL,
  weight double precision,
  status order_status NOT NULL DEFAULT 'open',
  note text,
  placed_on timestamptz NOT NULL,
  UNIQUE (year, number)
);
CREATE TABLE addresses (
  customer_id uuid NOT NULL UNIQUE REFERENCES customers (id),
  code char(8) PRIMARY KEY,
  country char(2) NOT NULL DEFAULT 'CH'
);
`;

export const drizzleTables = `import {
  type AnyPgColumn, bigint, bigserial, boolean, char, date, doublePrecision, integer, jsonb, numeric, pgEnum, pgTable, text, timestamp, unique,
  uuid, varchar,
} from 'drizzle-orm/pg-core';

export const orderStatus = pgEnum('order_status', ['open', 'paid']);

export const customers = pgTable('customers', {
  id: uuid('id').primaryKey().defaultRandom(),
  email: varchar('email', { length: 80 }).notNull().unique(),
  taxId: text('tax_id').unique(),
  born: date(),
  settings: jsonb().notNull().default({}),
  isActive: boolean('is_active').notNull().default(true),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
});

export const orders = pgTable(
  'orders',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    customerId: uuid('customer_id').notNull().references(() => customers.id),
    parentId: bigint('parent_id', { mode: 'number' }).references((): AnyPgColumn => orders.id),
    year: integer('year').notNull(),
    number: integer('number').notNull(),
    total: numeric('total', { precision: 10, scale: 2 }).notNull(),
    weight: doublePrecision('weight'),
    status: orderStatus('status').notNull().default('open'),
    note: text('note'),
    placedOn: timestamp('placed_on', { withTimezone: true }).notNull(),
  },
  (table) => [unique().on(table.year, table.number)],
);

export const addresses = pgTable('addresses', {
  customerId: uuid('customer_id').notNull().unique().references(() => customers.id),
  code: char('code', { length: 8 }).primaryKey(),
  country: char('country', { length: 2 }).notNull().default('CH'),
});
`;

/** Two of them, as entities of TypeORM that are related. */
export const entities: Readonly<Record<string, string>> = {
  'src/entities/customer.entity.ts': `import { Column, CreateDateColumn, Entity, OneToMany, PrimaryGeneratedColumn } from 'typeorm';
import { Order } from './order.entity.ts';

@Entity({ name: 'customers' })
export class Customer {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ type: 'varchar', length: 80, unique: true })
  email!: string;

  @Column({ name: 'tax_id', type: 'text', nullable: true, unique: true })
  taxId!: string | null;

  @Column({ type: 'jsonb', default: {} })
  settings!: Record<string, unknown>;

  @Column({ name: 'is_active', type: 'boolean', default: true })
  isActive!: boolean;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @OneToMany(() => Order, (order: Order) => order.customer)
  orders!: Order[];
}
`,
  'src/entities/order.entity.ts': `import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Customer } from './customer.entity.ts';

@Entity('orders')
@Unique(['year', 'number'])
export class Order {
  @PrimaryGeneratedColumn({ type: 'bigint' })
  id!: string;

  @Column({ name: 'customer_id', type: 'uuid' })
  customerId!: string;

  @ManyToOne(() => Customer, (customer: Customer) => customer.orders, { nullable: false })
  @JoinColumn({ name: 'customer_id' })
  customer!: Customer;

  @Column({ type: 'integer' })
  year!: number;

  @Column({ type: 'integer' })
  number!: number;

  @Column({ type: 'numeric', precision: 10, scale: 2 })
  total!: string;

  @Column({ type: 'varchar', default: 'open' })
  status!: 'open' | 'paid';

  @Column({ type: 'text', nullable: true })
  note!: string | null;

  @Column({ name: 'placed_on', type: 'timestamptz' })
  placedOn!: Date;
}
`,
};
