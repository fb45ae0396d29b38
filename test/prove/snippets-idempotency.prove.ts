/** Requests that must not happen twice, on a real database. */
import assert from 'node:assert/strict';
import express from 'express';
import { proves } from '../snippets/behaviour.ts';
import { served } from '../snippets/served.ts';
import { snippetOf } from '../snippets/snippets.ts';
import { useDatabase } from './database.ts';

const table = snippetOf('idempotency-table', 'sql').text;

describe('snippets about idempotency, on PostgreSQL', () => {
  const { pool, rowsOf } = useDatabase();

  const request = (key: string | undefined, body: object) =>
    new Request('https://shop.example/payments', {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...(key && { 'idempotency-key': key }) },
    });

  /** What happens to the keys of two requests that were answered, as time goes by. */
  async function agesWell(askA: (body: object) => Promise<[number, unknown]>, askB: () => Promise<[number, unknown]>): Promise<void> {
    await pool.query(`UPDATE idempotency_keys SET expires_at = now() - interval '1 second' WHERE key = 'user-1 a'`);
    assert.equal((await askA({ cents: 7 }))[0], 201, 'forgotten after its time');
    await pool.query(`UPDATE idempotency_keys SET status = NULL, locked_until = now() + interval '1 minute' WHERE key = 'user-1 b'`);
    assert.equal((await askB())[0], 409);
    await pool.query(`UPDATE idempotency_keys SET locked_until = now() - interval '1 second' WHERE key = 'user-1 b'`);
    assert.equal((await askB())[0], 201, 'left behind by a crash');
  }

  proves(
    {
      snippet: 'idempotency',
      says: 'charges once, repeats the reply to the same request only, and lets a failure try again',
      without: [
        ['return repeated(database, key, fingerprint);', ';'],
        ['first.fingerprint !== fingerprint', 'false'],
        ['else await release(database, key);', ''],
        ['await release(database, key);\n\t\t\tthrow', 'throw'],
        ['known.expires_at < now() OR ', ''],
        ['known.locked_until < now() AND ', ''],
        ['${owner(request)} ', ''],
        ['if (!given)\n', 'if (false)\n'],
      ],
    },
    async (load) => {
      await pool.query(table);
      let charges = 0;
      let outcome: () => Response = () => Response.json({ charge: charges }, { status: 201 });
      let who = 'user-1';
      const pay = load().idempotent(
        pool,
        () => who,
        async () => {
          charges++;
          await new Promise((resolve) => setTimeout(resolve, 50));
          return outcome();
        },
      );
      const ask = async (key: string | undefined, body: object = { cents: 5 }): Promise<[number, unknown]> => {
        const response: Response = await pay(request(key, body));
        return [response.status, await response.json()];
      };
      assert.equal((await ask(undefined))[0], 400);
      const together = await Promise.all([ask('a'), ask('a'), ask('a')]);
      assert.deepEqual(together.map(([status]) => status).sort(), [201, 409, 409]);
      assert.equal(charges, 1);
      assert.deepEqual(await ask('a'), [201, { charge: 1 }]);
      assert.equal((await ask('a', { cents: 6 }))[0], 422);
      who = 'user-2';
      assert.deepEqual(await ask('a'), [201, { charge: 2 }], 'another person, another key');
      who = 'user-1';
      outcome = () => Response.json({ error: 'provider' }, { status: 503 });
      assert.equal((await ask('b'))[0], 503);
      outcome = () => {
        throw new Error('crashed');
      };
      await assert.rejects(ask('b'), /crashed/);
      outcome = () => Response.json({ charge: charges }, { status: 201 });
      assert.equal((await ask('b'))[0], 201, 'nothing had happened');
      await agesWell(
        (body) => ask('a', body),
        () => ask('b'),
      );
    },
  );

  proves(
    {
      snippet: 'idempotency',
      library: 'express',
      says: 'charges once, repeats the reply to the same request only, and lets a failure try again',
      without: [
        ['await repeat(database, key, fingerprint, response);', ';'],
        ['first.fingerprint !== fingerprint', 'false'],
        ['known.expires_at < now() OR ', ''],
        ['known.locked_until < now() AND ', ''],
        ['if (!given) {', 'if (false) {'],
        ['const isDone = response.statusCode < 500;', 'const isDone = true;'],
        ['if (!isSettled) release(database, key).catch(() => undefined);', ''],
        ['${owner(request)} ', ''],
      ],
    },
    async (load) => {
      await pool.query(table);
      let charges = 0;
      let status = 201;
      const app = express();
      app.use(express.json());
      app.post(
        '/payments',
        load().idempotent(pool, (asked: { get(name: string): string }) => asked.get('user')),
        async (_, response, next) => {
          charges++;
          await new Promise((resolve) => setTimeout(resolve, 50));
          if (status === 0) next(new Error('crashed'));
          else response.status(status).json({ charge: charges });
        },
      );
      app.use(((_error, _request, response, _next) => void response.status(500).send('<h1>Oops</h1>')) as express.ErrorRequestHandler);
      await served(app, async (fetched) => {
        const ask = async (key: string | undefined, body: object = { cents: 5 }, user = 'user-1'): Promise<[number, unknown]> => {
          const response = await fetched('/payments', {
            method: 'POST',
            body: JSON.stringify(body),
            headers: { 'content-type': 'application/json', user, ...(key && { 'idempotency-key': key }) },
          });
          const text = await response.text();
          return [response.status, text.startsWith('{') ? JSON.parse(text) : text];
        };
        assert.equal((await ask(undefined))[0], 400);
        const together = await Promise.all([ask('a'), ask('a')]);
        assert.deepEqual(together.map(([status]) => status).sort(), [201, 409]);
        assert.deepEqual([await ask('a'), charges], [[201, { charge: 1 }], 1]);
        assert.equal((await ask('a', { cents: 6 }))[0], 422);
        assert.deepEqual(await ask('a', { cents: 5 }, 'user-2'), [201, { charge: 2 }], 'another person, another key');
        status = 503;
        assert.equal((await ask('b'))[0], 503);
        status = 0;
        assert.equal((await ask('b'))[0], 500);
        for (let i = 0; i < 50 && (await rowsOf(`SELECT FROM idempotency_keys WHERE key = 'user-1 b'`)).length; i++)
          await new Promise((resolve) => setTimeout(resolve, 10));
        status = 201;
        assert.equal((await ask('b'))[0], 201, 'nothing had happened');
        await agesWell(
          (body) => ask('a', body),
          () => ask('b'),
        );
      });
    },
  );
});
