import { defineLibrary, named } from './library.ts';

const methods = ['request', 'stream', 'upgrade', 'connect'];

/** https://undici.nodejs.org/#/docs/api/Dispatcher */
export const undici = defineLibrary({
  id: 'undici',
  name: 'undici',
  packages: ['undici'],
  exports: {
    ...named('send', [...methods, 'fetch']),
    ...named('Dispatcher', ['Dispatcher', 'Client', 'H2CClient', 'Pool', 'BalancedPool', 'RoundRobinPool']),
    ...named('Dispatcher', ['Agent', 'ProxyAgent', 'Socks5ProxyAgent', 'EnvHttpProxyAgent', 'RetryAgent']),
    getGlobalDispatcher: 'current',
  },
  shapes: {
    Dispatcher: { instance: 'dispatcher' },
    current: { call: { returns: 'dispatcher' } },
    dispatcher: { members: { ...named('send', methods), compose: 'current' } },
    send: { call: { operation: { kind: 'remote call' } } },
  },
});
