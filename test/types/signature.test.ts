import assert from 'node:assert/strict';
import { parseSource } from '../../src/engine/parse.ts';
import { signatureOf } from '../../src/types/signature.ts';

const base = `
import { db } from './db';
export const limit = 10;
export function load(id: number): Promise<number> { log(id); return db.load(id); }
export function inferred(id: number) { const row = db.load(id); log(row); for (const one of row.all) log(one); return row; }
export class Orders {
  count = 1;
  constructor(private readonly store: Store) { log(store); }
  total(): number { return this.count + 1; }
  get first() { return this.count; }
}
const twice = (value: number) => value * 2;
app.use(twice);
twice.calls = 0;
export const query = sql\`SELECT \${columns} FROM orders\`;
`;

function said(text: string): string {
  return signatureOf(parseSource('/orders.ts', text)!);
}

/** Whether others are told something else once `from` is `to`. */
function tells(from: string, to: string): boolean {
  assert.ok(base.includes(from), from);
  return said(base) !== said(base.replace(from, to));
}

describe('what a file tells the files that import it', () => {
  for (const [title, from, to] of [
    ['the body of a function that states what it returns', 'log(id); return db.load(id);', 'return db.other(id);'],
    ['a statement that decides nothing, where what is returned is inferred', 'log(row);', 'log(row, 2);'],
    ['the body of an inner loop', 'log(one);', 'log(one, 2);'],
    ['the body of a constructor', 'log(store);', 'this.count = 2;'],
    ['the body of a method that states what it returns', 'this.count + 1', 'this.count + 2'],
    ['what the file does while it is loaded', 'app.use(twice)', 'app.use(thrice)'],
    ['the text of a tagged template', 'FROM orders', 'FROM payments'],
  ] as const)
    it(`does not hold ${title}`, () => assert.equal(tells(from, to), false));

  for (const [title, from, to] of [
    ['imports', "'./db'", "'./other'"],
    ['values of the top level', 'limit = 10', 'limit = 20'],
    ['what a function takes', 'load(id: number)', 'load(id: string)'],
    ['what it says that it returns', 'Promise<number>', 'Promise<string>'],
    ['what an inferred result is made of', 'const row = db.load(id)', 'const row = db.other(id)'],
    ['what it returns, where that is inferred', 'return row;', 'return row.id;'],
    ['what a loop goes over, where what is returned is inferred', 'row.all', 'row.some'],
    ['properties of constructors', 'private readonly store: Store', 'private readonly store: Other'],
    ['fields', 'count = 1', "count = '1'"],
    ['getters', 'return this.count;', "return 'one';"],
    ['expressions that arrow functions are', 'value * 2', 'String(value)'],
    ['members that a function is given', 'twice.calls = 0', "twice.calls = ''"],
    ['what a template is given', 'columns}', 'column}'],
    ['the tag of a template', 'sql`SELECT', 'raw`SELECT'],
  ] as const)
    it(`holds ${title}`, () => assert.equal(tells(from, to), true));

  it('holds what JavaScript does while it is loaded: that may be how it exports', () => {
    const said = (text: string): string => signatureOf(parseSource('/orders.js', text)!);
    assert.notEqual(said('share(exports, load);'), said('share(exports, save);'));
  });
});
