import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';

/** What an application answers while it is served on this machine: `ask` fetches a path of it, and waits no longer than two seconds. */
export async function served<T>(
  app: Express,
  work: (ask: (path: string, init?: RequestInit) => Promise<Response>) => Promise<T>,
): Promise<T> {
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    return await work((path, init) => fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(2_000), ...init }));
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
