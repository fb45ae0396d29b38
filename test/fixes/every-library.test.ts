import assert from 'node:assert/strict';
import { analyze } from '../../src/engine/analyze.ts';
import { noQueryInLoop as rule } from '../../src/rules/no-query-in-loop.ts';
import { applyAllFixes, applyFixOf, workspaceOf } from '../fixture.ts';
import { clients, preludes } from '../prove/libraries.ts';
import { typeErrors } from '../types.ts';

/** A slice of what `npm run prove` proves on a real database: that the fix is there, compiles, and leaves no finding. */
describe('batch-lookup, for each library', () => {
  for (const [
    library,
    { row, strict, list, count, first, few, total, pair, several, otherRows = {}, otherTotals = {}, names, imports = '', db },
  ] of Object.entries(clients)) {
    it(library, () => {
      const looks = [row, strict, list, count, first, few, total, ...Object.values(otherRows), ...Object.values(otherTotals)].filter(
        (look) => look !== undefined,
      );
      const texts = [
        ...looks.map((look) => look('item.key')),
        ...(pair ? [pair('item.key', 'item.other')] : []),
        ...(several ? [several('item.keys')] : []),
      ];
      const functions = texts.map(
        (text, at) => `
export async function run${at}(items: { key: number; other: number; keys: number[] }[]) {
  ${preludes[library] ?? ''}
  const found: unknown[] = [];
  for (const item of items) found.push(${text});
  return found;
}`,
      );
      const main = `import { ${names} } from './db.js';\n${imports}${functions.join('')}`;
      fixedText(
        new Map([
          ['/main.ts', main],
          ['/db.ts', db],
        ]),
      );
    }).timeout(60_000);
  }

  for (const library of ['knex', 'kysely', 'objection', 'drizzle', 'typeorm', 'slonik']) {
    const { row, list, count, names, imports = '', db } = clients[library]!;
    for (const [what, look] of Object.entries({ row, list, count }))
      if (look)
        it(`${library}: ${what}s by so many keys at a time, as each is a parameter`, () => {
          const main = `
import { ${names} } from './db.js';
${imports}
export async function run(items: { key: number }[]) {
  ${preludes[library] ?? ''}
  const found: unknown[] = [];
  for (const item of items) found.push(${look('item.key')});
  return found;
}`;
          const files = new Map([
            ['/main.ts', main],
            ['/db.ts', db],
          ]);
          const fixed = applyFixOf(rule, 'batch-lookup-in-chunks', files);
          const text = fixed.get('/main.ts')!;
          assert.match(text, /= \[\.\.\.new Set\(items\.map\(\(item\) => item\.key\)\)\];/);
          assert.deepEqual(typeErrors(fixed), [], text);
          assert.deepEqual(analyze(workspaceOf(fixed), '/main.ts', [rule]), [], text);
        }).timeout(60_000);
  }

  it('mongoose, whose keys are objects', () => {
    const fixed = fixedText(
      new Map([
        [
          '/main.ts',
          `
import { model, Schema, type Types } from 'mongoose';
const User = model('User', new Schema({ name: String, teamId: Schema.Types.ObjectId }));
export async function run(orders: { userId: Types.ObjectId }[]) {
  const names: unknown[] = [];
  for (const { userId } of orders) {
    const user = await User.findById(userId).select('name').lean();
    names.push(user?.name);
  }
  return names;
}
export async function byTeam(teamIds: string[]) {
  return Promise.all(teamIds.map(async (teamId) => ({ teamId, users: await User.find({ teamId }).sort('name').exec() })));
}`,
        ],
      ]),
    );
    assert.match(fixed, /await User\.find\(\{ _id: \{ \$in: orders\.map\(\(\{ userId \}\) => userId\) \} \}\)\.select\('name'\)\.lean\(\)/);
    assert.match(fixed, /new Map\(users\.map\(\(user\) => \[String\(user\._id\), user\]\)\)/);
    assert.match(fixed, /userById\.get\(String\(userId\)\) \?\? null/);
    assert.match(fixed, /User\.find\(\{ teamId: \{ \$in: teamIds \} \}\)\.sort\('name'\)\.exec\(\)/);
  });

  it('mysql2, which takes lists where it does not prepare', () => {
    const fixed = fixedText(
      new Map([
        [
          '/main.ts',
          `
import { createPool, type RowDataPacket } from 'mysql2/promise';
const pool = createPool('mysql://localhost');
interface User extends RowDataPacket { id: number; name: string }
export async function run(orders: { userId: number }[]) {
  for (const order of orders) {
    const [[user]] = await pool.execute<User[]>('SELECT id, name FROM users WHERE id = ? LIMIT 1', [order.userId]);
    if (!user) continue;
    console.log(user.name);
  }
}`,
        ],
      ]),
    );
    assert.match(fixed, /const userIds = orders\.map\(\(order\) => order\.userId\);/);
    assert.match(
      fixed,
      /const \[users\] = userIds\.length \? await pool\.query<User\[\]>\('SELECT id, name FROM users WHERE id IN \(\?\)', \[userIds\]\) : \[\[\]\];/,
    );
    assert.match(fixed, /const user = userById\.get\(String\(order\.userId\)\);/);
  });
});

/** The main file after every fix in it; it compiles before and after, and no finding is left. */
function fixedText(files: ReadonlyMap<string, string>): string {
  assert.deepEqual(typeErrors(files), [], 'before the fix');
  const fixed = applyAllFixes(rule, files);
  const text = fixed.get('/main.ts')!;
  assert.notEqual(text, files.get('/main.ts'), 'nothing was fixed');
  assert.deepEqual(typeErrors(fixed), [], text);
  assert.deepEqual(analyze(workspaceOf(fixed), '/main.ts', [rule]), [], text);
  return text;
}
