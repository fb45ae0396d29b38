import { defineLibrary, named } from './library.ts';

const methods = ['get', 'post', 'put', 'patch', 'head', 'delete'];

/** https://github.com/sindresorhus/got#documentation */
export const got = defineLibrary({
  id: 'got',
  name: 'Got',
  packages: ['got'],
  exports: { ...named('got', ['default', 'got', '=']), Got: 'Got' },
  shapes: {
    Got: { instance: 'got' },
    got: {
      call: { operation: { kind: 'remote call' } },
      members: { ...named('send', methods), stream: 'stream', paginate: 'paginate', extend: 'extend', ...named('got', ['default', 'got']) },
    },
    extend: { call: { returns: 'got' } },
    stream: { call: { operation: { kind: 'remote call' } }, members: named('send', methods) },
    /** Called without `all`, it only makes an iterator, which asks page by page. */
    paginate: { members: { all: 'send' } },
    send: { call: { operation: { kind: 'remote call' } } },
  },
});
