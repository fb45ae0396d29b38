/** Snippets that store and change rows, on a real database in every library that they exist for. */
import assert from 'node:assert/strict';
import { type KeyLine, proves } from '../snippets/behaviour.ts';
import { connections, customersTable, ordersTable } from './connections.ts';
import { useDatabase } from './database.ts';

/** How one query asks for many, and how what is there already is replaced. */
const keysOfRepositories: Readonly<Record<string, readonly [KeyLine, ...KeyLine[]]>> = {
  pg: [
    ['WHERE id = ANY($1)', 'WHERE $1::text[] IS NOT NULL'],
    ['ON CONFLICT (id) DO UPDATE SET placed_on = EXCLUDED.placed_on', ''],
  ],
  prisma: [
    ['{ where: { id: { in: [...ids] } } }', ''],
    ['update: customer', 'update: {}'],
  ],
  drizzle: [
    ['.where(inArray(orders.id, [...ids]))', ''],
    ['.onConflictDoUpdate({ target: orders.id, set: row })', ''],
  ],
  knex: [[".whereIn('id', [...ids])", ''], '.merge()'],
  kysely: [".where('id', 'in', ids)", ".onConflict((on) => on.column('id').doUpdateSet(row))", ['ids.length\n', 'true\n']],
  typeorm: [
    ['findBy({ id: In(ids) })', 'find()'],
    ['upsert({ id: order.id, placedOn: order.placedOn }, [', 'insert({ id: order.id, placedOn: order.placedOn }, ['],
  ],
  sequelize: [
    ['{ where: { id: [...ids] } }', ''],
    ['upsert(', 'create('],
  ],
  postgres: [
    [' WHERE id = ANY(${[...ids]})', ''],
    ['ON CONFLICT (id) DO UPDATE SET placed_on = EXCLUDED.placed_on', ''],
  ],
};

describe('snippets about rows, on PostgreSQL', () => {
  const { pool, firstOf } = useDatabase();

  for (const library of ['pg', 'prisma', 'drizzle', 'knex', 'kysely', 'typeorm']) {
    proves(
      {
        snippet: 'backfill',
        ...(library !== 'pg' && { library }),
        says: 'fills in batches, goes on where it was stopped, and changes nothing twice',
        without: [
          'AND orders.total_cents IS NULL',
          'signal?.throwIfAborted();',
          ['known?.last_id ?? start', 'start'],
          'changed += batch.changed;',
        ],
      },
      async (load) => {
        await pool.query(`
          CREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL, total_cents int);
          INSERT INTO orders SELECT i * 3, i / 100.0 FROM generate_series(1, 2500) i;
          UPDATE orders SET total_cents = -1 WHERE id = 30`);
        const connection = await connections[library]!();
        try {
          const { backfill } = load();
          const controller = new AbortController();
          const batches: { last: string; changed: number }[] = [];
          const stopped = backfill(connection.database, {
            pause: 1,
            signal: controller.signal,
            onBatch: (batch: { last: string; changed: number }) => {
              batches.push(batch);
              controller.abort(new Error('stopped'));
            },
          });
          await assert.rejects(stopped, /stopped/);
          assert.deepEqual(batches, [{ last: '3000', changed: 999 }]);
          assert.equal(await firstOf('SELECT count(*)::int FROM orders WHERE total_cents IS NULL'), 1500);
          await pool.query('UPDATE orders SET total_cents = NULL WHERE id = 3');
          assert.equal(await backfill(connection.database, { pause: 1 }), 1500, 'what was read before is not read again');
          assert.equal(await firstOf('SELECT count(*)::int FROM orders WHERE total_cents <> round(total * 100)'), 1);
          assert.equal(await firstOf('SELECT total_cents FROM orders WHERE id = 30'), -1, 'what was written meanwhile stays');
          assert.equal(await backfill(connection.database, { pause: 1 }), 0);
        } finally {
          await connection.close();
        }
      },
    );
  }

  for (const [library, keys] of Object.entries(keysOfRepositories)) {
    const isPrisma = library === 'prisma';
    const [a, b] = isPrisma ? [1, 2] : ['a', 'b'];
    const record = (id: unknown, text: string) => (isPrisma ? { id, email: `${id}@shop.example`, name: text } : { id, placedOn: text });
    const item = isPrisma ? 'customer' : 'order';
    proves(
      {
        snippet: 'repository',
        ...(library !== 'pg' && { library }),
        ...(library === 'typeorm' && { only: 'typescript' }),
        says: 'keeps the same promises in the database and in memory',
        without: [...keys, `this.#all.set(${item}.id, ${item});`, ['ids.includes(id)', 'true']],
      },
      async (load) => {
        await pool.query(isPrisma ? customersTable : ordersTable);
        const connection = await connections[library]!();
        try {
          const exported = load();
          const stored = Object.keys(exported).find((name) => name.endsWith('Repository') && !name.startsWith('InMemory'))!;
          const twin = Object.keys(exported).find((name) => name.startsWith('InMemory'))!;
          for (const repository of [new exported[stored](await connection.repository!(exported)), new exported[twin]()]) {
            assert.equal(await repository.findById(a), undefined);
            await repository.save(record(a, '2026-01-01'));
            await repository.save(record(b, '2026-02-01'));
            if (!isPrisma) await repository.save(record('c', '2026-02-02'));
            assert.deepEqual(await repository.findById(a), record(a, '2026-01-01'));
            await repository.save(record(a, '2026-03-01'));
            const found: ReadonlyMap<unknown, unknown> = await repository.findManyById([b, a, isPrisma ? 99 : 'unknown']);
            assert.deepEqual([...found].sort(), [
              [a, record(a, '2026-03-01')],
              [b, record(b, '2026-02-01')],
            ]);
            assert.equal((await repository.findManyById([])).size, 0);
          }
        } finally {
          await connection.close();
        }
      },
    );
  }
});
