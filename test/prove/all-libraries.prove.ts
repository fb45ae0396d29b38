import assert from 'node:assert/strict';
import fc from 'fast-check';
import { noQueryInLoop as rule } from '../../src/rules/no-query-in-loop.ts';
import { overTheWire, provesFix, runsAfter } from './fix.ts';
import { clients, preludes } from './libraries.ts';
import { makeTables } from './tables.ts';

/** The ways to iterate: program text by what is looked up. */
const forms: Readonly<Record<string, (look: (key: string) => string) => string>> = {
  'for-of': (look) => `
  const found: unknown[] = [];
  for (const item of items) {
    const row = ${look('item.key')};
    found.push([item.key, row]);
  }
  return found;`,
  'index for': (look) => `
  const found: unknown[] = [];
  for (let i = 0; i < items.length; i++) {
    const row = ${look('items[i]!.key')};
    found.push(row);
  }
  return found;`,
  'index for, with a constant': (look) => `
  const found: unknown[] = [];
  for (let i = 0; i < items.length; i += 1) {
    const item = items[i]!;
    const { key } = item;
    found.push([key, ${look('key')}]);
  }
  return found;`,
  'map and Promise.all': (look) => `
  return await Promise.all(items.map(async (item) => {
    const row = ${look('item.key')};
    return { ...item, row };
  }));`,
  'map and Promise.all, returned': (look) => `
  return Promise.all(
    items.map(async ({ key }) => {
      const row = ${look('key')};
      return row;
    }),
  );`,
  flatMap: (look) => `
  const found = await Promise.all(items.flatMap(async ({ key }) => [key, ${look('key')}]));
  return found;`,
  reduce: (look) => `
  return await items.reduce(async (before, item) => {
    const found = await before;
    found.push(${look('item.key')});
    return found;
  }, Promise.resolve<unknown[]>([]));`,
  'a condition': (look) => `
  const found: unknown[] = [];
  for (const item of items) {
    if (item.key % 2) found.push(${look('item.key')});
  }
  return found;`,
};

/** Found ones, missing ones, and some that come twice, in no order; one; none. */
const lists = [[3, 99, 1, 3, 2], [1], []].map(itemsOf);

/** Found, missing and repeated ones as they come, up to hundreds; the same in every run. */
const generated = [
  ...fc.sample(fc.array(fc.integer({ min: -2, max: 6 }), { maxLength: 12 }), { numRuns: 6, seed: 7 }),
  Array.from({ length: 300 }, (_, at) => (at * 7) % 11),
].map(itemsOf);

/** Items that are asked for by two things, and for all of a list. */
const pairs = fc.sample(
  fc.array(
    fc.record({
      key: fc.integer({ min: 0, max: 5 }),
      other: fc.integer({ min: 0, max: 4 }),
      keys: fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 4 }),
    }),
    { maxLength: 12 },
  ),
  { numRuns: 6, seed: 11 },
);

function itemsOf(keys: readonly number[]): readonly { readonly key: number }[] {
  return keys.map((key) => ({ key }));
}

describe('one query for all elements', () => {
  overTheWire();
  before(makeTables);

  for (const [library, client] of Object.entries(clients)) {
    const project = (body: string): string => `
import { ${client.names} } from './db.js';
${client.imports ?? ''}
export async function run(items: { key: number; other: number; keys: number[] }[]) {
  ${preludes[library] ?? ''}${body}
}
//- /db.ts${client.db}`;
    describe(library, () => {
      for (const [form, body] of Object.entries(forms)) {
        // Prisma itself makes one query of the look-ups of one tick.
        const isJoined = library === 'prisma' && /Promise|flatMap/.test(form);
        const each = form === 'a condition' || client.remembers ? 'some' : 1;
        if (!isJoined) it(`a row, ${form}`, () => provesFix(rule, project(body(client.row)), [...lists, ...generated], each));
        if (client.list) it(`rows, ${form}`, () => provesFix(rule, project(body(client.list!)), [...lists, ...generated], each));
        if (client.count && form !== 'reduce')
          it(`a count, ${form}`, () => provesFix(rule, project(body(client.count!)), [...lists, ...generated], each));
      }
      for (const [way, look] of Object.entries(client.otherRows ?? {}))
        it(`a row, by ${way}`, () =>
          provesFix(rule, project(forms['for-of']!(look)), [...lists, ...generated], client.remembers ? 'some' : 1));
      for (const form of ['for-of', 'map and Promise.all, returned', 'a condition']) {
        const each = form === 'a condition' || client.remembers ? 'some' : 1;
        if (client.first)
          it(`the first of several rows, ${form}`, () =>
            provesFix(rule, project(forms[form]!(client.first!)), [...lists, ...generated], each));
        if (client.few)
          it(`the first two of several rows, ${form}`, () =>
            provesFix(rule, project(forms[form]!(client.few!)), [...lists, ...generated], each));
        if (client.total)
          it(`a total, ${form}`, () => provesFix(rule, project(forms[form]!(client.total!)), [...lists, ...generated], each));
      }
      for (const [way, look] of Object.entries(client.otherTotals ?? {}))
        for (const form of ['for-of', 'map and Promise.all, returned'])
          it(`a total, by ${way}, ${form}`, () => provesFix(rule, project(forms[form]!(look)), [...lists, ...generated]));
      for (const form of ['for-of', 'map and Promise.all', 'a condition']) {
        const each = form === 'a condition' || client.remembers ? 'some' : 1;
        const { pair, several } = client;
        if (pair)
          it(`a row by two keys, ${form}`, () =>
            provesFix(rule, project(forms[form]!(() => pair('item.key', 'item.other'))), [...pairs, []], each));
        if (several)
          it(`the rows of a list of keys, ${form}`, () =>
            provesFix(rule, project(forms[form]!(() => `item.keys.length ? ${several('item.keys')} : []`)), [...pairs, []], 'some'));
      }
      if (['knex', 'kysely', 'objection', 'drizzle', 'typeorm', 'slonik'].includes(library)) {
        const bound = project(forms['for-of']!(client.row));
        it('a row, by so many keys at a time', () => provesFix(rule, bound, [...lists, ...generated], 1, 'batch-lookup-in-chunks'));
        it('more keys than a statement may have parameters', async () => {
          const many = itemsOf(Array.from({ length: 70_000 }, (_, at) => at));
          const { result, statements } = await runsAfter(rule, 'batch-lookup-in-chunks', bound, many);
          assert.equal((result as unknown[]).length, many.length);
          assert.equal(statements.length, 7);
        });
      }
      if (client.strict) {
        it('a row that has to be there', () => provesFix(rule, project(forms['for-of']!(client.strict!)), [lists[1]!, []]));
        it('the error of a row that is not there', () =>
          provesFix(rule, project(forms['for-of']!(client.strict!)), [[{ key: 1 }, { key: 99 }]], 'some'));
      }
    });
  }
});
