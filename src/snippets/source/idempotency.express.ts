/*
description: "Runs a request with an Idempotency-Key once, and repeats the reply for the same request, for Express. Its table is the SQL snippet `idempotency-table`."
stops:
  - "interval '[24 hours]'"
  - "interval '[1 minute]'"
*/
import { createHash } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';

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

/**
 * Stands before handlers that must not run twice, after the parser of JSON. `owner` tells whose key it is: another's reply is never
 * repeated.
 */
export function idempotent(database: IdempotencyDatabase, owner: (request: Request) => string): RequestHandler {
  return async (request, response, next) => {
    const given = request.get('idempotency-key');
    if (!given) {
      response.status(400).json({ error: 'Send an Idempotency-Key header, a new one for each new request.' });
      return;
    }
    const key = `${owner(request)} ${given}`;
    const fingerprint = createHash('sha256')
      .update(`${request.method} ${request.originalUrl}\n${JSON.stringify(request.body)}`)
      .digest('hex');
    if (!(await claimed(database, key, fingerprint))) {
      await repeat(database, key, fingerprint, response);
      return;
    }
    // $0
    const json = response.json.bind(response);
    let isSettled = false;
    response.json = (body: unknown) => {
      isSettled = true;
      const isDone = response.statusCode < 500;
      const settled = isDone ? finish(database, key, response.statusCode, JSON.stringify(body)) : release(database, key);
      settled.then(() => json(body), next);
      return response;
    };
    // An error page is no JSON, and a client that hung up gets none: the key may try again.
    response.once('close', () => {
      if (!isSettled) release(database, key).catch(() => undefined);
    });
    next();
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

/** Sends the reply of the first request, once it is known that this one is the same. */
async function repeat(database: IdempotencyDatabase, key: string, fingerprint: string, response: Response): Promise<void> {
  const { rows } = await database.query('SELECT fingerprint, status, body FROM idempotency_keys WHERE key = $1', [key]);
  const [first] = rows;
  if (first && first.fingerprint !== fingerprint) {
    response.status(422).json({ error: 'This Idempotency-Key was used for another request.' });
  } else if (!first || first.status === null) {
    response.status(409).set('Retry-After', '1').json({ error: 'The first request is still at work.' });
  } else {
    response.status(first.status).type('json').send(first.body);
  }
}

async function finish(database: IdempotencyDatabase, key: string, status: number, body: string): Promise<void> {
  await database.query('UPDATE idempotency_keys SET status = $2, body = $3 WHERE key = $1', [key, status, body]);
}

/** Nothing has happened: the same key may try again. */
async function release(database: IdempotencyDatabase, key: string): Promise<void> {
  await database.query('DELETE FROM idempotency_keys WHERE key = $1 AND status IS NULL', [key]);
}
