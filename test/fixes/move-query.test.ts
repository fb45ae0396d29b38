import assert from 'node:assert/strict';
import { analyze } from '../../src/engine/analyze.ts';
import { parseAnnotated } from '../../src/engine/annotated.ts';
import type { FileId } from '../../src/engine/text.ts';
import { noQueryOutsideDataAccess as rule } from '../../src/rules/no-query-outside-data-access.ts';
import { applyOnlyFix, workspaceOf } from '../fixture.ts';
import { typeErrors } from '../types.ts';

const prisma = `
//- /db/prisma.ts
import { PrismaClient } from '@prisma/client';
export const prisma = new PrismaClient();
//- /schema.prisma
model Customer {
  id    Int    @id
  email String @unique
  name  String
}
model Order {
  uuid       String @id
  year       Int
  number     Int
  customerId Int?
  productId  BigInt
}
`;

/** Modules that own queries, so that the project keeps its queries in such. */
const data = (customers = '') => `
//- /data/customers.ts
import { prisma } from '../db/prisma';

export async function getCustomer(id: number) {
  return prisma.customer.findUnique({ where: { id } });
}

export async function getCustomers() {
  return prisma.customer.findMany();
}
${customers}//- /data/products.ts
import { prisma } from '../db/prisma';

export async function getProduct(id: bigint) {
  return prisma.product.findUnique({ where: { id } });
}

export async function getProducts() {
  return prisma.product.findMany();
}
`;

/** The project type-checks under `strict` before and after; exactly these files are there, and nothing is left to say. */
function checkMove(before: string, after: string): void {
  const { files } = parseAnnotated(before);
  assert.deepEqual(typeErrors(files), [], 'the project before');
  const moved = applyOnlyFix(rule, files);
  const sorted = (texts: ReadonlyMap<FileId, string>) => [...texts].map(([file, text]) => [file, text.trimEnd()]).sort();
  assert.deepEqual(sorted(moved), sorted(parseAnnotated(after).files));
  assert.deepEqual(typeErrors(moved), [], 'the project after');
  assert.deepEqual(
    [...moved.keys()].flatMap((file) => analyze(workspaceOf(moved), file, [rule])).map(({ message }) => message),
    [],
  );
}

