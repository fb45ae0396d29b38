/** The scaffold of a change of a column: what it reads off a project, what each step writes, and when it refuses. What the steps do is proven in test/prove. */
import assert from 'node:assert/strict';
import { analyze } from '../../src/engine/analyze.ts';
import { isSource } from '../../src/engine/host.ts';
import { rules } from '../../src/rules/index.ts';
import { Missing, Refusal } from '../../src/scaffolds/tree.ts';
import { workspaceOf } from '../fixture.ts';
import { typeErrors } from '../types.ts';
import { type Project, projectOf } from './project.ts';
import { kinds, projectWith } from './projects.ts';

const tables = 'CREATE TABLE users (\n  id bigserial PRIMARY KEY,\n  name varchar(80) NOT NULL DEFAULT \'\',\n  "note" text\n);\n';
const typed = { 'tsconfig.json': '{}', 'src/db.ts': "import { Pool } from 'pg';\nexport const pool = new Pool();\n" };
const rename = { column: 'users.name', to: 'full_name' };
const project = (): Project => projectOf(['pg'], { ...typed, 'migrations/0001_users.sql': tables });
const names = ({ newFiles }: { readonly newFiles: readonly { readonly file: string }[] }) =>
  newFiles.map(({ file }) => file.slice('/p/'.length));

