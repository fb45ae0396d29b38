import { defineLibrary, named } from './library.ts';

/** https://trpc.io/docs/client/vanilla. Its batch link, which all examples use, joins the calls of one tick. */
export const trpcClient = defineLibrary({
  id: 'trpc-client',
  name: 'tRPC client',
  packages: ['@trpc/client'],
  exports: named('create', ['createTRPCClient', 'createTRPCProxyClient']),
  shapes: {
    create: { call: { returns: 'router' } },
    router: { members: { ...named('call', ['query', 'mutate']), subscribe: 'local' }, otherMembers: 'router' },
    call: { call: { operation: { kind: 'remote call', joinsInTick: true } } },
    local: {},
  },
});
