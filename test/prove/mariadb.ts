import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Connection, createConnection } from 'mysql2/promise';

/** A throw-away MariaDB that counts what it is asked. */
export interface MariaDb {
  readonly socket: string;
  readonly url: string;
  readonly connection: Connection;
  /** How many SELECTs it has run, the prepared ones included. */
  selects(): Promise<number>;
  /** Ends it, and starts it again with the same data and under the same address. `connection` is gone with it. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Whether this machine has a MariaDB to start (on Debian: `apt-get install --no-install-recommends mariadb-server`). */
export function hasMariaDb(): boolean {
  try {
    execFileSync('mariadbd', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Starts a server on a socket and a port of its own, with an empty database `shop`. */
export async function startMariaDb(): Promise<MariaDb> {
  const folder = mkdtempSync(join(tmpdir(), 'mariadb-'));
  const socket = join(folder, 'socket');
  const data = `--datadir=${join(folder, 'data')}`;
  const user = `--user=${process.getuid?.() === 0 ? 'root' : process.env.USER}`;
  execFileSync('mariadb-install-db', [user, data, '--auth-root-authentication-method=normal'], { stdio: 'ignore' });
  const port = await freePort();
  const words = ['--no-defaults', user, data, `--socket=${socket}`, '--bind-address=127.0.0.1', `--port=${port}`, '--skip-name-resolve'];
  const start = (): ChildProcess => spawn('mariadbd', words, { stdio: 'ignore' });
  let server = start();
  process.once('exit', () => server.kill('SIGKILL'));
  const connection = await connected(socket, server);
  await connection.query('CREATE DATABASE shop');
  await connection.query('USE shop');
  return {
    socket,
    url: `mysql://root@127.0.0.1:${port}/shop`,
    connection,
    async selects() {
      const [[row]] = (await connection.query("SHOW GLOBAL STATUS LIKE 'Com_select'")) as unknown as [[{ Value: string }]];
      return Number(row.Value);
    },
    async restart() {
      server.kill('SIGTERM');
      await once(server, 'exit');
      server = start();
      await (await connected(socket, server)).end();
    },
    async stop() {
      // It may have ended with a server before this one.
      await connection.end().catch(() => undefined);
      server.kill('SIGTERM');
      await once(server, 'exit');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Throws where the server ends, or does not listen within half a minute. */
async function connected(socketPath: string, server: ChildProcess): Promise<Connection> {
  for (let tries = 0; ; tries++) {
    try {
      return await createConnection({ socketPath, user: 'root', multipleStatements: true });
    } catch (error) {
      if (server.exitCode !== null || tries > 150) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
