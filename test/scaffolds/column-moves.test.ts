/** A column that becomes several, or moves to another table; and migrations that must not run in a transaction, tool by tool. What they do is proven in test/prove. */
import assert from 'node:assert/strict';
import { Missing, Refusal } from '../../src/scaffolds/tree.ts';
import { type Project, projectOf } from './project.ts';
import { projectWith } from './projects.ts';

const tables = `CREATE TABLE users (id bigserial PRIMARY KEY, name varchar(80) NOT NULL, age int, "order" text);
CREATE TABLE profiles ("userId" bigint PRIMARY KEY REFERENCES users, phone text);
`;
const project = (): Project =>
  projectOf(['pg'], {
    'tsconfig.json': '{}',
    'src/db.ts': "import { Pool } from 'pg';\nexport const pool = new Pool();\n",
    'migrations/0001_users.sql': tables,
  });
const textOf = async (own: Project, wish: Readonly<Record<string, string>>, path: string): Promise<string> => {
  const { newFiles } = await own.expandContract(wish);
  return newFiles.find(({ file }) => file.includes(path))?.text ?? assert.fail(newFiles.map(({ file }) => file).join('\n'));
};
const split = { column: 'users.name', to: 'first_name, last_name', change: 'split' };
const move = { column: 'users.name', to: 'profiles.name', change: 'move' };

