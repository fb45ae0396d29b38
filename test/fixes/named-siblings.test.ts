import assert from 'node:assert/strict';
import { analyze } from '../../src/engine/analyze.ts';
import { parseAnnotated } from '../../src/engine/annotated.ts';
import { noQueryInLoop as rule } from '../../src/rules/no-query-in-loop.ts';
import { checkFix, workspaceOf } from '../fixture.ts';

describe('batch-helper, by a sibling that is there', () => {
  it('asks the sibling that name and types tell, and the function itself for what that does not find', () => {
    checkFix(
      rule,
      `
${metrics}
//- /denominators.ts
import { getMetricById } from './metrics';
export async function denominators(shop: string, ids: string[]) {
  const found = await Promise.all(ids.map((id) => getMetricById(shop, id)));
  //                                              ^^^^^^^^^^^^^^^^^^^^^^^ 💡 \`getMetricById\` queries the database once per \`id\` of \`ids\`, by \`pool.query\`: 200 ids cost 200 queries. Side by side they can take every connection of the pool. Ask once for all of them.
  return found.filter(Boolean);
}`,
      `
${metrics}
//- /denominators.ts
import { getMetricById, getMetricsByIds } from './metrics';
export async function denominators(shop: string, ids: string[]) {
  const metrics = await getMetricsByIds(shop, ids);
  const metricById = new Map(metrics.map((metric) => [metric.id, metric]));
  const found = await Promise.all(ids.map((id) => metricById.get(id) ?? getMetricById(shop, id)));
  return found.filter(Boolean);
}`,
    );
  });

  it('says in its title what it trusts', () => {
    assert.deepEqual(titlesIn(program()), [
      'Load all metrics in one query before the loop, by `getMetricsByIds` (as far as it finds what `getMetricById` does)',
    ]);
  });

  it('takes it out of what a factory made, beside or in the place of the function', () => {
    checkFix(rule, scopes(annotated, 'findScopesByRoleId'), scopes(grouped, 'findScopesByRoleIds'));
  });

  it('asks a method of the same object', () => {
    const users = `
//- /users.ts
import { Pool } from 'pg';
const pool = new Pool();
export interface User { id: number; name: string }
export class UserRepository {
  async findById(id: number): Promise<User | undefined> {
    if (id < 1) return undefined;
    const { rows } = await pool.query('SELECT * FROM users WHERE id = $1', [id]);
    return rows[0];
  }
  async findByIds(ids: readonly number[]): Promise<User[]> {
    const { rows } = await pool.query('SELECT * FROM users WHERE id = ANY($1)', [ids]);
    return rows;
  }
}`;
    checkFix(
      rule,
      `
${users}
//- /orders.ts
import { UserRepository } from './users';
const users = new UserRepository();
export async function names(orders: { userId: number }[]) {
  const found: string[] = [];
  for (const order of orders) {
    const user = await users.findById(order.userId);
    //                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 \`users.findById\` queries the database once per \`order\` of \`orders\`, by \`pool.query\`: 200 orders cost 200 queries. Ask once for all of them.
    found.push(user?.name ?? 'nobody');
  }
  return found;
}`,
      `
${users}
//- /orders.ts
import { UserRepository } from './users';
const users = new UserRepository();
export async function names(orders: { userId: number }[]) {
  const found: string[] = [];
  const userList = await users.findByIds(orders.map((order) => order.userId));
  const userById = new Map(userList.map((user) => [String(user.id), user]));
  for (const order of orders) {
    const user = userById.get(String(order.userId)) ?? (await users.findById(order.userId));
    found.push(user?.name ?? 'nobody');
  }
  return found;
}`,
    );
  });

  for (const [name, change] of Object.entries<readonly [string | RegExp, string]>({
    'asks one by one itself': [/return rows;/, 'return Promise.all(ids.map((one) => getMetricById(shop, one)));'],
    'answers a table': [/: Promise<Metric\[\]>/, ': Promise<Map<string, Metric[]>>'],
    'takes other keys': ['ids: string[]', 'ids: number[]'],
    'takes something else beside': ['shop: string, ids', 'shop: number, ids'],
    'asks by another column': ['AND id = ANY', 'AND code = ANY'],
    'asks nobody': [
      /const \{ rows \} = await pool.query\('SELECT \* FROM metrics WHERE shop = \$1 AND id = ANY.*/,
      'const rows: Metric[] = all.filter(({ id }) => ids.includes(id));',
    ],
  }))
    it(`is not offered where the other ${name}`, () => {
      const text = program();
      const changed = text.replace(change[0], change[1]);
      assert.notEqual(changed, text);
      assert.deepEqual(titlesIn(changed), []);
    });

  it('is not offered where the round writes rows of the kind, or tells the function more than the sibling takes', () => {
    assert.deepEqual(titlesIn(program('await updateMetric(id);')), []);
    assert.deepEqual(titlesIn(program('', ', true')), []);
  });

  it('is not offered where the factory says what it makes', () => {
    assert.deepEqual(titlesIn(scopes(plain, 'findScopesByRoleId')).length, 1);
    const text = scopes(plain, 'findScopesByRoleId').replace('(pool: Pool) => {', '(pool: Pool): Queries => {');
    assert.deepEqual(titlesIn(text), []);
  });
});

const metrics = `
//- /metrics.ts
import { Pool } from 'pg';
const pool = new Pool();
export interface Metric { id: string; name: string }
export const all: Metric[] = [];
export async function getMetricById(shop: string, id: string, isWhole = false): Promise<Metric | null> {
  if (id.startsWith('file_')) return all.find((one) => one.id === id) ?? null;
  const { rows } = await pool.query('SELECT * FROM metrics WHERE shop = $1 AND id = $2', [shop, id]);
  return rows[0] ? { ...rows[0], isWhole } : null;
}
export async function getMetricsByIds(shop: string, ids: string[]): Promise<Metric[]> {
  const { rows } = await pool.query('SELECT * FROM metrics WHERE shop = $1 AND id = ANY($2)', [shop, ids]);
  return rows;
}
export async function updateMetric(id: string) { console.log(id); }`;

function program(more = '', argument = ''): string {
  return `
${metrics}
//- /main.ts
import { getMetricById, updateMetric } from './metrics';
export async function names(shop: string, ids: string[]) {
  const found: string[] = [];
  for (const id of ids) {
    const metric = await getMetricById(shop, id${argument});
    ${more}
    found.push(metric?.name ?? '');
  }
  return found;
}`;
}

const plain = `    const found = await findScopesByRoleId(role.id);
    names.push(...found.map(({ name }) => name));
  }`;

const annotated = `    const found = await findScopesByRoleId(role.id);
    //                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 \`findScopesByRoleId\` queries the database once per \`role\` of \`roles\`, by \`pool.query\`: 200 roles cost 200 queries. Ask once for all of them.
    names.push(...found.map(({ name }) => name));
  }`;

const grouped = `    const found = scopesByRoleId.get(role.id) ?? [];
    names.push(...found.map(({ name }) => name));
  }`;

/** A program that takes a function, by its name, out of what a factory made. */
function scopes(round: string, taken: string): string {
  const before =
    round === grouped
      ? `  const scopeList = await findScopesByRoleIds(roles.map((role) => role.id));
  const scopesByRoleId = new Map<(typeof scopeList)[number]['roleId'], (typeof scopeList)[number][]>();
  for (const scope of scopeList) {
    const list = scopesByRoleId.get(scope.roleId);
    if (list) list.push(scope);
    else scopesByRoleId.set(scope.roleId, [scope]);
  }
`
      : '';
  return `
//- /scopes.ts
import type { Pool } from 'pg';
interface Scope { roleId: string; name: string }
const camelCased = (rows: unknown[]): Scope[] => rows as Scope[];
export const createScopeQueries = (pool: Pool) => {
  const findScopesByRoleId = async (roleId: string) => {
    const { rows } = await pool.query('SELECT * FROM scopes WHERE "roleId" = $1', [roleId]);
    return camelCased(rows).filter(({ name }) => name);
  };
  const findScopesByRoleIds = async (roleIds: string[]) => {
    const { rows } = await pool.query('SELECT * FROM scopes WHERE "roleId" = ANY($1)', [roleIds]);
    return camelCased(rows).filter(({ name }) => name);
  };
  return { findScopesByRoleId, findScopesByRoleIds };
};
//- /main.ts
import { Pool } from 'pg';
import { createScopeQueries } from './scopes';
const queries = { scopes: createScopeQueries(new Pool()) };
export async function names(roles: { id: string }[]) {
  const {
    scopes: { ${taken} },
  } = queries;
  const names: string[] = [];
${before}  for (const role of roles) {
${round}
  return names;
}`;
}

/** The titles of the fixes that are offered anywhere in a project. */
function titlesIn(project: string): readonly string[] {
  const { files } = parseAnnotated(project);
  const findings = [...files.keys()].flatMap((file) => analyze(workspaceOf(files), file, [rule]));
  return findings.flatMap(({ fixes }) => fixes.map(({ title }) => title));
}
