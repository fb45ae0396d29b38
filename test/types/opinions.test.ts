import assert from 'node:assert/strict';
import { provenIn, typedProject } from './project.ts';

/** A type that facts do not follow. */
const registry = `
import type { Repository } from 'typeorm';
type Same<T> = T;
type All<T> = { [K in keyof T]: Same<T[K]> };
export interface Registry { users: Repository<{ id: number }> }
export declare function registry(): All<Registry>;
`;

describe('the types tier', () => {
  it('says what facts cannot: a member of a library, by the type it is declared in', () => {
    const project = typedProject(`
//- /main.ts
import { registry } from './registry';
const { users } = registry();
export const load = (id: number) => users.findOneBy({ id });
export const list = () => users.createQueryBuilder().where('active').getMany();
//- /registry.ts
${registry}`);
    assert.deepEqual(provenIn(project.workspace, '/main.ts'), []);
    assert.deepEqual(project.settled('/main.ts'), ['users.findOneBy', 'users.createQueryBuilder()….getMany']);
  });

  it('says which function of the project is called, and asks about what that one calls', () => {
    const project = typedProject(`
//- /main.ts
import type { Stores } from './stores';
export const run = (stores: Stores) => stores.users.load(1);
//- /stores.ts
import { registry } from './registry';
export class UserStore { load(id: number) { return registry().users.findOneBy({ id }); } }
type Same<T> = T;
type All<T> = { [K in keyof T]: Same<T[K]> };
export type Stores = All<{ users: UserStore }>;
//- /registry.ts
${registry}`);
    assert.deepEqual(project.settled('/main.ts'), ['stores.users.load']);
  });

  it("follows a class that extends a library's, and the class itself", () => {
    const project = typedProject(`
//- /main.ts
import type { Models } from './models';
export const run = async (models: Models) => {
  const [user] = await models.User.find();
  await user?.save();
};
//- /models.ts
import { BaseEntity } from 'typeorm';
class Named extends BaseEntity { name = ''; }
class User extends Named { id = 0; }
type Same<T> = T;
type All<T> = { [K in keyof T]: Same<T[K]> };
export type Models = All<{ User: typeof User }>;
`);
    assert.deepEqual(project.settled('/main.ts'), ['models.User.find', 'user?.save']);
  });

  it("knows Sequelize's associations, and the builders of Drizzle and Kysely, by their types", () => {
    const project = typedProject(`
//- /main.ts
import type { All } from './all';
export async function run({ order, lines, query, insert, select, raw, begin }: All) {
  const found = await order.getLines();
  await found[0]!.save();
  await order.addLine(found[0]);
  await order.getCustomer();
  await lines.where(1).limit(1);
  await query.findMany();
  await insert.values([]).returning();
  await select.where('id').execute();
  await raw.execute(begin);
  await begin.setIsolationLevel('serializable').execute(async () => 1);
  order.name.trim();
}
//- /all.ts
import type { PgInsertBase, PgSelectBase, RelationalQueryBuilder } from 'drizzle-orm/pg-core';
import type { RawBuilder, SelectQueryBuilder, TransactionBuilder } from 'kysely';
import { type BelongsToGetAssociationMixin, type HasManyAddAssociationMixin, type HasManyGetAssociationsMixin, Model } from 'sequelize';
class Line extends Model {}
class Order extends Model {
  declare name: string;
  declare getLines: HasManyGetAssociationsMixin<Line>;
  declare addLine: HasManyAddAssociationMixin<Line, number>;
  declare getCustomer: BelongsToGetAssociationMixin<Model>;
}
type Same<T> = T;
type Mapped<T> = { [K in keyof T]: Same<T[K]> };
export type All = Mapped<{
  order: Order; lines: PgSelectBase<Line>; query: RelationalQueryBuilder<Line>; insert: PgInsertBase<Line>;
  select: SelectQueryBuilder<Line>; raw: RawBuilder<Line>; begin: TransactionBuilder;
}>;
`);
    assert.deepEqual(project.settled('/main.ts'), [
      'order.getLines',
      'found[0]!.save',
      'order.addLine',
      'order.getCustomer',
      'lines.where(1).limit',
      'query.findMany',
      'insert.values([]).returning',
      "select.where('id').execute",
      'raw.execute',
      "begin.setIsolationLevel('serializable').execute",
    ]);
  });

  it('does not depend on the options that a project chose', () => {
    const configured = (options: string): readonly string[] =>
      typedProject(`
//- /main.ts
import { registry } from './registry';
const { users } = registry();
export const load = (id: number) => users.findOneBy({ id });
//- /registry.ts
${registry}
//- /tsconfig.json
{ "compilerOptions": ${options} }`).settled('/main.ts');
    for (const options of [
      '{ "strict": false, "module": "commonjs", "target": "es5" }',
      '{ "strict": true, "lib": [], "noLib": true }',
      '{ broken',
    ])
      assert.deepEqual(configured(options), ['users.findOneBy'], options);
  });

  it('reads declarations that nobody imports', () => {
    const project = typedProject(`
//- /main.ts
export const load = (registry: Registry) => registry.users.findOneBy({ id: 1 });
//- /users.ts
export { Repository } from 'typeorm';
//- /globals.d.ts
type Same<T> = T;
type All<T> = { [K in keyof T]: Same<T[K]> };
declare type Registry = All<{ users: import('typeorm').Repository<object> }>;
`);
    assert.deepEqual(project.settled('/main.ts'), ['registry.users.findOneBy']);
  });

  it('says nothing where alternatives differ, where a name is called twice with two meanings, and of other packages', () => {
    const project = typedProject(`
//- /main.ts
import { hidden } from 'lodash';
import { registry } from './registry';
type Either = ReturnType<typeof registry>['users'] | { findOneBy(where: object): void };
export const either = (pick: () => Either[]) => pick().map((users) => users.findOneBy({ id: 1 }));
export const twice = (list: { findOneBy(where: object): void }[], registries: ReturnType<typeof registry>[]) => {
  list.forEach((users) => users.findOneBy({ id: 1 }));
  registries.map(({ users }) => users.findOneBy({ id: 1 }));
};
export const others = () => hidden.findOneBy({ id: 1 });
//- /registry.ts
${registry}`);
    assert.deepEqual(project.settled('/main.ts'), []);
  });

  it('keeps its opinion through an edit elsewhere in the file, and forms another when what it rests on changes', () => {
    const main = `import { registry } from './registry';\nconst { users } = registry();\nexport const load = (id: number) => users.findOneBy({ id });\n`;
    const project = typedProject(`
//- /main.ts
${main}
//- /registry.ts
${registry}`);
    assert.deepEqual(project.settled('/main.ts'), ['users.findOneBy']);
    project.edit('/main.ts', `export const other = 1;\n${main}`);
    assert.deepEqual(provenIn(project.workspace, '/main.ts'), ['users.findOneBy'], 'before types are asked again');
    project.edit('/registry.ts', registry.replace('Repository<{ id: number }>', '{ findOneBy(where: object): void }'));
    assert.deepEqual(project.settled('/main.ts'), []);
  });

  it('forms another opinion when what it rests on changes behind a file between', () => {
    const project = typedProject(`
//- /main.ts
import { make } from './between';
export const load = (id: number) => make().users.findOneBy({ id });
//- /between.ts
import { registry } from './registry';
export const make = () => Object.freeze(registry());
//- /registry.ts
${registry}`);
    assert.deepEqual(project.settled('/main.ts'), ['make().users.findOneBy']);
    project.edit('/registry.ts', registry.replace('Repository<{ id: number }>', '{ findOneBy(where: object): void }'));
    assert.deepEqual(project.settled('/main.ts'), []);
  });

  it('goes by what another file said last while that one is being typed', () => {
    const project = typedProject(`
//- /main.ts
import { registry } from './registry';
export const load = (id: number) => registry().users.findOneBy({ id });
//- /registry.ts
${registry}`);
    assert.deepEqual(project.settled('/main.ts'), ['registry().users.findOneBy']);
    project.edit(
      '/registry.ts',
      `${registry.replace('Repository<{ id: number }>', '{ findOneBy(where: object): void }')}\nexport const half = {`,
    );
    assert.deepEqual(project.settled('/main.ts'), ['registry().users.findOneBy']);
    project.edit('/registry.ts', registry.replace('Repository<{ id: number }>', '{ findOneBy(where: object): void }'));
    assert.deepEqual(project.settled('/main.ts'), []);
  });

  it('forgets what it said while another file was broken, once that one is what it was', () => {
    const main = `
import { registry } from './registry';
export const load = (id: number) => registry().users.findOneBy({ id });`;
    const project = typedProject(`
//- /main.ts
${main}
//- /registry.ts
${registry}`);
    assert.deepEqual(project.settled('/main.ts'), ['registry().users.findOneBy']);
    project.edit('/registry.ts', `${registry.replace('users: Repository<{ id: number }>', 'users: ')}`);
    project.edit('/main.ts', `${main}\n`);
    assert.deepEqual(project.settled('/main.ts'), []);
    project.edit('/registry.ts', registry);
    assert.deepEqual(project.settled('/main.ts'), ['registry().users.findOneBy']);
  });
});
