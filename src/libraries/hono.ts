import { defineLibrary, named } from './library.ts';

const methods = ['get', 'post', 'put', 'patch', 'delete', 'options', 'all', 'use', 'on', 'openapi', 'notFound'];

/** https://hono.dev/docs/api/context#var */
export const hono = defineLibrary({
  id: 'hono',
  name: 'Hono',
  packages: ['hono', 'hono/*', '@hono/zod-openapi'],
  exports: {
    ...named('Hono', ['Hono', 'OpenAPIHono', 'HonoBase']),
    Context: 'Context',
    ...named('Handler', ['Handler', 'MiddlewareHandler', 'NotFoundHandler', 'H', 'RouteHandler']),
    ErrorHandler: 'ErrorHandler',
    createMiddleware: 'make handler',
    createFactory: 'make factory',
    Factory: 'Factory',
  },
  shapes: {
    Hono: { instance: 'app', keepsTypes: true },
    Context: { instance: 'context', keepsTypes: true },
    Handler: { instance: 'handler', keepsTypes: true },
    ErrorHandler: { instance: 'error handler', keepsTypes: true },
    Factory: { instance: 'factory', keepsTypes: true },
    handler: { takes: ['context'] },
    'error handler': { takes: ['other', 'context'] },
    app: {
      members: {
        ...named('route', methods),
        onError: 'on error',
        ...named('to app', ['route', 'basePath', 'mount']),
        ...named('other', ['fetch', 'request', 'fire', 'routes', 'doc', 'openAPIRegistry']),
      },
    },
    'to app': { call: { returns: 'app' } },
    route: { handler: ['context'], call: { returns: 'app' } },
    'on error': { handler: ['other', 'context'], call: { returns: 'app' } },
    'make handler': { handler: ['context'], keepsTypes: true, call: { returns: 'other' } },
    'make factory': { keepsTypes: true, call: { returns: 'factory' } },
    factory: { members: { createApp: 'to app', ...named('make handler', ['createMiddleware', 'createHandlers']) } },
    context: {
      members: {
        var: 'variables',
        get: 'get',
        set: 'set',
        env: 'bindings',
        ...named('other', ['req', 'res', 'json', 'text', 'html', 'body', 'status', 'header', 'redirect', 'executionCtx', 'event']),
      },
    },
    get: { asks: 'variables' },
    set: { puts: 'variables' },
    variables: { typeAt: { at: 0, member: 'Variables' }, augmented: ['hono#ContextVariableMap'] },
    bindings: { typeAt: { at: 0, member: 'Bindings' } },
    other: {},
  },
});
