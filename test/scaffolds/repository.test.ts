/** The scaffold of a repository: what it reads off a project, what it writes, and when it refuses. What it keeps is proven in test/prove. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { analyze } from '../../src/engine/analyze.ts';
import { isSource } from '../../src/engine/host.ts';
import { rules } from '../../src/rules/index.ts';
import { Missing, Refusal } from '../../src/scaffolds/tree.ts';
import { workspaceOf } from '../fixture.ts';
import { drizzleTables, entities, tables } from '../prove/repository-tables.ts';
import { typeErrors } from '../types.ts';
import { type Project, projectOf } from './project.ts';
import { projectWith } from './projects.ts';

const project = (files: Readonly<Record<string, string>> = {}): Project =>
  projectOf(['pg', '@types/pg'], {
    'tsconfig.json': '{}',
    'src/db.ts': "import { Pool } from 'pg';\nexport const pool = new Pool();\n",
    'migrations/0001_all.sql': tables,
    ...files,
  });
const names = ({ newFiles }: { readonly newFiles: readonly { readonly file: string }[] }) =>
  newFiles.map(({ file }) => file.slice('/p/'.length));

const models: Readonly<Record<string, readonly string[]>> = { prisma: ['Customer', 'Order', 'Product'], typeorm: ['Customer', 'Order'] };

/** In JavaScript a table of Drizzle cannot refer to itself and have a type. */
const untyped = drizzleTables.replace('type AnyPgColumn, ', '').replace('.references((): AnyPgColumn => orders.id)', '');

