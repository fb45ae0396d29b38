import assert from 'node:assert/strict';
import { noBreakingFieldChange as rule } from '../../src/rules/no-breaking-field-change.ts';
import { check, said } from '../fixture.ts';

describe('no-breaking-field-change in routes', () => {
  const silent = (before: string, after: string): void => check(rule, after, before);

  it('a route and a method that a router no longer answers: Express, Fastify, Hono, Koa', () => {
    check(
      rule,
      `
//- /users.ts
import { Router } from 'express';
export const users = Router();
users.get('/', list);
//        ^^^ \`DELETE /:id\` is gone; clients that call it break. Answer it until nobody does.
//- /fastify.ts
export async function routes(fastify: FastifyInstance) {
  fastify.get('/a', async () => ({ a: 1 }));
  //          ^^^^ \`GET /b\` is gone; clients that call it break. Answer it until nobody does.
}
//- /hono.ts
import { Hono } from 'hono';
const app = new Hono().get('/books', (c) => c.json({}));
//                         ^^^^^^^^ \`POST /books\` is gone; clients that call it break. Answer it until nobody does.
//- /koa.js
const Router = require('@koa/router');
const router = new Router();
router.put('/pets/:id', update);
//         ^^^^^^^^^^^ \`PUT /animals/:id\` is \`PUT /pets/:id\` now; clients that call it break. Answer both until nobody calls it.
`,
      `
//- /users.ts
import { Router } from 'express';
export const usersRouter = Router();
usersRouter.get('/', list);
usersRouter.delete('/:id', remove);
//- /fastify.ts
export async function routes(fastify: FastifyInstance) {
  fastify.get('/a', async () => ({ a: 1 }));
  fastify.get('/b', async () => ({ b: 1 }));
}
//- /hono.ts
import { Hono } from 'hono';
const app = new Hono().get('/books', (c) => c.json({})).post('/books', (c) => c.json({}));
//- /koa.js
const Router = require('@koa/router');
const router = new Router();
router.put('/animals/:id', update);
`.replaceAll('usersRouter', 'users'),
    );
  });

  it('a method of a controller, and of a file that a router serves', () => {
    check(
      rule,
      `
//- /users.controller.ts
@Controller('users')
export class Users {
  @Get() list() { return []; }
  //     ^^^^ \`DELETE /users/:id\` is gone; clients that call it break. Answer it until nobody does.
}
//- /app/api/pets/route.ts
export const GET = () => Response.json({});
//           ^^^ \`POST /api/pets\` is gone; clients that call it break. Answer it until nobody does.
`.replace('//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ', '//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ '),
      `
//- /users.controller.ts
@Controller('users')
export class Users {
  @Get() list() { return []; }
  @Delete(':id') remove() {}
}
//- /app/api/pets/route.ts
export const GET = () => Response.json({});
export const POST = () => Response.json({});
`,
    );
  });

  it('a router that is mounted no longer, or elsewhere', () => {
    const app = (mounts: string): string =>
      `import express from 'express';\nconst app = express();\napp.get('/health', run);\n${mounts}\napp.use('/static', express.static('public'));\n`;
    const [users, files] = ["app.use('/users', auth, usersRouter);", "app.use('/files', require('./routes/files'));"];
    const said = (before: string, after: string): void => check(rule, after, before);
    said(
      app(`${users}\n${files}`),
      app(users).replace(
        `${users}\n`,
        `${users}\n//      ^^^^^^^^ \`/files/…\` is gone; clients that call it break. Answer it until nobody does.\n`,
      ),
    );
    said(
      app(users),
      app(users.replace('/users', '/people')).replace(
        'usersRouter);',
        'usersRouter);\n//      ^^^^^^^^^ `/users/…` is `/people/…` now; clients that call it break. Answer both until nobody calls it.',
      ),
    );
    said(app(users), app(`${users}\n${files}`));
    said(app("app.use('/static/a', express.static('a'));"), app(''));
  });

  it('routes that moved together, once', () => {
    const controller = (path: string): string =>
      `@Controller('${path}')\nexport class Users { @Get() list() { return []; } @Get(':id') find() { return {}; } @Delete(':id') remove() {} }`;
    check(
      rule,
      `
${controller('people').replace(' @Get(', '\n  @Get(')}
  //     ^^^^ \`GET /users\` is \`GET /people\` now, and 2 more moved with it; clients that call them break. Answer both until nobody calls it.
`.replace(/(\n {2}@Get\(\) list\(\) { return \[\]; })(.*)\n(.*)/, '$1\n$3\n$2'),
      controller('users'),
    );
  });

  it('a route that was deprecated, as information', () => {
    check(
      rule,
      `
//- /orders.controller.ts
@Controller('activities')
export class Orders {
  @Get() list() { return []; }
  //     ^^^^ information: \`GET /order\` is gone; clients that call it break. It was deprecated: this is the last step of a contraction.
}
`,
      `
//- /orders.controller.ts
@Controller(['activities', /** @deprecated */ 'order'])
export class Orders {
  @Get() list() { return []; }
}
`,
    );
  });

  it('nothing where another file answers it now, or something that the file mounts may', () => {
    const app = (more: string): string => `
//- /app.ts
import express from 'express';
const app = express();
app.get('/a', one);
${more}
`;
    silent(
      `${app("app.get('/b', two);")}//- /b.ts\nexport const two = 1;\n`,
      `${app('')}//- /b.ts\nimport { Router } from 'express';\nexport const router = Router().get('/b', two);\n`,
    );
    silent(app("app.get('/users/:id', two);"), app("app.use('/users', users);"));
    silent(app("app.get('/b', two);"), app('addMore(app);'));
    silent(app("app.get('/b', two);"), app('for (const path of paths) app.get(path, two);'));
  });

  it('nothing about what a client calls, other names of path parameters, and the order of routes', () => {
    silent("import { api } from './api';\napi.get('/a', one); api.get('/b', two);", "import { api } from './api';\napi.get('/a', one);");
    const users = (one: string, other: string): string => `import { Hono } from 'hono';\nconst app = new Hono();\n${one}\n${other}`;
    silent(
      users("app.get('/users/:id', one);", "app.post('/users', two);"),
      users("app.post('/users', two);", "app.get('/users/:userId', one);"),
    );
  });
});