describe('a scaffolded change of a column', () => {
  it('begins with the new column, its trigger, the backfill, the way back and the check list', async () => {
    const offer = await project().expandContract(rename);
    assert.deepEqual(names(offer), [
      'migrations/0002_expand_users_name.sql',
      'src/expand-contract/users-name-to-full_name/rollback/expand.sql',
      'src/expand-contract/users-name-to-full_name/backfill.ts',
      'src/expand-contract/users-name-to-full_name/README.md',
    ]);
    const [migration, rollback, backfill, readme] = offer.newFiles.map(({ text }) => text);
    assert.match(
      migration!,
      /^SET LOCAL lock_timeout = '2s';[\s\S]*ALTER TABLE users ADD COLUMN full_name varchar\(80\);[\s\S]*CREATE TRIGGER/,
    );
    assert.match(rollback!, /DROP TRIGGER[\s\S]*ALTER TABLE users DROP COLUMN full_name;/);
    assert.match(
      backfill!,
      /forward: \{\s+name: 'users\.full_name',\s+table: 'users',\s+key: 'id',\s+copy: `UPDATE users SET full_name = name\n/,
    );
    assert.deepEqual(readme!.match(/\*\*\d\. \w+/g), [
      '**1. Expand',
      '**2. Backfill',
      '**3. Constrain',
      '**4. Validate',
      '**5. Index',
      '**6. Switch',
      '**7. Contract',
    ]);
  });

  it('stands beside what was scaffolded before, not in it', async () => {
    const own = projectOf(['pg'], { 'migrations/0001_users.sql': tables });
    own.write(await own.expandContract(rename));
    const { newFiles } = await own.expandContract({ column: 'users.note', to: 'remark' });
    assert.equal(newFiles.at(-1)!.file, '/p/expand-contract/users-note-to-remark/README.md');
  });

  it('has no constraint where the column may be null', async () => {
    const note = { column: 'users.note', to: 'remark' };
    const { newFiles, questions } = await project().expandContract(note);
    assert.doesNotMatch(newFiles.at(-1)!.text, /Constrain/);
    assert.deepEqual(questions[0]?.options, ['expand', 'index', 'contract']);
    await assert.rejects(
      project().expandContract({ ...note, step: 'validate' }),
      /'validate' is no step on the way to 'users\.note becomes remark': expand, index, contract are/,
    );
    assert.doesNotMatch((await project().expandContract({ ...note, step: 'contract' })).newFiles[0]!.text, /SET NOT NULL/);
  });

  it('writes each later step by itself, and nothing twice', async () => {
    const own = project();
    own.write(await own.expandContract(rename));
    const again = await own.expandContract(rename);
    assert.deepEqual([again.newFiles, again.edits], [[], []]);
    assert.equal(again.kept[0], '/p/migrations/0002_expand_users_name.sql');
    for (const [step, says] of [
      ['constrain', /ADD CONSTRAINT users_full_name_not_null CHECK \(full_name IS NOT NULL\) NOT VALID/],
      ['validate', /VALIDATE CONSTRAINT users_full_name_not_null/],
      ['contract', /RAISE EXCEPTION[\s\S]*DROP TRIGGER[\s\S]*SET NOT NULL[\s\S]*DROP COLUMN name/],
    ] as const) {
      const written = own.write(await own.expandContract({ ...rename, step }));
      assert.equal(written.length, 2, written.join('\n'));
      assert.match(own.text(written[0]!), says);
    }
    assert.ok(own.files().includes('/p/migrations/0005_contract_users_name.sql'), own.files().join('\n'));
    for (const step of ['expand', 'contract']) assert.deepEqual((await own.expandContract({ ...rename, step })).newFiles, [], step);
  });

  it('converts both ways where the type changes', async () => {
    const { newFiles } = await project().expandContract({ column: 'users.note', to: 'age', type: 'integer' });
    assert.match(newFiles[0]!.text, /NEW\.note := NEW\.age::text;[\s\S]*NEW\.age := NEW\.note::integer;/);
    assert.match(
      newFiles.find(({ file }) => file.endsWith('backfill.ts'))!.text,
      /UPDATE users SET age = note::integer[\s\S]*UPDATE users SET note = age::text/,
    );
  });

  it('writes names in quotes that SQL takes for something else', async () => {
    const own = projectOf(['pg'], { ...typed, 'migrations/1.sql': 'CREATE TABLE "order" (id int PRIMARY KEY, "placedOn" date);' });
    const { newFiles } = await own.expandContract({ column: 'order.placedOn', to: 'end' });
    assert.match(newFiles[0]!.text, /ALTER TABLE "order" ADD COLUMN "end" date;/);
    assert.match(
      newFiles.find(({ file }) => file.endsWith('backfill.ts'))!.text,
      /table: '"order"',\s+key: 'id',\s+copy: `UPDATE "order" SET "end" = "placedOn"\n/,
    );
  });

  const schemas: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    prisma: {
      'prisma/schema.prisma':
        'datasource db {\n  provider = "postgresql"\n}\n\nmodel User {\n  id BigInt @id\n  name String @db.VarChar(80)\n  note String?\n\n  @@map("users")\n}\n',
    },
    drizzle: {
      'src/schema.ts':
        "import { bigserial, pgTable, text, varchar } from 'drizzle-orm/pg-core';\nexport const users = pgTable('users', { id: bigserial('id', { mode: 'number' }).primaryKey(), name: varchar('name', { length: 80 }).notNull().default(''), note: text() });\n",
    },
    pg: { 'migrations/0001_users.sql': tables },
  };
  for (const [kind, files] of Object.entries(schemas)) {
    it(`reads types, keys and what may be null off the project: ${kind}`, async () => {
      const own = projectWith(kind);
      for (const [path, text] of Object.entries(files)) own.texts.set(`/p/${path}`, text);
      const { newFiles } = await own.expandContract(rename);
      assert.match(newFiles.map(({ text }) => text).join('\n'), /ADD COLUMN full_name varchar\(80\)[\s\S]*key: 'id'[\s\S]*Constrain/);
      assert.match((await own.expandContract({ column: 'users.note', to: 'remark' })).newFiles[0]!.text, /ADD COLUMN remark text/);
    });
  }

  it('follows migrations to what the table is today', async () => {
    const own = project();
    own.texts.set(
      '/p/migrations/0002_later.sql',
      'ALTER TABLE users RENAME COLUMN name TO nick;\nALTER TABLE users ALTER COLUMN nick TYPE text USING nick::text, ALTER nick DROP NOT NULL;\nALTER TABLE users DROP COLUMN note, ADD COLUMN age numeric(4, 1);\n',
    );
    const { newFiles, questions } = await own.expandContract({ column: 'users.nick', to: 'full_name' });
    assert.match(newFiles[0]!.text, /ADD COLUMN full_name text;/);
    assert.deepEqual(questions[0]!.options, ['expand', 'index', 'contract']);
    await assert.rejects(own.expandContract(rename), /users has no column 'name': it has id, nick, age\./);
    assert.match((await own.expandContract({ column: 'users.age', to: 'years' })).newFiles[0]!.text, /years numeric\(4, 1\)/);
  });

  it('asks for a type that it cannot know, and takes one that the database has made itself', async () => {
    const own = projectWith('prisma');
    const model =
      'enum Role {\n  ADMIN\n}\n\nmodel User {\n  id Int @id\n  role Role\n  posts Post[]\n}\n\nmodel Post {\n  id Int @id\n}\n';
    own.texts.set('/p/prisma/schema.prisma', own.text('prisma/schema.prisma') + model);
    const wish = { column: 'User.role', to: 'kind' };
    await assert.rejects(own.expandContract(wish), (error) => error instanceof Missing && error.question.key === 'fromType');
    const { newFiles } = await own.expandContract({ ...wish, fromType: '"Role"' });
    assert.match(newFiles[0]!.text, /ALTER TABLE "User" ADD COLUMN kind "Role";/);
    await assert.rejects(own.expandContract({ ...wish, column: 'User.posts' }), /User has no column 'posts': it has id, role\./);
  });

  it('says where a mapper can rename in code alone', async () => {
    const said = async (kind: string) => (await projectWith(kind).expandContract({ ...rename, fromType: 'text' })).alternative ?? '';
    assert.match(await said('typeorm'), /`@Column\(\{ name: 'name' \}\) fullName` does it, and the database stays as it is/);
    assert.match(await said('sequelize'), /`fullName: \{ field: 'name' \}`/);
    assert.equal(await said('knex'), '');
  });

  for (const language of ['typescript', 'javascript'] as const) {
    it(`compiles under strict, and leaves nothing to say to our rules: every kind of project on PostgreSQL in ${language}`, async () => {
      const texts = new Map<string, string>();
      for (const kind of kinds.filter((each) => !/mysql/i.test(each))) {
        const own = projectWith(kind, language);
        for (const step of ['expand', 'constrain', 'validate', 'index', 'contract'])
          own.write(await own.expandContract({ ...rename, fromType: 'text', notNull: 'yes', step }));
        const workspace = workspaceOf(own.texts);
        const said = own
          .files()
          .filter(isSource)
          .flatMap((file) => analyze(workspace, file, rules).map(({ message }) => message));
        assert.deepEqual(said, [], kind);
        for (const [file, text] of own.texts)
          if (!text.includes('@mikro-orm/migrations')) texts.set(`/${kind}${file}`, /js$/.test(file) ? `// @ts-check\n${text}` : text);
      }
      assert.deepEqual(typeErrors(texts), []);
    }).timeout(120_000);
  }
});

