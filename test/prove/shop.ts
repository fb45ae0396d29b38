import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { build } from 'esbuild';
import knex from 'knex';

const root = process.cwd();

/** A shop that runs: its server and its worker, as processes of their own. */
export interface Shop {
  /** Asks a route, and gives what the answer says: JSON where it is that. */
  ask(path: string, options?: { readonly method?: string; readonly body?: unknown }): Promise<Answer>;
  stop(): Promise<void>;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * Builds the shop that stands in `folder` and starts it on a database and an outside world.
 * @throws with what it printed when it does not listen within half a minute
 */
export async function startShop(folder: string, name: string, databaseUrl: string, world: World): Promise<Shop> {
  const outdir = join(root, '.test-build/prove', name);
  await build({
    entryPoints: [join(folder, 'src/main.ts'), join(folder, 'src/worker.ts')],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    outdir,
    outExtension: { '.js': '.cjs' },
    logLevel: 'warning',
  });
  const port = await freePort();
  const env = {
    ...process.env,
    PORT: String(port),
    DATABASE_URL: databaseUrl,
    // Nobody listens there: the shop has to do without.
    REDIS_URL: 'redis://127.0.0.1:1',
    STRIPE_URL: world.url,
    CARRIER_URL: world.url,
    MAIL_URL: world.url,
  };
  let output = '';
  const children: ChildProcess[] = [];
  const start = (entry: string): void => {
    const child = spawn(process.execPath, [join(outdir, `${entry}.cjs`)], { cwd: folder, env });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    children.push(child);
  };
  const stop = async (): Promise<void> => void (await Promise.all(children.map(ended)));
  const url = `http://127.0.0.1:${port}`;
  try {
    start('main');
    await until('the shop listens', async () => (await fetch(`${url}/health`)).ok);
    // Both make the tables of the queue where there are none: one after the other, as they are deployed.
    start('worker');
  } catch (error) {
    await stop();
    throw new Error(`${(error as Error).message}\n${output}`);
  }
  return {
    async ask(path, { method = 'GET', body } = {}) {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(url + path, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
      const text = await response.text();
      assert.ok(response.status < 500, `${method} ${path}: ${text}\n${output}`);
      return { status: response.status, body: /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : text };
    },
    stop,
  };
}

/** Makes the shop's tables with the shop's own migrations. */
export async function migrate(folder: string, databaseUrl: string): Promise<void> {
  const db = knex({ client: 'pg', connection: databaseUrl });
  try {
    await db.migrate.latest({ directory: join(folder, 'migrations') });
  } finally {
    await db.destroy();
  }
}

/** The services that the shop calls, as far as it calls them: Stripe, a carrier, a mail service. */
export interface World {
  readonly url: string;
  /** What was asked of it since the last call, as `POST /mails`, with the bodies. */
  taken(): readonly { readonly request: string; readonly body: string }[];
  close(): Promise<void>;
}

const answers: Readonly<Record<string, (path: string) => unknown>> = {
  'POST /v1/payment_intents': () => ({ id: 'pi_1', object: 'payment_intent', status: 'succeeded' }),
  'POST /parcels': () => ({ number: 'P-1' }),
  'GET /parcels': (path) => ({ number: path.split('/').at(-1), status: 'in transit' }),
  'POST /mails': () => ({}),
};

/** Opens the outside world on a free port. */
export async function openWorld(): Promise<World> {
  let requests: { request: string; body: string }[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const path = request.url!;
    requests.push({ request: `${request.method} ${path}`, body });
    const answer = Object.entries(answers).find(([start]) => `${request.method} ${path}`.startsWith(start))?.[1];
    response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(answer?.(path) ?? {}));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    taken() {
      const all = requests;
      requests = [];
      return all;
    },
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

/** Repeats until it holds; throws after half a minute. */
export async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (await holds().catch(() => false)) return;
    await pause(100);
  }
  throw new Error(`Not within half a minute: ${what}`);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await exit;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createTcpServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const port = portOf(probe);
      probe.close(() => resolve(port));
    });
  });
}

function portOf(server: Pick<Server, 'address'>): number {
  return (server.address() as AddressInfo).port;
}