describe('no-breaking-field-change in what handlers read', () => {
  const silent = (before: string, after: string): void => check(rule, after, before);

  it('a parameter of the query, or a field of the body, that is read by another name', () => {
    check(
      rule,
      `
router.get('/users', (req, res) => {
  const { page, sort = 'name' } = req.query;
  //            ^^^^ 💡 \`order\` was renamed to \`sort\` in the request of GET /users; clients that send \`order\` break. Keep both until they have moved.
  res.json(load(page, sort, req.query.pageSize));
  //                                  ^^^^^^^^ 💡 \`limit\` was renamed to \`pageSize\` in the request of GET /users; clients that send \`limit\` break. Keep both until they have moved.
});
app.post('/users', (c) => c.json(find(c.req.query('q'))));
//                                                ^^^ 💡 \`search\` was renamed to \`q\` in the request of POST /users; clients that send \`search\` break. Keep both until they have moved.
export async function create(req, res) {
  save(req.body.title);
  //            ^^^^^ 💡 \`name\` was renamed to \`title\` in the request of \`create\`; clients that send \`name\` break. Keep both until they have moved.
}
`,
      `
router.get('/users', (req, res) => {
  const { page, order = 'name' } = req.query;
  res.json(load(page, order, req.query.limit));
});
app.post('/users', (c) => c.json(find(c.req.query('search'))));
export async function create(req, res) {
  save(req.body.name);
}
`,
    );
  });

  it('nothing where something is no longer read here, read in another way, or read of what is no request', () => {
    silent(
      "router.get('/users', (req, res) => { load(req.query.page, req.query.size); });",
      "router.get('/users', (req, res) => { load(req.query.page, rest(req)); });",
    );
    silent(
      "router.get('/users', (req, res) => { load(req.query.page); });",
      "router.get('/users', (req, res) => { const { page } = req.query; load(page); });",
    );
    silent('const req = make();\nexport const a = () => req.query.name;', 'const req = make();\nexport const a = () => req.query.title;');
  });
});

