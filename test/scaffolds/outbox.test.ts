/** The scaffold of an outbox: what it reads off a project, what it writes, and when it refuses. That it survives is proven in test/prove. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { scaffoldFiles } from '../../src/dev/scaffolds.ts';
import { analyze } from '../../src/engine/analyze.ts';
import { isSource } from '../../src/engine/host.ts';
import { rules } from '../../src/rules/index.ts';
import { Refusal } from '../../src/scaffolds/tree.ts';
import { workspaceOf } from '../fixture.ts';
import { typeErrors } from '../types.ts';
import { type Project, projectOf } from './project.ts';
import { kinds, projectWith } from './projects.ts';

const schema = { 'prisma/schema.prisma': 'datasource db {\n  provider = "postgresql"\n}\n' };
const typed = { 'tsconfig.json': '{}' };

it('the texts of scaffolds are fresh', async () => {
  for (const [path, content] of scaffoldFiles())
    assert.deepEqual(JSON.parse(readFileSync(path, 'utf8')), content, 'run `npm run generate`');
}).timeout(60_000);

describe('a scaffolded outbox', () => {
  for (const language of ['typescript', 'javascript'] as const) {
    it(`compiles under strict with a second type of event, and leaves nothing to say to our rules: ${kinds.length} kinds of projects in ${language}`, async () => {
      const texts = new Map<string, string>();
      for (const kind of kinds) {
        const project = projectWith(kind, language);
        await project.scaffold();
        if (language === 'typescript') grow(project);
        assert.deepEqual(findingsIn(project), [], kind);
        for (const [file, text] of project.texts) texts.set(`/${kind}${file}`, /js$/.test(file) ? `// @ts-check\n${text}` : text);
      }
      assert.deepEqual(errorsIn(texts), []);
    }).timeout(120_000);
  }

  it('has its migration where the others are, named like them', async () => {
    const placed = async (dependencies: readonly string[], files: Readonly<Record<string, string>>): Promise<string | undefined> => {
      const written = await projectOf(dependencies, { ...typed, ...files }).scaffold();
      return written.find((path) => /create[_-]?outbox/i.test(path));
    };
    assert.equal(await placed(['pg'], {}), 'migrations/0001_create_outbox.sql');
    assert.equal(
      await placed(['pg'], { 'db/migrations/001_first.sql': '', 'db/migrations/002_users.sql': '' }),
      'db/migrations/003_create_outbox.sql',
    );
    assert.equal(
      await placed(['pg', 'node-pg-migrate'], { 'migrations/1700000000000_first.js': '' }),
      'migrations/1767323045000_create_outbox.js',
    );
    assert.equal(
      await placed(['knex', 'pg'], { 'src/migrations/20240101000000_first.ts': '' }),
      'src/migrations/20260102030405_create_outbox.ts',
    );
    assert.equal(await placed(['typeorm', 'pg'], { 'src/db.ts': '' }), 'src/migrations/1767323045000-CreateOutbox.ts');
    assert.equal(
      await placed(['sequelize', 'pg'], { 'migrations/20240101000000-first.js': '' }),
      'migrations/20260102030405-create-outbox.js',
    );
    assert.equal(await placed(['kysely', 'pg'], {}), 'migrations/20260102030405_create_outbox.ts');
    assert.equal(
      await placed(['knex', 'pg'], { 'dist/migrations/20240101000000_first.js': '', 'src/migrations/20240101000000_first.ts': '' }),
      'src/migrations/20260102030405_create_outbox.ts',
      'not where they are built',
    );
    assert.equal(
      await placed(['@mikro-orm/postgresql'], { 'src/migrations/Migration20240101000000.ts': '' }),
      'src/migrations/Migration20260102030405_create_outbox.ts',
    );
    assert.equal(await placed(['@prisma/client'], schema), 'prisma/migrations/20260102030405_create_outbox/migration.sql');
    assert.equal(
      await placed(['@prisma/client'], {
        'packages/db/prisma/schema.prisma': schema['prisma/schema.prisma'],
        'packages/db/prisma/migrations/migration_lock.toml': '',
      }),
      'packages/db/prisma/migrations/20260102030405_create_outbox/migration.sql',
    );
    assert.equal(
      await placed(['drizzle-orm', 'pg'], { 'drizzle.config.ts': "export default { out: './db/out' };" }),
      'db/out/0000_create_outbox.sql',
    );
  });

  it('is for the database that the code names, where both drivers are there', async () => {
    for (const [client, table] of [
      ['mysql2', 'outbox_events'],
      ['pg', 'outbox.events'],
    ] as const) {
      const project = projectOf(['knex', 'pg', 'mysql2'], {
        ...typed,
        'src/db.ts': `import knex from 'knex';\nknex({ client: '${client}' });\n`,
      });
      await project.scaffold();
      assert.match(project.text('src/outbox/enqueue.ts'), new RegExp(`INSERT INTO ${table} `));
    }
  });

  it('is not taken for what the project does itself, when something is scaffolded again', async () => {
    const project = projectWith('knex');
    await project.scaffold();
    project.texts.set('/p/dist/db.js', "require('pg');\nrequire('pg');\n");
    assert.equal((await project.outbox()).questions[0]?.value, 'knex');
    assert.match((await project.expandContract({ column: 'users.name', to: 'full_name', fromType: 'text' })).title, /for Knex/);
  });

  it('is made statement by statement on MySQL, whose drivers take one at a time', async () => {
    const project = projectWith('knex on MySQL');
    const [migration] = (await project.scaffold()).filter((path) => path.startsWith('migrations/'));
    assert.equal(project.text(migration!).match(/await knex\.raw\(/g)?.length, 5, 'four statements, and one that takes them back');
  });

  it('is listed in the journal of Drizzle, which keeps its form', async () => {
    const journal =
      '{\n  "version": "7",\n  "dialect": "postgresql",\n  "entries": [\n    {\n      "idx": 0,\n      "version": "7",\n      "when": 1,\n      "tag": "0000_first",\n      "breakpoints": true\n    }\n  ]\n}';
    const project = projectOf(['drizzle-orm', 'pg'], {
      ...typed,
      'drizzle/0000_first.sql': 'SELECT 1;',
      'drizzle/meta/_journal.json': journal,
    });
    assert.ok((await project.scaffold()).includes('drizzle/0001_create_outbox.sql'));
    const after = project.text('drizzle/meta/_journal.json');
    assert.equal(after, JSON.stringify(JSON.parse(after), null, 2));
    assert.deepEqual(
      JSON.parse(after).entries.map(({ tag }: { tag: string }) => tag),
      ['0000_first', '0001_create_outbox'],
    );
    assert.deepEqual((await project.outbox()).edits, [], 'once');
  });

  it('writes nothing over, and nothing twice', async () => {
    const project = projectWith('pg');
    project.texts.set('/p/src/outbox/handlers.ts', '// mine\n');
    const first = await project.outbox();
    assert.deepEqual(first.kept, ['/p/src/outbox/handlers.ts']);
    await project.scaffold();
    assert.equal(project.text('src/outbox/handlers.ts'), '// mine\n');
    const again = await project.outbox();
    assert.deepEqual([again.newFiles, again.edits], [[], []]);
  });

  it('imports the client of Prisma from where the project has it', async () => {
    const project = projectOf(['@prisma/client'], {
      ...typed,
      ...schema,
      'src/db/client.ts': "import { PrismaClient } from '../generated/prisma/client.js';\nexport const prisma = new PrismaClient();\n",
    });
    await project.scaffold();
    assert.match(project.text('src/outbox/database.ts'), /^import type \{ Prisma \} from '\.\.\/generated\/prisma\/client\.js';/);
    assert.deepEqual((await project.outbox()).packages, ['pg', '@types/pg']);
  });
});

describe('no outbox is scaffolded', () => {
  const refusals: readonly (readonly [string, Project, Readonly<Record<string, string>>, RegExp])[] = [
    ['where there is no package', projectOf([], {}).without('package.json'), {}, /no package\.json here/],
    ['where package.json is broken', projectOf([], { 'package.json': '{' }), {}, /package\.json cannot be read/],
    [
      'where there is no database tool',
      projectOf(['express'], {}),
      {},
      /no database tool .*: prisma, drizzle, typeorm, mikro-orm, sequelize, kysely, knex, postgres, mysql2, pg/,
    ],
    ['for a tool that the package has not', projectOf(['pg'], {}), { tool: 'knex' }, /does not depend on knex/],
    [
      'for a tool that nobody knows',
      projectOf(['pg'], {}),
      { tool: 'mongo' },
      /no outbox for 'mongo': there are prisma, drizzle, typeorm, mikro-orm, sequelize, kysely, knex, postgres, mysql2, pg/,
    ],
    [
      'for TypeORM on another database',
      projectOf(['typeorm', 'mssql'], {}),
      {},
      /TypeORM on PostgreSQL and MySQL, and here is neither `pg` nor `mysql2`/,
    ],
    [
      'for MikroORM on another database',
      projectOf(['@mikro-orm/core', '@mikro-orm/mysql'], {}),
      {},
      /MikroORM on PostgreSQL, and here is not `@mikro-orm\/postgresql`/,
    ],
    ['for the old driver of MySQL', projectOf(['mysql'], {}), {}, /this driver of MySQL\. It is written for mysql2/],
    ['for MongoDB', projectOf(['mongoose'], {}), {}, /MongoDB.*change stream/],
    ['for SQLite', projectOf(['better-sqlite3'], {}), {}, /SQLite.*one writer/],
    [
      'for Prisma on another database',
      projectOf(['@prisma/client'], { 'prisma/schema.prisma': 'datasource db {\n  provider = "cockroachdb"\n}' }),
      {},
      /Prisma on PostgreSQL and MySQL, and here it has provider "cockroachdb"/,
    ],
    ['for Knex on another database', projectOf(['knex', 'better-sqlite3'], {}), {}, /Knex on PostgreSQL and MySQL/],
    [
      'for Drizzle on another driver',
      projectOf(['drizzle-orm'], { 'db.ts': "import { drizzle } from 'drizzle-orm/neon-http';" }),
      {},
      /node-postgres and drizzle-orm\/postgres-js; here it runs on drizzle-orm\/neon-http/,
    ],
    [
      'where the journal of Drizzle is broken',
      projectOf(['drizzle-orm'], { 'drizzle/meta/_journal.json': '{' }),
      {},
      /_journal\.json is no journal/,
    ],
    ['out of the package', projectOf(['pg'], {}), { folder: '../outbox' }, /'\.\.\/outbox' is no folder within the package/],
    [
      'where a file has the name of its folder',
      projectOf(['pg'], { 'src/outbox': 'notes', 'src/db.js': '' }),
      {},
      /^src\/outbox is a file, and would have to be a folder: say another folder\.$/,
    ],
    [
      'for an event without a name',
      projectOf(['pg'], {}),
      { event: 'Order Placed' },
      /'Order Placed' is no name of an event.*order\.placed/,
    ],
  ];
  for (const [where, project, wanted, says] of refusals) {
    it(where, async () => {
      await assert.rejects(
        project.outbox(wanted),
        (error) => error instanceof Refusal && says.test(error.message) && /\.$|it first\.$/.test(error.message),
      );
    });
  }
});

/** As a person goes on: another type of event, and its handler. */
function grow(project: Project): void {
  const replace = (path: string, a: string, b: string) => project.texts.set(`/p/${path}`, project.text(path).replace(a, b));
  replace('src/outbox/events.ts', 'orderId: string };', "orderId: string };\n  readonly 'order.paid': { readonly cents: number };");
  replace(
    'src/outbox/handlers.ts',
    "'order.placed': post,",
    "'order.placed': post,\n  'order.paid': async ({ payload }) => console.log(payload.cents.toFixed()),",
  );
}

/** Without what `@mikro-orm/migrations` is extended by: of all packages that one is not installed here. */
const errorsIn = (texts: ReadonlyMap<string, string>): readonly string[] =>
  typeErrors(new Map([...texts].filter(([, text]) => !text.includes('@mikro-orm/migrations'))));

function findingsIn(project: Project): readonly string[] {
  const workspace = workspaceOf(project.texts);
  return project
    .files()
    .filter(isSource)
    .flatMap((file) => analyze(workspace, file, rules).map(({ message }) => `${file}: ${message}`));
}