describe('other changes of a column', () => {
  const steps = async (wish: Readonly<Record<string, string>>): Promise<readonly string[]> => {
    const own = project();
    const { questions } = await own.expandContract(wish);
    const texts: string[] = [];
    for (const step of questions[0]!.options) {
      const offer = await own.expandContract({ ...wish, step });
      texts.push(
        `${step}: ${offer.newFiles[0]!.text.replace(/^SET LOCAL lock_timeout = '2s';\n/, '')
          .replace(/\s+/g, ' ')
          .trim()}`,
      );
      own.write(offer);
      assert.deepEqual((await own.expandContract({ ...wish, step })).newFiles, [], step);
    }
    return texts;
  };

  it('a column is required, once every row has a value', async () => {
    const said = await steps({ column: 'users.note', change: 'not-null' });
    assert.deepEqual(said, [
      'constrain: ALTER TABLE users ADD CONSTRAINT users_note_not_null CHECK (note IS NOT NULL) NOT VALID;',
      'validate: ALTER TABLE users VALIDATE CONSTRAINT users_note_not_null;',
      'enforce: ALTER TABLE users ALTER COLUMN note SET NOT NULL; ALTER TABLE users DROP CONSTRAINT users_note_not_null;',
    ]);
    const { newFiles } = await project().expandContract({ column: 'users.note', change: 'not-null', value: "'none'" });
    assert.match(
      newFiles.find(({ file }) => file.endsWith('backfill.ts'))!.text,
      /UPDATE users SET note = 'none'\n\s+WHERE id IN \(SELECT id FROM batch\) AND note IS NULL/,
    );
    assert.match(
      newFiles.at(-1)!.text,
      /\*\*3\. Backfill\.\*\* `npx tsx src\/expand-contract\/users-note-not-null\/backfill\.ts --dry-run`/,
    );
  });

  it('a column points at another table, first where it is written and then everywhere', async () => {
    assert.deepEqual(await steps({ column: 'users.note', to: 'notes.text', change: 'foreign-key' }), [
      'index: CREATE INDEX CONCURRENTLY users_note_idx ON users (note);',
      'constrain: ALTER TABLE users ADD CONSTRAINT users_note_fkey FOREIGN KEY (note) REFERENCES notes (text) NOT VALID;',
      'validate: ALTER TABLE users VALIDATE CONSTRAINT users_note_fkey;',
    ]);
    await assert.rejects(project().expandContract({ column: 'users.note', change: 'foreign-key' }), Missing);
  });

  it('a column goes, once nobody has to write it', async () => {
    assert.deepEqual(await steps({ column: 'users.name', change: 'drop' }), [
      'release: ALTER TABLE users ALTER COLUMN name DROP NOT NULL;',
      'contract: ALTER TABLE users DROP COLUMN name;',
    ]);
    assert.deepEqual(await steps({ column: 'users.note', change: 'drop' }), ['contract: ALTER TABLE users DROP COLUMN note;']);
  });
});

