import { defineLibrary, named } from './library.ts';

/** https://neon.com/docs/serverless/serverless-driver: a tag that asks over HTTP, and the pools and clients of `pg` over WebSockets. */
export const neondatabaseServerless = defineLibrary({
  id: 'neondatabase-serverless',
  name: 'Neon',
  packages: ['@neondatabase/serverless'],
  exports: { neon: 'neon', NeonQueryFunction: 'Sql', ...named('Client', ['Pool', 'Client', 'PoolClient', 'ClientBase']) },
  shapes: {
    neon: { call: { returns: 'sql' } },
    Sql: { instance: 'sql' },
    sql: { call: { returns: 'statement' }, members: { query: 'toStatement', transaction: 'read' } },
    toStatement: { call: { returns: 'statement' } },
    /** Sent when it is waited for; inside another statement it is a fragment, inside a transaction a part of it. */
    statement: { awaited: { operation: { kind: 'read' } } },
    Client: { instance: 'client' },
    client: { members: { query: 'read', connect: 'connect' } },
    connect: { call: { returns: 'client' } },
    read: { call: { operation: { kind: 'read' } } },
  },
});