describe('no-breaking-field-change in files that are gone as a whole', () => {
  const main = `
//- /src/app.module.ts
import { UsersModule } from './users/users.module';
import { OrdersController } from './orders.controller';
@Module({ imports: [UsersModule], controllers: [OrdersController] })
export class AppModule {}
//- /src/orders.controller.ts
@Controller('orders')
export class OrdersController { @Get() list() { return load(); } }
`;
  const users = `
//- /src/users/users.module.ts
import { UsersController } from './users.controller';
@Module({ controllers: [UsersController] })
export class UsersModule {}
//- /src/users/users.controller.ts
@Controller('users')
export class UsersController {
  @Get() list() { return load(); }
  @Get(':id') find() { return load(); }
  @Delete(':id') remove() { return load(); }
}
`;
  const without = main.replace("import { UsersModule } from './users/users.module';\n", '').replace('UsersModule', '');
  const routes = '`GET /users` and 2 more are gone with `users/users.controller.ts`';

  it('says them where they were mounted, through other files that are gone', () => {
    check(
      rule,
      without.replace(
        'controllers: [OrdersController] })',
        `controllers: [OrdersController] })
//                     ^^^^^^^^^^^ ${routes}; clients that call them break. Answer them until nobody does.`,
      ),
      main + users,
    );
  });

  it('or beside them, compared with a snapshot', () => {
    assert.deepEqual(said(rule, without, main + users, 'snapshot'), [
      `warning: ${routes}; clients that call them break. Answer them until nobody does.`,
    ]);
  });

  it('says routes of files that a router serves by their place in the nearest that is left', () => {
    const route = (path: string, method = 'GET'): string =>
      `//- /src/app/api/${path}/route.ts\nexport async function ${method}() { return Response.json({}); }\n`;
    const left = route('users/[id]') + route('teams');
    assert.deepEqual(said(rule, left, left + route('users', 'POST')), [
      'warning: `POST /api/users` is gone with `users/route.ts`; clients that call it break. Answer it until nobody does.',
    ]);
    check(
      rule,
      left.replace(
        'GET() { return Response.json({}); }',
        'GET() { return Response.json({}); }\n//                    ^^^ `POST /api/users` is gone with `users/route.ts`; clients that call it break. Answer it until nobody does.',
      ),
      left + route('users', 'POST'),
    );
    assert.deepEqual(said(rule, left, left + route('(shop)/users/[userId]')), [], 'it is served under the same path');
  });

  it('says nothing of routes that another file answers now, however they are mounted, nor of tests', () => {
    const moved = users.replaceAll('/users/', '/people/').replaceAll('users.controller', 'people.controller');
    assert.deepEqual(said(rule, without + moved, main + users), []);
    assert.deepEqual(said(rule, without + moved, main + users, 'snapshot'), []);
    const express = (file: string, path: string): string => `
//- /src/${file}
import { Router } from 'express';
export const router = Router();
router.get('${path}/list', list);
`;
    const app = (file: string): string => `
//- /src/app.ts
import express from 'express';
import { router } from './${file}';
const app = express();
app.use(router);
`;
    const [before, after] = [app('users') + express('users.ts', ''), app('people') + express('people.ts', '/users')];
    assert.deepEqual(said(rule, after, before), []);
    assert.deepEqual(said(rule, app('people'), before), [
      'warning: `GET /list` is gone with `src/users.ts`; clients that call it break. Answer it until nobody does.',
    ]);
    const test = `//- /src/app.spec.ts\nimport { router } from './fake.spec';\n//- /src/fake.spec.ts\nconst router = Router();\nrouter.get('/fake', list);\n`;
    assert.deepEqual(said(rule, '//- /src/app.spec.ts\nimport {} from "./other";', test), []);
  });

  it('says the routes of a file that is there and answers nothing any more', () => {
    const file = (body: string): string =>
      `//- /src/routes.ts\nimport { Router } from 'express';\nexport const router = Router();\n${body}`;
    const before = file("router.get('/users', list);\nrouter.get('/users/:id', find);");
    assert.deepEqual(said(rule, file(''), before), [
      'warning: `GET /users` is gone; clients that call it break. Answer it until nobody does.',
      'warning: `GET /users/:id` is gone; clients that call it break. Answer it until nobody does.',
    ]);
    assert.deepEqual(said(rule, file("register(router, '/users', list);"), before), [], 'somebody else may register it');
  });
});
