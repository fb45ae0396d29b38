import assert from 'node:assert/strict';
import fc from 'fast-check';
import { noQueryInLoop as rule } from '../../src/rules/no-query-in-loop.ts';
import { overTheWire, provesFix, runsAfter } from './fix.ts';
import { clients, preludes } from './libraries.ts';
import { makeTables } from './tables.ts';

/** The rarer ways to iterate: program text by what is looked up. */
const forms: Readonly<Record<string, (look: (key: string) => string) => string>> = {
  'forEach, waited for by looking': (look) => `
  const found: unknown[] = [];
  items.forEach(async (item, at) => {
    const row = ${look('item.key')};
    found[at] = [row];
  });
  while (found.filter(Boolean).length < items.length) await new Promise((resolve) => setImmediate(resolve));
  return found;`,
  'entries of a list': (look) => `
  const found: unknown[] = [];
  for (const [at, { key }] of items.entries()) found[at] = ${look('key')};
  return found;`,
  'values of a map': (look) => `
  const itemByPlace = new Map(items.map((item, at) => [at, item]));
  const found: unknown[] = [];
  for (const item of itemByPlace.values()) found.push(${look('item.key')});
  return found;`,
  'a loop in a loop': (look) => `
  const parents = items.map(({ key }) => ({ key, parts: [{ key }, { key: key + 1 }] }));
  const found: unknown[] = [];
  for (const parent of parents) {
    for (const part of parent.parts) found.push([parent.key, ${look('part.key')}]);
  }
  return found;`,
  'rounds that catch errors, of which the query makes none': (look) => `
  const found: unknown[] = [];
  for (const item of items) {
    try {
      const row = ${look('item.key')};
      if (item.key === 2) throw new RangeError('no twos');
      found.push([item.key, row]);
    } catch (error) {
      found.push(String(error));
    }
  }
  return found;`,
  'Promise.allSettled': (look) => `
  return Promise.allSettled(items.map(async (item) => ${look('item.key')}));`,
  'a filter by flags': (look) => `
  const flags = await Promise.all(items.map(async (item) => Boolean(${look('item.key')})));
  return items.filter((_, at) => flags[at]);`,
  "a filter of one's own, which waits for its predicate": (look) => `
  return filterAsync(items, async (item) => Boolean(${look('item.key')}));`,
};

const own = `
async function filterAsync<T>(items: readonly T[], keeps: (item: T) => Promise<boolean>): Promise<T[]> {
  const kept: T[] = [];
  for (const item of items) if (await keeps(item)) kept.push(item);
  return kept;
}`;

const lists = [
  [3, 99, 1, 3, 2],
  [1],
  [],
  ...fc.sample(fc.array(fc.integer({ min: -2, max: 6 }), { maxLength: 12 }), { numRuns: 3, seed: 13 }),
  Array.from({ length: 300 }, (_, at) => (at * 7) % 11),
].map((keys) => keys.map((key) => ({ key })));

describe('one query for all elements, in rarer loops', () => {
  overTheWire();
  before(makeTables);

  for (const [library, client] of Object.entries(clients)) {
    const project = (body: string): string => `
import { ${client.names} } from './db.js';
${client.imports ?? ''}
export async function run(items: { key: number }[]) {
  ${preludes[library] ?? ''}${body}
}${body.includes('filterAsync') ? own : ''}
//- /db.ts${client.db}`;
    const each = client.remembers ? 'some' : 1;
    describe(library, () => {
      for (const [form, body] of Object.entries(forms)) {
        // Prisma itself makes one query of the look-ups of one tick.
        const isJoined = library === 'prisma' && /forEach|flags|Settled/.test(form);
        const times = form === 'a loop in a loop' ? 'some' : each;
        if (!isJoined) it(`a row, ${form}`, () => provesFix(rule, project(body(client.row)), lists, times));
        if (client.list) it(`rows, ${form}`, () => provesFix(rule, project(body(client.list!)), lists, times));
      }

      it('a predicate of filter: what an asynchronous one that is waited for would keep', async () => {
        const predicate = project(`
  return items.filter(async (item) => {
    const rows = ${client.list!('item.key')};
    return rows.length > 0;
  });`);
        for (const list of lists) {
          const { result, statements } = await runsAfter(rule, 'batch-lookup', predicate, list);
          assert.deepEqual(
            result,
            list.filter(({ key }) => key === 1 || key === 3),
          );
          assert.ok(statements.length <= 1);
        }
      });
    });
  }
});