describe('no change of a column is scaffolded', () => {
  const refusals: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
    ['for a table that the project has not', { column: 'orders.total', to: 'sum' }, /no table 'orders': it has users\./],
    [
      'for a column that the table has not',
      { column: 'users.nick', to: 'nickname' },
      /users has no column 'nick': it has id, name, note\./,
    ],
    ['for what is no column', { column: 'users', to: 'full_name' }, /'users' is no column: `users\.name` is one/],
    ['for what is no name', { column: 'users.name', to: 'full name' }, /'full name' is no name of a column/],
    ['for the name that it has', { column: 'users.name', to: 'name' }, /users\.name is called so already/],
    ['under a name that is taken', { column: 'users.name', to: 'note' }, /users has a column 'note' already/],
    ['into what is no type', { ...rename, type: 'text; DROP TABLE users' }, /is no type of PostgreSQL/],
    [
      'for a change that is none',
      { ...rename, change: 'merge' },
      /no change 'merge': there are rename, split, move, not-null, foreign-key, drop/,
    ],
    [
      'for a step that is none',
      { ...rename, step: 'jump' },
      /'jump' is no step on the way to 'users\.name becomes full_name': expand, constrain, validate, index, contract are/,
    ],
    ['out of the package', { ...rename, folder: '../x' }, /'\.\.\/x' is no folder within the package/],
  ];
  for (const [where, wish, says] of refusals) {
    it(where, () => assert.rejects(project().expandContract(wish), (error) => error instanceof Refusal && says.test(error.message)));
  }

  it('before it is said of which type the column is, where the project does not say it', async () => {
    await assert.rejects(
      projectWith('knex').expandContract(rename),
      (error) => error instanceof Missing && error.question.key === 'fromType' && /--from-type text/.test(error.message),
    );
  });

  it('where no single column is the key', async () => {
    const own = projectOf(['pg'], { ...typed, 'migrations/1.sql': 'CREATE TABLE users (a int, b int, name text, PRIMARY KEY (a, b));' });
    await assert.rejects(own.expandContract(rename), /by one unique column, and its primary key is none: say which, `--key id`/);
    assert.match((await own.expandContract({ ...rename, key: 'a' })).newFiles.map(({ text }) => text).join('\n'), /key: 'a'/);
  });

  it('on MySQL', () => assert.rejects(projectWith('mysql2').expandContract(rename), /MySQL2 on PostgreSQL, and here it runs on MySQL/));
});
