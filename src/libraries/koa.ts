import { defineLibrary, named } from './library.ts';

const methods = ['get', 'post', 'put', 'patch', 'delete', 'del', 'head', 'options', 'all', 'use', 'param', 'register'];
const contexts = [
  'Context',
  'BaseContext',
  'ExtendableContext',
  'ParameterizedContext',
  'DefaultContext',
  'RouterContext',
  'IRouterContext',
];
const types = {
  ...named('Context', contexts),
  ...named('State', ['DefaultState']),
  ...named('Middleware', ['Middleware', 'IMiddleware']),
};

/** https://koajs.com/#context, and the routers for it. */
export const koa = defineLibrary({
  id: 'koa',
  name: 'Koa',
  packages: ['koa', '@koa/router', 'koa-router'],
  exports: { default: 'Koa', '=': 'Koa', Router: 'Koa', ...types },
  shapes: {
    Koa: { instance: 'app', keepsTypes: true, members: { ...types, default: 'Koa', Router: 'Koa' } },
    Context: { instance: 'context', keepsTypes: true },
    State: { instance: 'state' },
    Middleware: { instance: 'middleware', keepsTypes: true },
    middleware: { takes: ['context'] },
    app: {
      members: {
        ...named('use', methods),
        context: 'context',
        ...named('other', [
          'listen',
          'callback',
          'on',
          'env',
          'proxy',
          'keys',
          'routes',
          'allowedMethods',
          'prefix',
          'url',
          'route',
          'opts',
        ]),
      },
    },
    use: { handler: ['context'], call: { returns: 'app' } },
    context: {
      members: {
        state: 'state',
        app: 'app',
        ...named('other', ['request', 'response', 'req', 'res', 'body', 'params', 'query', 'headers', 'cookies', 'status', 'url', 'path']),
      },
      typeAt: { at: 1 },
      augmented: ['DefaultContext', 'DefaultContextExtends', 'Context', 'BaseContext', 'ExtendableContext'].map((name) => `koa#${name}`),
    },
    state: { typeAt: { at: 0 }, augmented: ['koa#DefaultState', 'koa#DefaultStateExtends'] },
    other: {},
  },
});
