import assert from 'node:assert/strict';
import { provenIn, typedProject } from './project.ts';

/** A type that facts do not follow. */
const registry = `
import type { Repository } from 'typeorm';
type All<T> = { [K in keyof T]: T[K] };
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
type All<T> = { [K in keyof T]: T[K] };
export type Stores = All<{ users: UserStore }>;
//- /registry.ts
${registry}`);
    assert.deepEqual(project.settled('/main.ts'), ['stores.users.load']);
  });
});
