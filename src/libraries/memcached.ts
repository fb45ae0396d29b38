import { defineLibrary, named } from './library.ts';

const commands = ['get', 'gets', 'getMulti', 'set', 'add', 'cas', 'replace', 'append', 'prepend', 'incr', 'decr', 'del', 'delete', 'touch'];

/** https://github.com/3rd-Eden/memcached and https://github.com/memcachier/memjs */
export const memcached = defineLibrary({
  id: 'memcached',
  name: 'Memcached',
  packages: ['memcached', 'memjs'],
  exports: { ...named('Client', ['default', '=', 'Client']) },
  shapes: {
    Client: { instance: 'client', members: { Client: 'Client', create: 'create' } },
    create: { call: { returns: 'client' } },
    client: { members: named('command', [...commands, 'increment', 'decrement', 'flush']) },
    command: { call: { operation: { kind: 'cache' } } },
  },
});