describe('a column that is parted', () => {
  it('is what its parts are together: the last one takes the rest', async () => {
    const expand = await textOf(project(), split, 'expand_users_name');
    assert.match(expand, /ADD COLUMN first_name varchar\(80\), ADD COLUMN last_name varchar\(80\);/);
    assert.match(expand, /NEW\.first_name := split_part\(NEW\.name, ' ', 1\);/);
    assert.match(expand, /NEW\.last_name := array_to_string\(nullif\(\(string_to_array\(NEW\.name, ' '\)\)\[2:\], '\{\}'\), ' '\);/);
    const three = await textOf(project(), { ...split, to: 'a,b,c', by: "'" }, 'expand_users_name');
    assert.match(three, /NEW\.b := \(string_to_array\(NEW\.name, ''''\)\)\[2\];\s+NEW\.c := array_to_string\(.*\[3:\]/);
  });

  it('requires of its parts only the first', async () => {
    const { questions } = await project().expandContract(split);
    assert.deepEqual(questions[0]?.options, ['expand', 'constrain', 'validate', 'index', 'contract']);
    assert.match(
      await textOf(project(), { ...split, step: 'constrain' }, 'constrain_users_first_name'),
      /CHECK \(first_name IS NOT NULL\)/,
    );
    assert.match(await textOf(project(), { ...split, step: 'index' }, 'index_users'), /ON users \(first_name, last_name\);/);
  });

  const refusals: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
    ['is text', { ...split, column: 'users.age' }, /A text is parted into columns, and age is of the type int\./],
    ['has two parts at least', { ...split, to: 'first_name' }, /two at least: `first_name,last_name`; first_name alone is another name/],
    ['has no part twice', { ...split, to: 'a,b,a' }, /a is said twice/],
    ['is none of its own parts', { ...split, to: 'name,rest' }, /name cannot be one of its own parts/],
    ['has parts whose names are free', { ...split, to: 'a,order' }, /users has a column 'order' already/],
    ['is parted at something', { ...split, by: '' }, /Nothing to part it at/],
  ];
  for (const [title, wish, says] of refusals)
    it(title, () => assert.rejects(project().expandContract(wish), (error) => error instanceof Refusal && says.test(error.message)));
});

describe('a column that moves to another table', () => {
  it('finds the row that it belongs to by the column that is named so', async () => {
    const expand = await textOf(project(), move, 'expand_users_name');
    assert.match(expand, /ALTER TABLE profiles ADD COLUMN name varchar\(80\);/);
    assert.match(expand, /INSERT INTO profiles AS there \("userId", name\) VALUES \(NEW\.id, NEW\.name\)/);
    assert.match(expand, /^SET LOCAL lock_timeout = '400ms';/);
    const readme = await textOf(project(), move, 'README.md');
    assert.match(readme, /psql "\$DATABASE_URL" -f`\)[\s\S]*_Back:_ run `rollback\/index\.sql`, in no transaction either/);
    assert.match(readme, /users\.name profiles\.name --change move --on userId --step release/);
  });

  it('may be missing where it was, before the version comes that does not write it', async () => {
    const own = project();
    const { questions } = await own.expandContract(move);
    assert.deepEqual(questions[0]?.options, ['expand', 'constrain', 'validate', 'release', 'index', 'contract']);
    for (const step of questions[0]!.options) own.write(await own.expandContract({ ...move, step }));
    assert.match(own.text('migrations/0005_release_users_name.sql'), /ALTER TABLE users ALTER COLUMN name DROP NOT NULL;/);
    for (const step of questions[0]!.options) assert.deepEqual((await own.expandContract({ ...move, step })).newFiles, [], step);
  });

  it('asks how rows belong together where no name says it', async () => {
    const own = project();
    own.texts.set('/p/migrations/0002_cards.sql', 'CREATE TABLE cards (holder bigint UNIQUE, number text);');
    const wish = { ...move, to: 'cards.name' };
    await assert.rejects(own.expandContract(wish), (error) => {
      assert.ok(error instanceof Missing);
      assert.deepEqual([error.question.key, error.question.options], ['on', ['holder', 'number']]);
      return /Say which column of cards names the row of users: `--on user_id`/.test(error.message);
    });
    assert.match(await textOf(own, { ...wish, on: 'holder' }, 'expand_users_name'), /INSERT INTO cards AS there \(holder, name\)/);
    await assert.rejects(own.expandContract({ ...wish, on: 'owner' }), /The table cards has no column 'owner': it has holder, number/);
  });

  it('goes to a table that is there, and to another one', async () => {
    await assert.rejects(project().expandContract({ ...move, to: 'people.name' }), /no table 'people': it has profiles, users/);
    await assert.rejects(project().expandContract({ ...move, to: 'users.nick' }), /in the same table/);
    await assert.rejects(project().expandContract({ ...move, to: 'profiles.phone' }), /profiles has a column 'phone' already/);
    await assert.rejects(project().expandContract({ ...move, to: 'name' }), /'name' is no column/);
  });
});

describe('what is to happen to a column is asked', () => {
  it('once its name is known', async () => {
    await assert.rejects(project().expandContract({ column: 'users.name' }), (error) => {
      assert.ok(error instanceof Missing);
      assert.deepEqual(error.question.options, ['rename', 'split', 'move', 'not-null', 'foreign-key', 'drop']);
      return /Say what users\.name is to be called: `users\.name full_name`; or what else/.test(error.message);
    });
  });
});

describe('an index that is built while others write', () => {
  const wish = { column: 'users.name', to: 'full_name', fromType: 'text', step: 'index' };
  const outside: Readonly<Record<string, RegExp>> = {
    knex: /export const config = \{ transaction: false \};/,
    typeorm: /transaction = false;/,
    'mikro-orm': /override isTransactional\(\): boolean \{\s+return false;/,
    kysely: /CREATE INDEX CONCURRENTLY/,
    sequelize: /CREATE INDEX CONCURRENTLY/,
    prisma: /^CREATE INDEX CONCURRENTLY [^;]*;\n$/,
    pg: /^CREATE INDEX CONCURRENTLY [^;]*;\n$/,
  };
  for (const [kind, says] of Object.entries(outside)) {
    it(`runs in no transaction: ${kind}`, async () => {
      const { newFiles } = await projectWith(kind).expandContract(wish);
      assert.match(newFiles[0]!.text, says);
      assert.doesNotMatch(newFiles[0]!.text, /SET LOCAL/);
    });
  }

  it('runs in no transaction: node-pg-migrate, whose files of SQL cannot say it', async () => {
    const own = projectOf(['pg', 'node-pg-migrate'], { 'tsconfig.json': '{}', 'migrations/1700000000000_users.sql': tables });
    const { newFiles } = await own.expandContract(wish);
    assert.match(newFiles[0]!.file, /index-users-full-name\.ts$|index_users_full_name\.ts$/);
    assert.match(newFiles[0]!.text, /up\(pgm: MigrationBuilder\)[\s\S]*pgm\.noTransaction\(\);[\s\S]*down\([\s\S]*pgm\.noTransaction\(\);/);
  });

  it('is a script where the tool runs everything in a transaction: drizzle', async () => {
    const { newFiles, edits, next } = await projectWith('drizzle').expandContract(wish);
    assert.match(newFiles[0]!.file, /expand-contract\/users-name-to-full_name\/index\.sql$/);
    assert.deepEqual(edits, []);
    assert.match(next.join('\n'), /psql "\$DATABASE_URL" -f src\/expand-contract\/users-name-to-full_name\/index\.sql/);
  });

  it('brings the check list where a person begins with it', async () => {
    const { newFiles } = await projectWith('knex').expandContract(wish);
    assert.ok(newFiles.some(({ file }) => file.endsWith('README.md')));
    assert.ok(newFiles.some(({ file }) => file.endsWith('backfill.ts')));
  });
});
