import { defineLibrary, named } from './library.ts';

const methods = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'all', 'use', 'search', 'propfind', 'm-search'];
const types = {
  ...named('App', ['Express', 'Application', 'IRouter', 'IRoute']),
  Request: 'Request',
  Response: 'Response',
  ...named('Handler', ['RequestHandler', 'Handler']),
  ErrorRequestHandler: 'ErrorHandler',
};

/** Handlers of errors take these first, and are told by their four parameters: https://expressjs.com/en/guide/error-handling.html */
const handlers = { handler: ['request', 'response'], handlerOf: { 4: ['other', 'request', 'response'] } };

/** https://expressjs.com/en/api.html; what requests carry is the project's: https://www.typescriptlang.org/docs/handbook/declaration-merging.html */
export const express = defineLibrary({
  id: 'express',
  name: 'Express',
  packages: ['express', 'express-serve-static-core', 'express-promise-router'],
  exports: { default: 'express', '=': 'express', Router: 'router maker', ...types },
  shapes: {
    express: { call: { returns: 'app' }, members: { Router: 'router maker', default: 'express', ...types } },
    'router maker': { call: { returns: 'app' }, instance: 'app' },
    App: { instance: 'app' },
    Request: { instance: 'request' },
    Response: { instance: 'response', keepsTypes: true },
    Handler: { instance: 'handler' },
    ErrorHandler: { instance: 'error handler' },
    app: {
      members: {
        ...named('route', methods),
        get: 'get',
        param: 'param',
        route: 'to app',
        set: 'set',
        locals: 'locals',
        ...named('other', ['listen', 'disable', 'enable', 'engine', 'render', 'on', 'path', 'mountpath']),
      },
    },
    'to app': { call: { returns: 'app' } },
    route: { ...handlers, call: { returns: 'app' } },
    /** `app.get('/orders', list)` and `app.get('db')` */
    get: { ...handlers, call: { returns: 'app' }, asks: 'settings' },
    param: { handler: ['request', 'response'], call: { returns: 'app' } },
    handler: { takes: ['request', 'response'] },
    'error handler': { takes: ['other', 'request', 'response'] },
    request: {
      members: {
        app: 'app',
        res: 'response',
        ...named('other', ['body', 'params', 'query', 'headers', 'get', 'header', 'ip', 'path', 'url']),
      },
      augmented: ['express-serve-static-core#Request', 'global#Express.Request', 'express#Request'],
    },
    response: {
      members: { app: 'app', req: 'request', locals: 'locals', ...named('other', ['json', 'send', 'status', 'end', 'set', 'redirect']) },
      augmented: ['express-serve-static-core#Response', 'global#Express.Response', 'express#Response'],
    },
    /** Of the application and of a response: a middleware may copy the one to the other. */
    locals: { typeAt: { at: 1 }, augmented: ['global#Express.Locals', 'express-serve-static-core#Locals'] },
    settings: { augmented: [] },
    set: { puts: 'settings' },
    other: {},
  },
});
