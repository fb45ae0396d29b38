import assert from 'node:assert/strict';
import { analyze } from '../../src/engine/analyze.ts';
import { parseAnnotated } from '../../src/engine/annotated.ts';
import { noQueryInLoop as rule } from '../../src/rules/no-query-in-loop.ts';
import { applyOnlyFix, checkTypes, workspaceOf } from '../fixture.ts';

describe('batch-helper, of a function that does something around its look-up', () => {
  it('checks every key that the function checks', () =>
    shows(
      `
  async findById(id: number): Promise<User | null> {
    this.validateId(id);
    return this.users.findOneBy({ id });
  }`,
      `
  async findByIds(ids: number[]): Promise<User[]> {
    ids.forEach((id) => this.validateId(id));
    return this.users.findBy({ id: In(ids) });
  }`,
      `
    const users = await this.userService.findByIds(orders.map((order) => order.userId));
    const userById = new Map(users.map((user) => [String(user.id), user]));
    for (const order of orders) {
      const user = userById.get(String(order.userId)) ?? null;`,
    ));

  it('sets up what the function sets up, and makes the same of errors', () =>
    shows(
      `
  async findById(id: number): Promise<User | null> {
    try {
      const manager = this.users.manager;
      return await manager.findOneBy(User, { id });
    } catch (error) {
      console.error(error);
      throw new Error('Users cannot be read');
    }
  }`,
      `
  async findByIds(ids: number[]): Promise<User[]> {
    try {
      const manager = this.users.manager;
      return await manager.findBy(User, { id: In(ids) });
    } catch (error) {
      console.error(error);
      throw new Error('Users cannot be read');
    }
  }`,
      `
      const user = userById.get(String(order.userId)) ?? null;`,
    ));

  it('leaves a key that is none to the function, which throws', () =>
    shows(
      `
  async findById(id: number): Promise<User | null> {
    if (!id) {
      throw new Error('Whose order is that?');
    }
    const user = await this.users.findOneBy({ id });
    return user;
  }`,
      `
  async findByIds(ids: number[]): Promise<User[]> {
    return this.users.findBy({ id: In(ids) });
  }`,
      `
      const user = userById.get(String(order.userId)) ?? (await this.userService.findById(order.userId));`,
    ));

  it('makes a table of what the function makes of its rows', () =>
    shows(
      `
  async readFriends(name: string) {
    const users = await this.users.findBy({ name });
    const friends = users.filter(({ email }) => email).map((user) => ({ id: user.id, greeting: 'Hello ' + user.name }));
    return friends;
  }`,
      `
  async readFriendsByName(names: string[]) {
    const rows = await this.users.findBy({ name: In(names) });
    const rowsByKey = new Map<string, (typeof rows)[number][]>();
    for (const row of rows) {
      const list = rowsByKey.get(String(row.name));
      if (list) list.push(row);
      else rowsByKey.set(String(row.name), [row]);
    }
    return new Map([...rowsByKey].map(([key, users]) => [key, users.filter(({ email }) => email).map((user) => ({ id: user.id, greeting: 'Hello ' + user.name }))]));
  }`,
      `
    const usersByName = await this.userService.readFriendsByName(orders.map((order) => order.name));
    for (const order of orders) {
      const user = usersByName.get(String(order.name)) ?? [];`,
      'readFriends(order.name)',
    ));

  for (const [name, method] of Object.entries({
    'sets up something with the key': `
    const prefix = 'user-' + id;
    console.log(prefix);
    return this.users.findOneBy({ id });`,
    'sets up something that is new each time': `
    const now = new Date();
    const user = await this.users.findOneBy({ id, seenBefore: now });
    return user;`,
    'goes on without what it asked for': `
    try {
      return await this.users.findOneBy({ id });
    } catch {
      return null;
    }`,
    'makes an error of the key': `
    try {
      return await this.users.findOneBy({ id });
    } catch (error) {
      throw new Error('No user ' + id);
    }`,
    'asks only for some keys': `
    if (id < 10) return null;
    return this.users.findOneBy({ id });`,
    'does something else': `
    this.count(id);
    return this.users.findOneBy({ id });`,
  }))
    it(`not where it ${name}`, () => {
      const { files } = parseAnnotated(project(`\n  async findById(id: number) {${method}\n  }`));
      const found = analyze(workspaceOf(files), '/orders.ts', [rule]);
      assert.deepEqual(
        found.map(({ fixes }) => fixes.map(({ id }) => id)),
        [[]],
      );
    });
});

/** What is added beside a method of the service, and what becomes of the loop that calls it. */
function shows(method: string, sibling: string, loop: string, call?: string): void {
  const { files } = parseAnnotated(project(method, call));
  const fixed = applyOnlyFix(rule, files);
  checkTypes(files, fixed);
  const added = fixed.get('/users.ts')!;
  assert.ok(added.includes(`${method}\n${sibling}\n`), added);
  assert.ok(fixed.get('/orders.ts')!.includes(loop), fixed.get('/orders.ts'));
  assert.deepEqual(analyze(workspaceOf(fixed), '/orders.ts', [rule]), []);
}

function project(method: string, call = 'findById(order.userId)'): string {
  return `
//- /users.ts
import { In, Entity, type Repository } from 'typeorm';
@Entity()
export class User { id!: number; name!: string; email!: string; seenBefore!: Date }
export class UserService {
  constructor(private readonly users: Repository<User>) {}
  private validateId(id: number) { if (id < 1) throw new Error('No id: ' + id); }
  private count(id: number) { console.log(id); }
${method}

  other() { return In([]); }
}
//- /orders.ts
import type { UserService } from './users.ts';
export class OrderService {
  constructor(private readonly userService: UserService) {}
  async list(orders: { userId: number; name: string }[]) {
    const found: unknown[] = [];
    for (const order of orders) {
      const user = await this.userService.${call};
      found.push(user);
    }
    return found;
  }
}`;
}

describe('batch-helper, of a function that a file hands out in an object', () => {
  for (const [name, hand, call] of [
    ['as its default', 'export default { findUser, removeUser };', "import users from './users.ts';"],
    ['line by line', 'export default {\n  findUser,\n  removeUser,\n};', "import users from './users.ts';"],
  ] as const)
    it(`hands its sibling out as well, ${name}`, () => {
      const { files } = parseAnnotated(`
//- /users.ts
import { Pool } from 'pg';
const pool = new Pool();
const findUser = async (id: string) => (await pool.query('SELECT * FROM users WHERE id = $1', [id])).rows[0];
const removeUser = async (id: string) => pool.query('DELETE FROM users WHERE id = $1', [id]);
${hand}
//- /orders.ts
${call}
export async function names(orders: { userId: string }[]) {
  const found: string[] = [];
  for (const order of orders) {
    const user = await users.findUser(order.userId);
    found.push(user.name);
  }
  return found;
}`);
      const fixed = applyOnlyFix(rule, files);
      checkTypes(files, fixed);
      assert.ok(fixed.get('/users.ts')!.includes(hand.replace(/findUser,(\s+)/, 'findUser,$1findUsers,$1')), fixed.get('/users.ts'));
      assert.ok(fixed.get('/orders.ts')!.includes('await users.findUsers(orders.map((order) => order.userId))'), fixed.get('/orders.ts'));
    });
});
