import { defineLibrary, named } from './library.ts';

const methods = ['get', 'post', 'put', 'patch', 'delete', 'del', 'head', 'options'];

/** https://ladjs.github.io/superagent */
export const superagent = defineLibrary({
  id: 'superagent',
  name: 'SuperAgent',
  packages: ['superagent'],
  exports: { ...named('superagent', ['default', '=']), ...named('method', methods), agent: 'agent' },
  shapes: {
    superagent: { call: { returns: 'request' }, members: { ...named('method', methods), agent: 'agent', default: 'superagent' } },
    agent: { call: { returns: 'session' }, instance: 'session' },
    session: { members: named('method', methods), otherMembers: 'same' },
    same: { call: { returns: 'session' } },
    method: { call: { returns: 'request' } },
    /** Sent by `await`, `then`, `end` or `pipe`. */
    request: {
      members: { ...named('send', ['end', 'pipe']), ...named('local', ['then', 'catch', 'finally', 'abort', 'toJSON']) },
      otherMembers: 'method',
      awaited: { operation: { kind: 'remote call' } },
    },
    send: { call: { operation: { kind: 'remote call' } } },
    local: {},
  },
});
