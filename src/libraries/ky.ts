import { defineLibrary, named } from './library.ts';

/** https://github.com/sindresorhus/ky#api */
export const ky = defineLibrary({
  id: 'ky',
  name: 'Ky',
  packages: ['ky', 'ky-universal'],
  exports: { ...named('ky', ['default', '=']), KyInstance: 'KyInstance' },
  shapes: {
    KyInstance: { instance: 'ky' },
    ky: {
      call: { operation: { kind: 'remote call' } },
      members: {
        ...named('send', ['get', 'post', 'put', 'patch', 'head', 'delete']),
        ...named('derive', ['create', 'extend']),
        default: 'ky',
      },
    },
    derive: { call: { returns: 'ky' } },
    send: { call: { operation: { kind: 'remote call' } } },
  },
});
