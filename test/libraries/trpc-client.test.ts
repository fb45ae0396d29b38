import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('the tRPC client', () => {
  it('calls procedures on any path, those of one tick at once', () => {
    assert.deepEqual(
      operationsIn(`
import { createTRPCClient, httpBatchLink } from '@trpc/client';
import type { AppRouter } from './server';
const api = createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: '/trpc' })] });
export async function load(id: string) {
  await api.user.byId.query(id);
  await api.admin.user.rename.mutate({ id });
  api.user.changed.subscribe(id, {});
}
//- /server.ts
export type AppRouter = unknown;
`),
      ['joined remote call api.user.byId.query', 'joined remote call api.admin.user.rename.mutate'],
    );
  });
});
