import { defineLibrary, named } from './library.ts';

const types = {
  FastifyInstance: 'Server',
  FastifyRequest: 'Request',
  FastifyReply: 'Reply',
  ...named('Plugin', [
    'FastifyPluginAsync',
    'FastifyPluginCallback',
    'FastifyPlugin',
    'FastifyPluginAsyncTypebox',
    'FastifyPluginAsyncZod',
  ]),
  ...named('Handler', [
    'RouteHandlerMethod',
    'RouteHandler',
    'preHandlerHookHandler',
    'preHandlerAsyncHookHandler',
    'onRequestHookHandler',
  ]),
};
const handlers = ['handler', 'preHandler', 'preValidation', 'preSerialization', 'onRequest', 'onSend', 'onResponse'];

/** https://fastify.dev/docs/latest/Reference/Decorators */
export const fastify = defineLibrary({
  id: 'fastify',
  name: 'Fastify',
  packages: ['fastify', 'fastify-plugin', '@fastify/type-provider-typebox', 'fastify-type-provider-zod'],
  exports: { default: 'fastify', '=': 'fastify', fastify: 'fastify', fastifyPlugin: 'fastify', ...types },
  shapes: {
    /** The framework and its `fastify-plugin`, which takes a function and gives it back. */
    fastify: { call: { returns: 'server' }, handler: ['server'], members: { default: 'fastify', fastify: 'fastify', ...types } },
    Server: { instance: 'server' },
    Request: { instance: 'request' },
    Reply: { instance: 'reply' },
    Plugin: { instance: 'plugin' },
    Handler: { instance: 'handler' },
    plugin: { takes: ['server'] },
    handler: { takes: ['request', 'reply'] },
    server: {
      members: {
        ...named('route', ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'all']),
        route: 'full route',
        addHook: 'hook',
        ...named('register', ['register', 'after', 'ready']),
        withTypeProvider: 'to server',
        decorate: 'decorate',
        decorateRequest: 'decorateRequest',
        decorateReply: 'decorateReply',
        ...named('other', ['log', 'listen', 'close', 'inject', 'addSchema', 'setErrorHandler', 'addContentTypeParser', 'printRoutes']),
      },
      augmented: ['fastify#FastifyInstance'],
    },
    'to server': { call: { returns: 'server' } },
    /** `server.get(path, handler)`, `server.get(path, { handler })` and `server.get(path, options, handler)` */
    route: { handler: ['request', 'reply'], self: 'server', takes: ['other', 'options'], call: { returns: 'server' } },
    'full route': { takes: ['options'], call: { returns: 'server' } },
    options: { members: named('handler', handlers) },
    hook: { handler: ['request', 'reply'], self: 'server', call: { returns: 'server' } },
    register: { handler: ['server'], self: 'server', call: { returns: 'server' } },
    decorate: { puts: 'server', call: { returns: 'server' } },
    decorateRequest: { puts: 'request', call: { returns: 'server' } },
    decorateReply: { puts: 'reply', call: { returns: 'server' } },
    request: {
      members: { server: 'server', ...named('other', ['body', 'params', 'query', 'headers', 'log', 'raw', 'id', 'ip', 'url']) },
      augmented: ['fastify#FastifyRequest'],
    },
    reply: {
      members: {
        server: 'server',
        request: 'request',
        ...named('other', ['send', 'code', 'status', 'header', 'headers', 'type', 'redirect']),
      },
      augmented: ['fastify#FastifyReply'],
    },
    other: {},
  },
});
