import assert from 'node:assert/strict';
import { analyze } from '../../src/engine/analyze.ts';
import { parseAnnotated } from '../../src/engine/annotated.ts';
import { noQueryInLoop as rule } from '../../src/rules/no-query-in-loop.ts';
import { applyOnlyFix, checkFix, checkTypes, workspaceOf } from '../fixture.ts';

describe('batch-helper', () => {
  it('adds a sibling to a method of another file, and asks that', () => {
    checkFix(
      rule,
      `
//- /users.ts
import type { Repository } from 'typeorm';
export interface User { id: number; name: string; email: string }
export class UserService {
  constructor(private readonly users: Repository<User>) {}

  /** One user. */
  async findById(id: number): Promise<User | null> {
    return this.users.findOneBy({ id });
  }

  other() {}
}
//- /orders.ts
import type { UserService } from './users.ts';
export class OrderService {
  constructor(private readonly userService: UserService) {}
  async names(orders: { userId: number }[]) {
    return Promise.all(
      orders.map(async (order) => {
        const user = await this.userService.findById(order.userId);
        //                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 \`this.userService.findById\` queries the database once per \`order\` of \`orders\`, by \`this.users.findOneBy\`: 200 orders cost 200 queries. Side by side they can take every connection of the pool. Ask once for all of them.
        return user?.name;
      }),
    );
  }
}`,
      `
//- /users.ts
import type { Repository } from 'typeorm';
import { In } from 'typeorm';
export interface User { id: number; name: string; email: string }
export class UserService {
  constructor(private readonly users: Repository<User>) {}

  /** One user. */
  async findById(id: number): Promise<User | null> {
    return this.users.findOneBy({ id });
  }

  async findByIds(ids: number[]): Promise<User[]> {
    return this.users.findBy({ id: In(ids) });
  }

  other() {}
}
//- /orders.ts
import type { UserService } from './users.ts';
export class OrderService {
  constructor(private readonly userService: UserService) {}
  async names(orders: { userId: number }[]) {
    const users = await this.userService.findByIds(orders.map((order) => order.userId));
    const userById = new Map(users.map((user) => [String(user.id), user]));
    return orders.map((order) => {
      const user = userById.get(String(order.userId)) ?? null;
      return user?.name;
    });
  }
}`,
    );
  });

  it('adds a sibling to a function, and imports it where that is imported', () => {
    checkFix(
      rule,
      `
//- /owners.ts
import { Pool } from 'pg';
const pool = new Pool();
export const loadOwner = async (id: string) => (await pool.query('SELECT * FROM owners WHERE id = $1', [id])).rows[0]
export const loadPets = async (ownerId: string) => (await pool.query('SELECT * FROM pets WHERE owner_id = $1 ORDER BY name', [ownerId])).rows
//- /pets.ts
import { loadOwner } from './owners.ts'
export async function names(pets: { ownerId: string }[]) {
  const found: string[] = []
  for (const pet of pets) {
    const owner = await loadOwner(pet.ownerId)
    //                  ^^^^^^^^^^^^^^^^^^^^^^ 💡 \`loadOwner\` queries the database once per \`pet\` of \`pets\`, by \`pool.query\`: 200 pets cost 200 queries. Ask once for all of them.
    found.push(owner.name)
  }
  return found
}`,
      `
//- /owners.ts
import { Pool } from 'pg';
const pool = new Pool();
export const loadOwner = async (id: string) => (await pool.query('SELECT * FROM owners WHERE id = $1', [id])).rows[0]

export const loadOwners = async (ids: string[]) => {
  const { rows } = await pool.query('SELECT * FROM owners WHERE id = ANY($1)', [ids]);
  return rows;
};
export const loadPets = async (ownerId: string) => (await pool.query('SELECT * FROM pets WHERE owner_id = $1 ORDER BY name', [ownerId])).rows
//- /pets.ts
import { loadOwners } from './owners.ts'
export async function names(pets: { ownerId: string }[]) {
  const found: string[] = []
  const owners = await loadOwners(pets.map((pet) => pet.ownerId))
  const ownerById = new Map(owners.map((owner) => [String(owner.id), owner]))
  for (const pet of pets) {
    const owner = ownerById.get(String(pet.ownerId))
    found.push(owner.name)
  }
  return found
}`,
    );
  });

  it('of a function with an error of its own, which is still that of a row that is not there', () => {
    checkFix(
      rule,
      `
//- /users.ts
import type { Repository } from 'typeorm';
export interface User { id: number; name: string }
export class UserService {
  constructor(private readonly users: Repository<User>) {}

  async getById(id: number): Promise<User> {
    const user = await this.users.findOne({ where: { id } });
    if (!user) {
      throw new Error(\`No user \${id}\`);
    }
    return user;
  }
}
//- /orders.ts
import type { UserService } from './users.ts';
export async function names(orders: { userId: number }[], users: UserService) {
  const found: string[] = [];
  for (const order of orders) {
    const user = await users.getById(order.userId);
    //                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 \`users.getById\` queries the database once per \`order\` of \`orders\`, by \`this.users.findOne\`: 200 orders cost 200 queries. Ask once for all of them.
    found.push(user.name);
  }
  return found;
}`,
      `
//- /users.ts
import type { Repository } from 'typeorm';
import { In } from 'typeorm';
export interface User { id: number; name: string }
export class UserService {
  constructor(private readonly users: Repository<User>) {}

  async getById(id: number): Promise<User> {
    const user = await this.users.findOne({ where: { id } });
    if (!user) {
      throw new Error(\`No user \${id}\`);
    }
    return user;
  }

  async getByIds(ids: number[]): Promise<User[]> {
    return this.users.find({ where: { id: In(ids) } });
  }
}
//- /orders.ts
import type { UserService } from './users.ts';
export async function names(orders: { userId: number }[], users: UserService) {
  const found: string[] = [];
  const userList = await users.getByIds(orders.map((order) => order.userId));
  const userById = new Map(userList.map((user) => [String(user.id), user]));
  for (const order of orders) {
    const user = userById.get(String(order.userId)) ?? (await users.getById(order.userId));
    found.push(user.name);
  }
  return found;
}`,
    );
  });

  it('adds a sibling to each function on the way, of which one takes an object', () => {
    checkFix(
      rule,
      `
//- /users.repository.ts
import type { Kysely } from 'kysely';
export interface User { id: string; teamId: string; name: string }
export class UserRepository {
  constructor(private readonly db: Kysely<{ users: User }>) {}
  async findUser({ id, teamId }: { id: string; teamId: string }): Promise<User | undefined> {
    return await this.db.selectFrom('users').selectAll().where('teamId', '=', teamId).where('id', '=', id).executeTakeFirst();
  }
}
//- /users.service.ts
import { UserRepository, type User } from './users.repository.ts';
export class UserService {
  constructor(private readonly repository: UserRepository) {}
  findUser(id: string, teamId: string): Promise<User | undefined> {
    return this.repository.findUser({ id, teamId });
  }
}
//- /orders.ts
import { UserService } from './users.service.ts';
export async function names(orders: { userId: string }[], teamId: string, users: UserService) {
  return Promise.all(
    orders.map(async (order) => {
      const user = await users.findUser(order.userId, teamId);
      //                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 \`users.findUser\` queries the database once per \`order\` of \`orders\`, by \`this.db.selectFrom('users')….executeTakeFirst\`, through \`UserService.findUser\` → \`UserRepository.findUser\`: 200 orders cost 200 queries. Side by side they can take every connection of the pool. Ask once for all of them.
      return user?.name;
    }),
  );
}`,
      `
//- /users.repository.ts
import type { Kysely } from 'kysely';
export interface User { id: string; teamId: string; name: string }
export class UserRepository {
  constructor(private readonly db: Kysely<{ users: User }>) {}
  async findUser({ id, teamId }: { id: string; teamId: string }): Promise<User | undefined> {
    return await this.db.selectFrom('users').selectAll().where('teamId', '=', teamId).where('id', '=', id).executeTakeFirst();
  }

  async findUsers({ ids, teamId }: { ids: string[]; teamId: string }): Promise<User[]> {
    if (!ids.length) return [];
    return this.db.selectFrom('users').selectAll().where('teamId', '=', teamId).where('id', 'in', ids).execute();
  }
}
//- /users.service.ts
import { UserRepository, type User } from './users.repository.ts';
export class UserService {
  constructor(private readonly repository: UserRepository) {}
  findUser(id: string, teamId: string): Promise<User | undefined> {
    return this.repository.findUser({ id, teamId });
  }

  async findUsers(ids: string[], teamId: string): Promise<User[]> {
    return this.repository.findUsers({ ids, teamId });
  }
}
//- /orders.ts
import { UserService } from './users.service.ts';
export async function names(orders: { userId: string }[], teamId: string, users: UserService) {
  const userList = await users.findUsers(orders.map((order) => order.userId), teamId);
  const userById = new Map(userList.map((user) => [String(user.id), user]));
  return orders.map((order) => {
    const user = userById.get(String(order.userId));
    return user?.name;
  });
}`,
    );
  });

  it('asks the sibling that is there already', () => {
    checkFix(
      rule,
      `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const findCustomer = (id: number) => prisma.customer.findFirst({ where: { id } });
async function findCustomers(ids: number[]) {
  return await prisma.customer.findMany({
    where: { id: { in: ids } },
  });
}
export async function show(ids: number[]) {
  for (const id of ids) console.log(await findCustomer(id));
  //                                      ^^^^^^^^^^^^^^^^ 💡 \`findCustomer\` queries the database once per \`id\` of \`ids\`, by \`prisma.customer.findFirst\`: 200 ids cost 200 queries. Ask once for all of them.
  console.log(await findCustomers(ids));
}`,
      `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const findCustomer = (id: number) => prisma.customer.findFirst({ where: { id } });
async function findCustomers(ids: number[]) {
  return await prisma.customer.findMany({
    where: { id: { in: ids } },
  });
}
export async function show(ids: number[]) {
  const customers = await findCustomers(ids);
  const customerById = new Map(customers.map((customer) => [customer.id, customer]));
  for (const id of ids) console.log(customerById.get(id) ?? null);
  console.log(await findCustomers(ids));
}`,
    );
  });

  it('not where the function does more than look up, or its key is no parameter', () => {
    for (const body of [
      'const user = await prisma.user.findFirst({ where: { id } }); audit(user); return user;',
      'return prisma.user.findFirst({ where: { id: id + 1 } });',
      'return prisma.user.findFirst({ where: { name: String(id) } });',
    ]) {
      const { files } = parseAnnotated(`
//- /main.ts
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
declare function audit(value: unknown): void;
async function load(id: number) { ${body} }
export async function run(ids: number[]) { for (const id of ids) console.log(await load(id)); }`);
      const found = analyze(workspaceOf(files), '/main.ts', [rule]);
      assert.deepEqual(
        found.map(({ fixes }) => fixes),
        [[]],
        body,
      );
    }
  });

  it('adds a sibling that makes a table of what the function makes of a row', () => {
    checkFix(
      rule,
      `
//- /fields.ts
import { PrismaClient } from '@prisma/client';
import { fieldOf, type Field } from './field.ts';
const prisma = new PrismaClient();
export async function loadField(sku: string, label: string): Promise<Field | null> {
  const product = await prisma.product.findUnique({ where: { sku } });
  if (!product) return null;
  return fieldOf(product.sku, label);
}
//- /field.ts
export interface Field { name: string; label: string }
export const fieldOf = (name: string, label: string): Field => ({ name, label });
//- /main.ts
import { loadField } from './fields.ts';
export async function run(skus: string[]) {
  for (const sku of skus) {
    const field = await loadField(sku, 'pen');
    //                  ^^^^^^^^^^^^^^^^^^^^^ 💡 \`loadField\` queries the database once per \`sku\` of \`skus\`, by \`prisma.product.findUnique\`: 200 skus cost 200 queries. Ask once for all of them.
    console.log(field?.name);
  }
}`,
      `
//- /fields.ts
import { PrismaClient } from '@prisma/client';
import { fieldOf, type Field } from './field.ts';
const prisma = new PrismaClient();
export async function loadField(sku: string, label: string): Promise<Field | null> {
  const product = await prisma.product.findUnique({ where: { sku } });
  if (!product) return null;
  return fieldOf(product.sku, label);
}

export async function loadFieldsBySku(skus: string[], label: string) {
  const rows = await prisma.product.findMany({ where: { sku: { in: skus } } });
  return new Map(rows.map((product) => [product.sku, fieldOf(product.sku, label)]));
}
//- /main.ts
import { loadFieldsBySku } from './fields.ts';
export async function run(skus: string[]) {
  const fieldBySku = await loadFieldsBySku(skus, 'pen');
  for (const sku of skus) {
    const field = fieldBySku.get(sku) ?? null;
    console.log(field?.name);
  }
}`,
    );
  });

  it('makes of a promise what the function makes of it, by a table as well', () => {
    checkFix(
      rule,
      `
import type { Connection } from 'typeorm';
declare class Product { id: number; name: string }
declare function translated(product: Product, language: string): { text: string };
export class Products {
  constructor(private readonly connection: Connection) {}
  findOne(id: number, language: string): Promise<{ text: string } | undefined> {
    return this.connection.manager.findOne(Product, id, { relations: ['vendor'] }).then((product) => product && translated(product, language));
  }
  async run(ids: number[]) {
    for (const id of ids) {
      console.log(await this.findOne(id, 'en'));
      //                ^^^^^^^^^^^^^^^^^^^^^^ 💡 \`this.findOne\` queries the database once per \`id\` of \`ids\`, by \`this.connection.manager.findOne\`: 200 ids cost 200 queries. Ask once for all of them.
    }
  }
}`,
      `
import type { Connection } from 'typeorm';
import { In } from 'typeorm';
declare class Product { id: number; name: string }
declare function translated(product: Product, language: string): { text: string };
export class Products {
  constructor(private readonly connection: Connection) {}
  findOne(id: number, language: string): Promise<{ text: string } | undefined> {
    return this.connection.manager.findOne(Product, id, { relations: ['vendor'] }).then((product) => product && translated(product, language));
  }

  async findManyById(ids: number[], language: string) {
    const rows = await this.connection.manager.find(Product, { where: { id: In(ids) }, relations: ['vendor'] });
    return new Map(rows.map((product) => [String(product.id), translated(product, language)]));
  }
  async run(ids: number[]) {
    const productById = await this.findManyById(ids, 'en');
    for (const id of ids) {
      console.log(productById.get(String(id)));
    }
  }
}`,
    );
  });

  for (const [what, body] of Object.entries({
    'what it makes of a row that may not be there': 'return fieldOf(product);',
    'that waits for something more': 'return product && (await fieldOf(product));',
    'that needs the key': 'return product && fieldOf(product, sku);',
  }))
    it(`not of ${what}`, () => {
      const program = `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
declare function fieldOf(...values: unknown[]): any;
async function loadField(sku: string) {
  const product = await prisma.product.findUnique({ where: { sku } });
  ${body}
}
export async function run(skus: string[]) {
  for (const sku of skus) console.log(await loadField(sku));
}`;
      const findings = analyze(workspaceOf(parseAnnotated(program).files), '/main.ts', [rule]);
      assert.deepEqual(
        findings.map(({ fixes }) => fixes),
        [[]],
      );
    });

  const orders = `
import type { Users } from './port.ts';
export class Orders {
  constructor(private readonly users: Users) {}
  async print(orders: { userId: number }[]) {
    for (const order of orders) console.log(await this.users.findById(order.userId));
  }
}`;
  const port = `
//- /port.ts
export interface User { id: number; name: string }
export interface Users {
  /** One. */
  findById(id: number): Promise<User | null>;
  other(): void;
}
//- /typeorm-users.ts
import type { Repository } from 'typeorm';
import type { User, Users } from './port.ts';
export class TypeormUsers implements Users {
  constructor(private readonly users: Repository<User>) {}
  async findById(id: number): Promise<User | null> {
    return this.users.findOneBy({ id });
  }
  other() {}
}`;

  it('adds the sibling to a port as well, which its class alone implements', () => {
    const files = parseAnnotated(orders + port).files;
    const fixed = applyOnlyFix(rule, files);
    checkTypes(files, fixed);
    assert.match(
      fixed.get('/port.ts')!,
      /\n {2}findById\(id: number\): Promise<User \| null>;\n {2}findByIds\(ids: number\[\]\): Promise<User\[\]>;\n {2}other/,
    );
    assert.match(fixed.get('/typeorm-users.ts')!, /async findByIds\(ids: number\[\]\): Promise<User\[\]>/);
    assert.match(fixed.get('/main.ts')!, /await this\.users\.findByIds\(orders\.map/);
    assert.deepEqual(analyze(workspaceOf(fixed), '/main.ts', [rule]), []);
  });

  it('not to a port that others implement too, or that would have to say what a table holds', () => {
    const fake = `
//- /fake-users.ts
import type { User, Users } from './port.ts';
export class FakeUsers implements Users {
  async findById(id: number): Promise<User | null> { return { id, name: '' }; }
  other() {}
}`;
    const made = port.replace(
      'return this.users.findOneBy({ id });',
      'const user = await this.users.findOneBy({ id });\n    return user && { ...user };',
    );
    for (const program of [orders + port + fake, orders + made])
      assert.deepEqual(
        analyze(workspaceOf(parseAnnotated(program).files), '/main.ts', [rule]).flatMap(({ fixes }) => fixes),
        [],
      );
  });
});
