/*
title: Idempotency middleware
concept: idempotency
description: "Runs a request with an Idempotency-Key once, and repeats the reply for the same request, for `Request` and `Response`. Its table is the SQL snippet `idempotency-table`."
stops:
  - "interval '[24 hours]'"
  - "interval '[1 minute]'"
*/
import { createHash } from 'node:crypto';

/** A pool of `pg`, or what asks like it. Not the client of the transaction that does the work: the key has to stay when that fails. */
interface IdempotencyDatabase {
  query(sql: string, values: unknown[]): Promise<{ rows: IdempotencyRow[] }>;
}

interface IdempotencyRow {
  readonly fingerprint: string;
  /** null while the first request is still at work. */
  readonly status: number | null;
  readonly body: string | null;
}

/** Wraps what must not happen twice. `owner` tells whose key it is: another's reply is never repeated. */
export function idempotent(
  database: IdempotencyDatabase,
  owner: (request: Request) => string,
  handle: (request: Request) => Promise<Response>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const given = request.headers.get('idempotency-key');
    if (!given) return Response.json({ error: 'Send an Idempotency-Key header, a new one for each new request.' }, { status: 400 });
    const key = `${owner(request)} ${given}`;
    const fingerprint = createHash('sha256')
      .update(`${request.method} ${request.url}\n${await request.clone().text()}`)
      .digest('hex');
    if (!(await claimed(database, key, fingerprint))) return repeated(database, key, fingerprint);
    try {
      const response = await handle(request);
      // $0
      if (response.status < 500) await finish(database, key, response.status, await response.clone().text());
      else await release(database, key);
      return response;
    } catch (error) {
      await release(database, key);
      throw error;
    }
  };
}

/** Of requests at the same moment the primary key lets one through. What has expired, or was left behind by a crash, may be taken over. */
async function claimed(database: IdempotencyDatabase, key: string, fingerprint: string): Promise<boolean> {
  const { rows } = await database.query(
    `INSERT INTO idempotency_keys AS known (key, fingerprint, locked_until, expires_at)
     VALUES ($1, $2, now() + interval '1 minute', now() + interval '24 hours')
     ON CONFLICT (key) DO UPDATE
       SET fingerprint = EXCLUDED.fingerprint, status = NULL, body = NULL,
           locked_until = EXCLUDED.locked_until, expires_at = EXCLUDED.expires_at
       WHERE known.expires_at < now() OR (known.status IS NULL AND known.locked_until < now() AND known.fingerprint = EXCLUDED.fingerprint)
     RETURNING fingerprint, status, body`,
    [key, fingerprint],
  );
  return rows.length > 0;
}

/** The reply of the first request, once it is known that this one is the same. */
async function repeated(database: IdempotencyDatabase, key: string, fingerprint: string): Promise<Response> {
  const { rows } = await database.query('SELECT fingerprint, status, body FROM idempotency_keys WHERE key = $1', [key]);
  const [first] = rows;
  if (first && first.fingerprint !== fingerprint) {
    return Response.json({ error: 'This Idempotency-Key was used for another request.' }, { status: 422 });
  }
  if (!first || first.status === null) {
    return Response.json({ error: 'The first request is still at work.' }, { status: 409, headers: { 'retry-after': '1' } });
  }
  return new Response(first.body || null, { status: first.status, headers: { 'content-type': 'application/json' } });
}

async function finish(database: IdempotencyDatabase, key: string, status: number, body: string): Promise<void> {
  await database.query('UPDATE idempotency_keys SET status = $2, body = $3 WHERE key = $1', [key, status, body]);
}

/** Nothing has happened: the same key may try again. */
async function release(database: IdempotencyDatabase, key: string): Promise<void> {
  await database.query('DELETE FROM idempotency_keys WHERE key = $1 AND status IS NULL', [key]);
}
