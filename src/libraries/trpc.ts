import { defineLibrary, named } from './library.ts';

/** https://trpc.io/docs/server/context */
export const trpc = defineLibrary({
  id: 'trpc',
  name: 'tRPC',
  packages: ['@trpc/server'],
  exports: { initTRPC: 'builder' },
  shapes: {
    builder: { members: { context: 'to builder of', meta: 'to builder', create: 'create' } },
    'to builder of': { keepsTypes: true, call: { returns: 'builder' } },
    'to builder': { call: { returns: 'builder' } },
    create: { call: { returns: 'trpc' } },
    trpc: {
      members: {
        procedure: 'procedure',
        middleware: 'middleware',
        ...named('other', ['router', 'mergeRouters', 'createCallerFactory']),
      },
    },
    middleware: { handler: ['options'], call: { returns: 'other' } },
    procedure: { members: named('resolve', ['query', 'mutation', 'subscription']), otherMembers: 'to procedure' },
    'to procedure': { handler: ['options'], addsToType: { at: 0, member: 'ctx' }, call: { returns: 'procedure' } },
    resolve: { handler: ['options'], call: { returns: 'other' } },
    options: { members: { ctx: 'context', next: 'next', ...named('other', ['input', 'path', 'type', 'meta', 'signal', 'getRawInput']) } },
    /** `next({ ctx: { db } })` */
    next: { call: { returnsArgument: 0 } },
    context: { typeAt: { at: 0 } },
    other: {},
  },
});