describe('moving a query', () => {
  it('makes a function of it beside the others: its parameters, their types and both imports', () => {
    checkMove(
      `
//- /routes/customers.ts
import { Router } from 'express';
import { prisma } from '../db/prisma';

export const router = Router();

router.get('/customers/:id', async (request, response) => {
  const found = await prisma.customer.findMany({
    where: { email: String(request.query.email).trim(), name: request.body.name, id: { in: [Number(request.params.id)] } },
  });
  response.json(found.map(({ id }) => id));
});
${data()}${prisma}`,
      `
//- /routes/customers.ts
import { Router } from 'express';
import { getCustomersByEmailAndNameAndId } from '../data/customers';

export const router = Router();

router.get('/customers/:id', async (request, response) => {
  const found = await getCustomersByEmailAndNameAndId(String(request.query.email).trim(), request.body.name, Number(request.params.id));
  response.json(found.map(({ id }) => id));
});
${data(`
export async function getCustomersByEmailAndNameAndId(email: string, name: string, id: number) {
  return prisma.customer.findMany({
    where: { email, name, id: { in: [id] } },
  });
}
`)}${prisma}`,
    );
  });

  it('takes a function that is there already', () => {
    checkMove(
      `
//- /routes/customers.ts
import { Router } from 'express';
import { prisma } from '../db/prisma';
export const router = Router();
router.get('/customers/:id', async (request, response) => {
  const customer = await prisma.customer.findUnique({ where: { id: Number(request.params.id) } });
  response.json({ name: customer?.name });
});
${data()}${prisma}`,
      `
//- /routes/customers.ts
import { Router } from 'express';
import { getCustomer } from '../data/customers';
export const router = Router();
router.get('/customers/:id', async (request, response) => {
  const customer = await getCustomer(Number(request.params.id));
  response.json({ name: customer?.name });
});
${data()}${prisma}`,
    );
  });

  it('writes a new module after a neighbour', () => {
    checkMove(
      `
//- /routes/orders.ts
import { Router } from 'express';
import { prisma } from '../db/prisma';
export const router = Router();
router.get('/orders/:year', async (request, response) => {
  response.json({ count: await prisma.order.count({ where: { year: Number(request.params.year) } }) });
});
${data()}${prisma}`,
      `
//- /routes/orders.ts
import { Router } from 'express';
import { countOrdersByYear } from '../data/orders';
export const router = Router();
router.get('/orders/:year', async (request, response) => {
  response.json({ count: await countOrdersByYear(Number(request.params.year)) });
});
//- /data/orders.ts
import { prisma } from '../db/prisma';

export async function countOrdersByYear(year: number) {
  return prisma.order.count({ where: { year } });
}
${data()}${prisma}`,
    );
  });

  describe('makes a method of it', () => {
    const repositories = (more = '') => `
//- /customers/customer-repository.ts
import type { PrismaClient } from '@prisma/client';

export class CustomerRepository {
  constructor(private readonly prisma: PrismaClient) {}

  byId(id: number) {
    return this.prisma.customer.findUnique({ where: { id } });
  }

  async all() {
    return this.prisma.customer.findMany();
  }
${more}}
//- /products/product-repository.ts
import type { PrismaClient } from '@prisma/client';

export class ProductRepository {
  constructor(private readonly prisma: PrismaClient) {}

  async byId(id: bigint) {
    return this.prisma.product.findUnique({ where: { id } });
  }

  async all() {
    return this.prisma.product.findMany();
  }
}
`;
    const container = `
//- /container.ts
import { CustomerRepository } from './customers/customer-repository';
import { prisma } from './db/prisma';
import { ProductRepository } from './products/product-repository';
export function createContainer() {
  return { customers: new CustomerRepository(prisma), products: new ProductRepository(prisma) };
}
export type Container = ReturnType<typeof createContainer>;
`;
    const method = `
  async findByName(name: string) {
    return this.prisma.customer.findMany({ where: { name } });
  }
`;
    const query = 'prisma.customer.findMany({ where: { name: String(request.query.name) } })';

    it('that a container hands to the routes', () => {
      const routes = (parameter: string, asked: string, imported = '') => `
//- /routes.ts
import { Router } from 'express';
import type { Container } from './container';
${imported}
export function routes(${parameter}: Container) {
  const router = Router();
  router.get('/customers', async (request, response) => {
    const found = await ${asked};
    response.json(found.map(({ id }) => id));
  });
  router.get('/products', async (_request, response) => {
    response.json((await products.all()).length);
  });
  return router;
}
${repositories(asked === query ? '' : method)}${container}${prisma}`;
      checkMove(
        routes('{ products }', query, "import { prisma } from './db/prisma';\n"),
        routes('{ products, customers }', 'customers.findByName(String(request.query.name))'),
      );
    });

    it('that the only caller of the routes has, and hands over', () => {
      const routes = (parameter: string, argument: string, asked: string, imported = '') => `
//- /routes.ts
import { Router } from 'express';
${imported}
export function routes(${parameter}) {
  const router = Router();
  router.get('/customers', async (request, response) => {
    const found = await ${asked};
    response.json(found.map(({ id }) => id));
  });
  return router;
}
//- /app.ts
import express from 'express';
import type { Container } from './container';
import { routes } from './routes';
export function createApp(container: Container) {
  return express().use(routes(${argument}));
}
${repositories(asked === query ? '' : method)}${container}${prisma}`;
      checkMove(
        routes('', '', query, "import { prisma } from './db/prisma';\n"),
        routes(
          '{ customers }: Container',
          'container',
          'customers.findByName(String(request.query.name))',
          "import type { Container } from './container';\n",
        ),
      );
    });

    it('of a class that is made where nobody hands one over', () => {
      const routes = (head: string, asked: string) => `
//- /routes.ts
import { Router } from 'express';
${head}export const router = Router();
router.get('/customers', async (request, response) => {
  const found = await ${asked};
  response.json(found.map(({ id }) => id));
});
${repositories(asked === query ? '' : method)}${prisma}`;
      checkMove(
        routes("import { prisma } from './db/prisma';\n\n", query),
        routes(
          "import { prisma } from './db/prisma';\nimport { CustomerRepository } from './customers/customer-repository';\n\nconst customerRepository = new CustomerRepository(prisma);\n\n",
          'customerRepository.findByName(String(request.query.name))',
        ),
      );
    });

    it('that NestJS injects, and whose module shares it', () => {
      const nest = `
//- /nest.d.ts
declare module '@nestjs/common' {
  export function Controller(path: string): ClassDecorator;
  export function Injectable(): ClassDecorator;
  export function Module(options: object): ClassDecorator;
  export function Get(path: string): MethodDecorator;
  export function Param(name: string): ParameterDecorator;
}
//- /prisma.service.ts
import { Injectable } from '@nestjs/common';
import { PrismaClient } from '@prisma/client';
@Injectable()
export class PrismaService extends PrismaClient {}
`;
      const project = (controller: string, users: string, orders: string, more = '') => `
//- /orders/orders.controller.ts
import { Controller, Get, Param } from '@nestjs/common';
${controller}
//- /orders/orders.module.ts
import { Module } from '@nestjs/common';
${orders}
//- /customers/customers.repository.ts
import { Injectable } from '@nestjs/common';
import { PrismaService } from '../prisma.service';

@Injectable()
export class CustomersRepository {
  constructor(private readonly prisma: PrismaService) {}

  async find(id: number) {
    return this.prisma.customer.findUnique({ where: { id } });
  }

  async all() {
    return this.prisma.customer.findMany();
  }

  async add(id: number, email: string, name: string) {
    return this.prisma.customer.create({ data: { id, email, name } });
  }

  async remove(id: number) {
    return this.prisma.customer.delete({ where: { id } });
  }
${more}}
//- /customers/customers.module.ts
import { Module } from '@nestjs/common';
import { CustomersRepository } from './customers.repository';
import { PrismaService } from '../prisma.service';

${users}
${nest}`;
      checkMove(
        project(
          `import { PrismaService } from '../prisma.service';

@Controller('orders')
export class OrdersController {
  constructor(private readonly prisma: PrismaService) {}

  @Get(':id/buyers/:name')
  async buyers(@Param('name') name: string) {
    const found = await this.prisma.customer.findMany({ where: { name } });
    return found.length;
  }
}`,
          '@Module({ providers: [CustomersRepository, PrismaService] })\nexport class CustomersModule {}',
          "import { OrdersController } from './orders.controller';\n\n@Module({ controllers: [OrdersController] })\nexport class OrdersModule {}",
        ),
        project(
          `import { CustomersRepository } from '../customers/customers.repository';

@Controller('orders')
export class OrdersController {
  constructor(private readonly customersRepository: CustomersRepository) {}

  @Get(':id/buyers/:name')
  async buyers(@Param('name') name: string) {
    const found = await this.customersRepository.findByName(name);
    return found.length;
  }
}`,
          '@Module({ providers: [CustomersRepository, PrismaService], exports: [CustomersRepository] })\nexport class CustomersModule {}',
          "import { OrdersController } from './orders.controller';\nimport { CustomersModule } from '../customers/customers.module';\n\n@Module({ controllers: [OrdersController], imports: [CustomersModule] })\nexport class OrdersModule {}",
          `
  async findByName(name: string) {
    return this.prisma.customer.findMany({ where: { name } });
  }
`,
        ),
      );
    });
  });

  describe('of', () => {
    /** Two modules of functions, the second with what is added; each queries often enough that a project has a place for queries. */
    const modules = (imports: string, functions: (table: string, name: string) => string, more = '') => `
//- /data/customers.ts
${imports}
${functions('customers', 'Customer')}${more}
//- /data/products.ts
${imports}
${functions('products', 'Product')}`;

    it('knex', () => {
      const db = `
//- /db.ts
import knex from 'knex';
export const db = knex({ client: 'pg' });
`;
      const functions = (table: string, name: string) => `
export const find${name} = async (id: number) => db('${table}').where({ id }).first();
export const list${name}s = async () => db('${table}').orderBy('id');
`;
      const route = (imported: string, asked: string) => `
//- /routes.ts
import { Router } from 'express';
${imported}
export const router = Router();
router.post('/customers/:id', async (request, response) => {
  const count = await ${asked};
  response.json({ count });
});
${db}`;
      checkMove(
        route(
          "import { db } from './db';",
          "db('customers').where({ id: Number(request.params.id) }).update({ name: request.body.name, tags: request.body.tags })",
        ) + modules("import { db } from '../db';", functions),
        route(
          "import { updateCustomerById } from './data/customers';",
          'updateCustomerById(Number(request.params.id), request.body.name, request.body.tags)',
        ) +
          modules(
            "import { db } from '../db';",
            functions,
            `
export const updateCustomerById = async (id: number, name: unknown, tags: unknown) => db('customers').where({ id }).update({ name, tags });
`,
          ),
      );
    });

    it('node-postgres, whatever the SQL', () => {
      const db = `
//- /db.ts
import { Pool } from 'pg';
export const pool = new Pool();
`;
      const functions = (table: string, name: string) => `
export async function get${name}(id: number) {
  const { rows } = await pool.query('SELECT * FROM ${table} WHERE id = $1', [id]);
  return rows[0];
}

export function get${name}s() {
  return pool.query('SELECT * FROM ${table}');
}
`;
      const route = (imported: string, asked: string) => `
//- /routes.ts
import { Router } from 'express';
${imported}
export const router = Router();
router.get('/customers', async (request, response) => {
  const { city, since } = request.query;
  const { rows } = await ${asked};
  response.json(rows.length);
});
${db}`;
      checkMove(
        route(
          "import { pool } from './db';",
          `pool.query(
    \`SELECT id FROM customers
      WHERE city = $1 AND since > $2\`,
    [city, since],
  )`,
        ) + modules("import { pool } from '../db';", functions),
        route("import { getCustomers2 } from './data/customers';", 'getCustomers2(city, since)') +
          modules(
            "import { pool } from '../db';",
            functions,
            `
export function getCustomers2(city: unknown, since: unknown) {
  return pool.query(
    \`SELECT id FROM customers
      WHERE city = $1 AND since > $2\`,
    [city, since],
  );
}
`,
          ),
      );
    });

    it('TypeORM, by its repositories and operators', () => {
      const entities = `
//- /source.ts
import { DataSource } from 'typeorm';
export const source = new DataSource({ type: 'postgres' });
//- /entities.ts
import { Column, Entity, PrimaryColumn } from 'typeorm';
@Entity()
export class Customer {
  @PrimaryColumn() id!: number;
  @Column() city!: string;
}
@Entity()
export class Product {
  @PrimaryColumn() id!: number;
}
`;
      const service = (name: string, more = '', imported = '') => `
//- /${name.toLowerCase()}s/${name.toLowerCase()}.service.ts
import { ${name} } from '../entities';
import { source } from '../source';
${imported}
export class ${name}Service {
  private readonly rows = source.getRepository(${name});

  find${name}(id: number) {
    return this.rows.findOneBy({ id });
  }

  find${name}s() {
    return this.rows.find();
  }
${more}}

export const ${name.toLowerCase()}Service = new ${name}Service();
`;
      const route = (head: string, asked: string) => `
//- /routes.ts
import { Router } from 'express';
${head}
export const router = Router();
router.get('/customers', async (request, response) => {
  const found = await ${asked};
  response.json(found.length);
});
${entities}`;
      const product = service('Product');
      checkMove(
        route(
          "import { In } from 'typeorm';\nimport { Customer } from './entities';\nimport { source } from './source';\n\nconst customers = source.getRepository(Customer);",
          'customers.find({ where: { city: In([request.body.city]) } })',
        ) +
          service('Customer') +
          product,
        route("import { customerService } from './customers/customer.service';\n", 'customerService.findByCity(request.body.city)') +
          service(
            'Customer',
            `
  findByCity(city: Customer['city']) {
    return this.rows.find({ where: { city: In([city]) } });
  }
`,
            "import { In } from 'typeorm';\n",
          ) +
          product,
      );
    });

    it('JavaScript with CommonJS, which lists what it exports', () => {
      const db = `
//- /db.js
const knex = require('knex');
module.exports = knex({ client: 'pg' });
`;
      const module = (table: string, name: string, more = '', exported = '') => `
//- /data/${table}.js
const db = require('../db')

async function find${name}(id) {
  return db('${table}').where({ id }).first()
}

async function list${name}s() {
  return db('${table}').orderBy('id')
}
${more}
module.exports = { find${name}, list${name}s${exported} }
`;
      const route = (head: string, asked: string) => `
//- /routes.js
const { Router } = require('express');
${head}
const router = Router();
router.get('/customers/:city', async (request, response) => {
  response.json((await ${asked}).length);
});
module.exports = router;
${db}${module('products', 'Product')}`;
      checkMove(
        route("const db = require('./db');", "db('customers').where({ city: request.params.city })") + module('customers', 'Customer'),
        route("const { findCustomersByCity } = require('./data/customers');", 'findCustomersByCity(request.params.city)') +
          module(
            'customers',
            'Customer',
            `
async function findCustomersByCity(city) {
  return db('customers').where({ city })
}
`,
            ', findCustomersByCity',
          ),
      );
    });
  });

  describe('is not offered', () => {
    const cases: [why: string, body: string][] = [
      ['in a transaction', 'await prisma.$transaction(async (tx) => { await tx.customer.count(); });'],
      ['among the queries of a transaction', 'await prisma.$transaction([prisma.customer.count()]);'],
      ['where it waits for something itself', 'await prisma.customer.count({ where: { id: await someId() } });'],
      ['where nobody knows the type of what it is given', 'const { id } = current(); await prisma.customer.count({ where: { id } });'],
      ['where somebody goes on with it', 'await prisma.customer.findUnique({ where: { id: 1 } }).orders();'],
    ];
    for (const [why, body] of cases) {
      it(why, () => {
        const { files } = parseAnnotated(`
//- /routes.ts
import { Router } from 'express';
import { current, someId } from 'elsewhere';
import { prisma } from './db/prisma';
export const router = Router();
router.get('/customers', async (request, response) => {
  ${body}
  response.end();
});
${data()}${prisma}`);
        const fixes = analyze(workspaceOf(files), '/routes.ts', [rule]).flatMap((finding) => finding.fixes);
        assert.deepEqual(fixes, []);
      });
    }
  });
});
