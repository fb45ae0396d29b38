import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { callsOf, type SeenCall } from '../../src/dev/reach-calls.ts';
import { type Comparison, compare } from '../../src/dev/reach-compare.ts';
import { parseAnnotated } from '../../src/engine/annotated.ts';

/** What `open` of an unknown package returns is known to types only; the project has a module of its own under the name of a package. */
const installed = `
//- /tsconfig.json
{ "compilerOptions": { "strict": true, "module": "preserve", "target": "es2022", "types": [], "paths": { "mysql2": ["./src/mysql2.ts"] } }, "include": ["src"] }
//- /node_modules/@types/pg/index.d.ts
export class Pool { query(sql: string): Promise<{ rows: object[] }>; end(): Promise<void> }
//- /node_modules/knex/index.d.ts
interface Builder { where(filter: object): Builder; then<T>(fulfilled: (rows: object[]) => T): Promise<T> }
declare function knex(options: object): (table: string) => Builder;
export default knex;
//- /node_modules/secret/index.d.ts
export function open<T>(value: T): { value: T };
//- /src/pool.ts
import knex from 'knex';
import { Pool } from 'pg';
import { open } from 'secret';
export const pool = new Pool();
export const db = knex({});
export const box = open(pool);
//- /src/mysql2.ts
export const createPool = () => ({ query() {} });
`;

describe('reach', () => {
  it('counts the calls that types resolve to an operation, and which of them facts find', () => {
    const { operations } = compared(`
import { box, db, pool } from './pool';
export async function load() {
  await pool.query('');
  await pool.end();
  await box.value.query('');
  const builder = db('orders').where({});
  await db('orders').where({ id: 1 });
  return [1].map((id) => builder.where({ id })).length;
}
`);
    assert.deepEqual(operations.map(shown), [
      '3 found pg pool.query by imported variable',
      '5 missed pg box.value.query by imported variable → property',
      "7 found knex db('orders').where by imported variable → call",
    ]);
    assert.deepEqual(operations[1]!.trace, { type: 'Pool', stopsAt: 'box', declaredAt: 'src/pool.ts:6' });
  });

  it('counts the calls of functions from which types see a way to an operation', () => {
    const { ways, known } = compared(`
import { open } from 'secret';
import { box } from './pool';
async function hidden() { await box.value.query(''); }
const helpers = open({ hidden });
export async function main(plain: () => void) {
  plain();
  format();
  await hidden();
  await helpers.value.hidden();
}
function format() {}
`);
    assert.deepEqual(ways.map(shown), [
      '8 found function hidden by called itself: function',
      "9 missed function helpers.value.hidden by variable = a package's call → property",
    ]);
    assert.equal(known, 0, 'facts do not see the query in `hidden`');
  });

  it('tells what facts claim against types from what types cannot decide', () => {
    const { wrong, undecided } = compared(`
import { Pool } from 'pg';
import { createPool } from 'mysql2';
createPool().query('');
declare const pool: Pool;
await pool.query('');
await (pool as any).query('');
`);
    const claim = ({ line, text, types }: SeenCall): string => `${line} ${text}: ${types.is}`;
    assert.deepEqual(wrong.map(claim), ['3 createPool().query: function']);
    assert.deepEqual(undecided.map(claim), ['6 (pool as any).query: unknown']);
  });
});

/** The comparison of a project whose first file is given. */
function compared(text: string): Comparison {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'fundamentals-reach-')));
  try {
    for (const [path, content] of parseAnnotated(`${installed}//- /src/main.ts${text}`).files) {
      if (!content) continue;
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    }
    return compare(callsOf(root));
  } finally {
    rmSync(root, { recursive: true });
  }
}

function shown({ line, isFound, types, text, receiver }: SeenCall): string {
  return `${line} ${isFound ? 'found' : 'missed'} ${types.is === 'operation' ? types.library : types.is} ${text} by ${receiver}`;
}
