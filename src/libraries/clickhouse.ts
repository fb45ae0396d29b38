import { defineLibrary, named } from './library.ts';

/** https://clickhouse.com/docs/integrations/javascript */
export const clickhouse = defineLibrary({
  id: 'clickhouse',
  name: 'ClickHouse',
  packages: ['@clickhouse/client', '@clickhouse/client-web', '@clickhouse/client-common'],
  exports: { createClient: 'createClient', ...named('Client', ['ClickHouseClient', 'NodeClickHouseClient', 'WebClickHouseClient']) },
  shapes: {
    createClient: { call: { returns: 'client' } },
    Client: { instance: 'client' },
    client: { members: { ...named('read', ['query', 'ping']), ...named('write', ['insert', 'command', 'exec']) } },
    read: { call: { operation: { kind: 'read' } } },
    write: { call: { operation: { kind: 'write' } } },
  },
});