describe('a scaffolded repository', () => {
  it('is what it promises, what keeps it in the database, its twin in memory, and one test for both', async () => {
    const own = project();
    const offer = await own.repository({ model: 'orders' });
    assert.deepEqual(names(offer), [
      'src/orders/order-repository.ts',
      'src/orders/pg-order-repository.ts',
      'src/orders/in-memory-order-repository.ts',
      'src/orders/order-repository.test.ts',
    ]);
    own.write(offer);
    const port = own.text('src/orders/order-repository.ts');
    assert.match(port, /readonly parentId: string \| null;[\s\S]*readonly status: 'open' \| 'paid';[\s\S]*readonly placedOn: Date;/);
    assert.match(port, /type NewOrder = Omit<Order, 'id' \| 'status'> & Partial<Pick<Order, 'status'>>;/);
    assert.match(port, /findByYearAndNumber\(year: Order\['year'\], number: Order\['number'\]\)/);
    assert.match(port, /ofCustomer\(customerId: Order\['customerId'\], page\?: OrderPage\)/);
    assert.doesNotMatch(port, /pg|row|sql/i);
    assert.match(own.text('src/orders/pg-order-repository.ts'), /placedOn: row\.placed_on,/);
    assert.match(own.text('src/orders/in-memory-order-repository.ts'), /id: String\(\+\+this\.#last\), status: order\.status \?\? 'open'/);
    assert.match(own.text('src/orders/order-repository.test.ts'), /INSERT INTO customers \(id, email\) VALUES/);
  });

  it('is not written twice, nor over what is there', async () => {
    const own = project({ 'src/orders/order-repository.ts': '// mine\n' });
    own.write(await own.repository({ model: 'orders' }));
    assert.equal(own.text('src/orders/order-repository.ts'), '// mine\n');
    const again = await own.repository({ model: 'orders' });
    assert.deepEqual([again.newFiles, again.kept.length], [[], 4]);
  });

  it('stands and is named as the others are', async () => {
    const inFolder = project({ 'src/data/repositories/UserRepository.ts': 'export class UserRepository {}\n', 'src/OrderService.ts': '' });
    assert.deepEqual(names(await inFolder.repository({ model: 'orders' })).slice(0, 2), [
      'src/data/repositories/OrderRepository.ts',
      'src/data/repositories/PgOrderRepository.ts',
    ]);
    const withDots = project({ 'src/users/users.service.ts': '', 'src/users/users.controller.ts': '', 'test/users.spec.ts': '' });
    assert.deepEqual(names(await withDots.repository({ model: 'orders' })), [
      'src/orders/order.repository.ts',
      'src/orders/pg-order.repository.ts',
      'src/orders/in-memory-order.repository.ts',
      'test/order.repository.spec.ts',
    ]);
    assert.ok(names(await project().repository({ model: 'orders', folder: 'src/shop' })).includes('src/shop/order-repository.ts'));
  });

  it('knows what the database gives', async () => {
    const own = project();
    own.write(await own.repository({ model: 'customers' }));
    assert.match(
      own.text('src/customers/in-memory-customer-repository.ts'),
      /id: randomUUID\(\),\s+settings: customer\.settings \?\? \{\},\s+isActive: customer\.isActive \?\? true,\s+createdAt: customer\.createdAt \?\? new Date\(\)/,
    );
  });

  it('has a name that code can have', async () => {
    const own = project({
      'migrations/0002_more.sql': "CREATE TYPE level AS ENUM ('low');",
      'migrations/0003_more.sql': 'CREATE TABLE classes (id serial PRIMARY KEY, level level); CREATE TABLE errors (code text PRIMARY KEY);',
    });
    const classes = (await own.repository({ model: 'classes' })).newFiles[0]!.text;
    assert.match(classes, /interface ClassItem \{\s+readonly id: number;\s+readonly level: 'low' \| null;/);
    const errors = (await own.repository({ model: 'errors' })).newFiles[0]!.text;
    assert.match(errors, /interface ErrorItem \{[\s\S]*class DuplicateErrorItem extends Error/);
  });

  it('leaves out what is of no type that it knows, and says so', async () => {
    const own = project({ 'migrations/0002_more.sql': 'ALTER TABLE customers ADD COLUMN home point;' });
    const { next } = await own.repository({ model: 'customers' });
    assert.match(next.join('\n'), /say yourself what home of customers is/);
  });

  for (const language of ['typescript', 'javascript'] as const) {
    it(`compiles under strict, and leaves nothing to say to our rules: every tool in ${language}`, async () => {
      const texts = new Map<string, string>();
      const files: Readonly<Record<string, Readonly<Record<string, string>>>> = {
        pg: { 'migrations/0001_all.sql': tables },
        knex: { 'migrations/0001_all.sql': tables },
        kysely: { 'migrations/0001_all.sql': tables },
        drizzle: language === 'typescript' ? { 'src/tables.ts': drizzleTables } : { 'src/tables.js': untyped },
        prisma: { 'prisma/schema.prisma': readFileSync('test/prisma/schema.prisma', 'utf8') },
        ...(language === 'typescript' && { typeorm: entities }),
      };
      for (const [kind, given] of Object.entries(files)) {
        const own = projectWith(kind, language);
        for (const [path, text] of Object.entries(given)) own.texts.set(`/p/${path}`, text);
        for (const model of models[kind] ?? ['customers', 'orders', 'addresses']) own.write(await own.repository({ model }));
        const workspace = workspaceOf(own.texts);
        const said = own
          .files()
          .filter(isSource)
          .flatMap((file) => analyze(workspace, file, rules).map(({ message }) => `${file}: ${message}`));
        assert.deepEqual(said, [], kind);
        // How a client of Prisma is made depends on its version: the test that makes one is proven in test/prove.
        for (const [file, text] of own.texts)
          if (!(kind === 'prisma' && file.includes('.test.')))
            texts.set(`/${kind}${file}`, /js$/.test(file) ? `// @ts-check\n${text}` : text);
      }
      assert.deepEqual(typeErrors(texts), []);
    }).timeout(120_000);
  }
});

describe('no repository is scaffolded', () => {
  const refusals: readonly (readonly [string, Project, Readonly<Record<string, string>>, RegExp])[] = [
    ['for what is not there', project(), { model: 'invoices' }, /The project has no 'invoices': it has addresses, customers, orders\./],
    [
      'for a key of several columns',
      project({ 'migrations/0002_lines.sql': 'CREATE TABLE lines (a int, b int, PRIMARY KEY (a, b));' }),
      { model: 'lines' },
      /finds its own by one key, and lines has none/,
    ],
    [
      'for what cannot be left out',
      project({ 'migrations/0002_spots.sql': 'CREATE TABLE spots (id int PRIMARY KEY, place point NOT NULL);' }),
      { model: 'spots' },
      /spots\.place is required, and of a type that is not known here: point/,
    ],
    [
      'for a key that code cannot name',
      project({ 'migrations/0002_more.sql': 'CREATE TABLE shapes ("default" text PRIMARY KEY);' }),
      { model: 'shapes' },
      /shapes\.default would be 'default' in code, which is no name there/,
    ],
    [
      'where the project says nothing of its tables',
      projectWith('knex'),
      { model: 'orders' },
      /nothing of its tables that can be read.*migrations that are SQL/,
    ],
    [
      'for a tool that it is not written for',
      projectWith('sequelize'),
      { model: 'orders' },
      /written for Prisma, Drizzle, Knex, Kysely, node-postgres, TypeORM, and here it is Sequelize/,
    ],
    ['on MySQL', projectWith('knex on MySQL'), { model: 'orders' }, /Knex on PostgreSQL, and here it runs on MySQL/],
    ['out of the package', project(), { model: 'orders', folder: '../x' }, /'\.\.\/x' is no folder within the package/],
  ];
  for (const [where, own, wish, says] of refusals)
    it(where, () => assert.rejects(own.repository(wish), (error) => error instanceof Refusal && says.test(error.message)));

  it('before it is said for what', () =>
    assert.rejects(project().repository({}), (error) => {
      assert.ok(error instanceof Missing);
      return error.question.options.join() === 'addresses,customers,orders' && /Say whose repository it is/.test(error.message);
    }));
});
