import { noBreakingFieldChange as rule } from '../../src/rules/no-breaking-field-change.ts';
import { applyOffered, check } from '../fixture.ts';

describe('no-breaking-field-change', () => {
  describe('sees what clients read', () => {
    it('a field that is renamed in what a handler sends', () => {
      check(
        rule,
        `
//- /users.ts
import { router } from './router';
router.get('/users/:id', (req, res) => {
  const user = load(req.params.id);
  res.status(200).json({ id: user.id, user_name: user.name });
  //                                  ^^^^^^^^^ 💡 \`name\` was renamed to \`user_name\` in the response of GET /users/:id; clients that read \`name\` break. Keep both until they have moved.
});
//- /router.ts
export const router: any = undefined;
`,
        `
//- /users.ts
import { router } from './router';
router.get('/users/:id', (req, res) => {
  const user = load(req.params.id);
  res.status(200).json({ id: user.id, name: user.name });
});
//- /router.ts
export const router: any = undefined;
`,
      );
    });

    it('an interface two files away from the controller that returns it, and only then', () => {
      const controller = `
//- /users.controller.ts
import { Controller, Get, Param } from '@nestjs/common';
import type { User } from './types';
@Controller('users')
export class UsersController {
  @Get(':id')
  find(@Param('id') id: string): Promise<User> { return load(id); }
}
`;
      check(
        rule,
        `${controller}
//- /types.ts
export type { User } from './user';
//- /user.ts
export interface User {
  //             ^^^^ 💡 \`email\` was removed from \`User\`, the response of GET /users/:id; clients that read \`email\` break. Deprecate it first, and remove it when no client uses it.
  id: string;
  profile: Profile;
}
interface Profile { nick: string }
//                  ^^^^ 💡 \`name\` was renamed to \`nick\` in \`Profile\`, the response of GET /users/:id; clients that read \`name\` break. Keep both until they have moved.
export interface Cached { until: number }
`,
        `${controller}
//- /types.ts
export type { User } from './user';
//- /user.ts
export interface User {
  id: string;
  profile: Profile;
  email: string;
}
interface Profile { name: string }
export interface Cached { expires: number }
`,
      );
    });

    it('fields that became optional, null or something else', () => {
      const sent = (type: string): string => `
//- /users.ts
interface User ${type}
app.get('/users', (req, res: Response<User>) => res.json(load()));
`;
      check(
        rule,
        `
//- /users.ts
interface User { id: number; name?: string; mail: string | null; tags: string[] }
//               ^^ \`id\` was \`string\` and is \`number\` in \`User\`, the response of GET /users; clients that read \`id\` as before break. Add a new field beside it.
//                           ^^^^ \`name\` became optional in \`User\`, the response of GET /users; clients that read \`name\` without asking whether it is there break. Keep it required until they ask.
//                                          ^^^^ \`mail\` became nullable in \`User\`, the response of GET /users; clients that read \`mail\` without asking whether it is there break. Keep it required until they ask.
app.get('/users', (req, res: Response<User>) => res.json(load()));
`,
        sent('{ id: string; name: string; mail: string; tags?: string[] }'),
      );
    });

    it('values of an enum that clients may not know', () => {
      const users = (values: string): string => `
//- /users.controller.ts
type Role = ${values};
@Controller('users')
export class Users {
  @Get() find(): Promise<{ role: Role }> { return load(); }
}
`;
      check(
        rule,
        `
//- /users.controller.ts
type Role = 'admin' | 'guest';
//   ^^^^ The value \`guest\` was added to \`Role\` in the response of GET /users; clients that know only the others may not handle it.
@Controller('users')
export class Users {
  @Get() find(): Promise<{ role: Role }> { return load(); }
}
`,
        users("'admin'"),
      );
    });

    it('presenters by their folder', () => {
      check(
        rule,
        `
//- /presenters/key.ts
export default function present(apiKey: ApiKey) {
  return { id: apiKey.id, value: apiKey.value, last4: apiKey.last4, createdAt: apiKey.createdAt };
  //                      ^^^^^ 💡 \`secret\` was renamed to \`value\` in \`present\`, part of a response; clients that read \`secret\` break. Keep both until they have moved.
}
`,
        `
//- /presenters/key.ts
export default function present(key: ApiKey) {
  return { id: key.id, secret: key.secret, createdAt: key.createdAt };
}
`,
      );
    });
  });

  describe('sees what clients send', () => {
    it('a new required field, a field that is required now, and one that is dropped in silence', () => {
      check(
        rule,
        `
//- /schema.ts
import { z } from 'zod';
export const CreateUser = z.object({
  //         ^^^^^^^^^^ 💡 \`emoji\` was removed from \`CreateUser\`, the request of POST /users; clients that send \`emoji\` break. Deprecate it first, and remove it when no client uses it.
  name: z.string(),
//^^^^ \`name\` became required in \`CreateUser\`, the request of POST /users; clients that leave it out are refused. Keep it optional until all of them send it.
  plan: z.enum(['free', 'paid']),
//^^^^ \`plan\` is new and required in \`CreateUser\`, the request of POST /users; clients that do not send it are refused. Make it optional first.
});
//- /routes.ts
import { CreateUser } from './schema';
router.post('/users', validate(CreateUser), create);
`,
        `
//- /schema.ts
import { z } from 'zod';
export const CreateUser = z.object({
  name: z.string().optional(),
  emoji: z.string().nullish(),
});
//- /routes.ts
import { CreateUser } from './schema';
router.post('/users', validate(CreateUser), create);
`,
      );
    });
  });

  describe('says nothing', () => {
    const silent = (before: string, after: string): void => check(rule, after, before);

    it('about fields that are added, moved within a literal or only used inside', () => {
      silent(
        `
//- /a.ts
interface Row { name: string }
const options = { message: 'no' };
app.get('/a', (req, res) => res.json({ a: 1, b: 2 }));
`,
        `
//- /a.ts
interface Row { title: string }
const options = { error: 'no' };
app.get('/a', (req, res) => res.json({ b: 2, c: 3, a: 1 }));
`,
      );
    });

    it('about bodies that may still hold the field', () => {
      silent(
        "app.get('/a', (req, res) => res.json({ id: user.id, name: user.name }));",
        "app.get('/a', (req, res) => res.json({ id: user.id, ...user.toJSON() }));",
      );
    });

    it('about what handlers hand to a wrapper, and about helpers that say what failed', () => {
      const helpers = `
//- /responses.ts
export const success = (data: unknown) => Response.json({ data });
export const notAuthenticated = () => Response.json({ code: 'no', message: 'no' });
`;
      silent(
        `${helpers}//- /app/api/a/route.ts
import { notAuthenticated, success } from '../../../responses';
export const GET = async () => { if (no) return notAuthenticated(); return success(1); };
`,
        `${helpers}//- /app/api/a/route.ts
import { success } from '../../../responses';
export const GET = wrapped({ handler: async () => { if (no) return { response: refused() }; return { response: success(1) }; } });
`,
      );
    });

    it('about answers of other servers', () => {
      silent(
        'export async function load() { const res = await fetch(url); return res.json({ name: 1 }); }',
        'export async function load() { const res = await fetch(url); return res.json({ title: 1 }); }',
      );
    });

    it('about an interface that the branch began to send', () => {
      silent(
        'export interface User { name: string }',
        "export interface User { title: string }\napp.get('/a', (req, res: Response<User>) => res.json(load()));",
      );
    });

    it('about fields that are not picked, and types that only lend their names', () => {
      const users = (field: string): string => `
//- /users.controller.ts
interface User { id: string; plan: string; ${field}: string }
interface Status { plan: User['plan']; id: Pick<User, 'id'> }
class Sorted<T> { by: keyof T; page: number }
@Controller('status')
export class Users {
  @Get() find(@Query() query: Sorted<User>): Promise<Status> { return this.service.find({ user: query as User }); }
}
`;
      silent(users('name'), users('title'));
    });

    it('about a field that need not be there where the schema is sent: it is partial there, or another is put in its place', () => {
      const schemas = (field: string): string => `
import { z } from 'zod';
const Key = z.object({ id: z.string(), ${field} });
app.post('/a', validate(Key.pick({ kind: true, id: true }).partial({ kind: true })), run);
app.post('/b', validate(Key.extend({ kind: Key.shape.kind.optional() })), run);
app.patch('/c', validate(Key.partial()), run);
`;
      silent(schemas(''), schemas('kind: z.string()'));
    });

    it('about a schema written in another way', () => {
      silent(
        "import { z } from 'zod';\napp.post('/a', validate(z.object({ id: z.string().uuid(), at: z.string().datetime().default('') })), run);",
        "import { z } from 'zod';\napp.post('/a', validate(z.object({ at: z.iso.datetime().prefault(''), id: z.uuid() })), run);",
      );
    });
  });

  it('calls the removal of what was deprecated information', () => {
    check(
      rule,
      `
app.get('/a', (req, res) => res.json({ id: 1 }));
//                          ^^^^^^^^ information: \`name\` was removed from the response of GET /a; clients that read \`name\` break. It was deprecated: this is the last step of a contraction.
`,
      `
app.get('/a', (req, res) => res.json({ id: 1,
  /** @deprecated use id */
  name: 2 }));
`,
    );
  });

  describe('keeps the old field', () => {
    it('in a literal on lines of its own', () => {
      applyOffered(
        rule,
        'keep-field name',
        `
app.get('/a', (req, res) => {
  res.json({
    id: user.id,
    title: user.name,
  });
});
`,
        `
app.get('/a', (req, res) => {
  res.json({
    id: user.id,
    title: user.name,
    /** @deprecated use \`title\` */
    name: user.name,
  });
});
`,
        `
app.get('/a', (req, res) => {
  res.json({
    id: user.id,
    name: user.name,
  });
});
`,
      );
    });

    it('in an interface, a decorated class and a removed field of a literal', () => {
      applyOffered(
        rule,
        'keep-field name',
        `
@Controller('users')
export class Users { @Get() find(): User { return load(); } }
class User {
  @ApiProperty()
  title!: string;
}
`,
        `
@Controller('users')
export class Users { @Get() find(): User { return load(); } }
class User {
  @ApiProperty()
  title!: string;
  /** @deprecated use \`title\` */
  @ApiProperty({ deprecated: true })
  name!: string;
}
`,
        `
@Controller('users')
export class Users { @Get() find(): User { return load(); } }
class User {
  @ApiProperty()
  name!: string;
}
`,
      );
      applyOffered(
        rule,
        'keep-field name',
        "app.get('/a', (req, res) => res.json({ id: user.id }));",
        "app.get('/a', (req, res) => res.json({ id: user.id, /** @deprecated */ name: req.name }));",
        "app.get('/a', (req, res) => res.json({ id: user.id, name: req.name }));",
      );
    });

    it('all of several that are gone together, which are one finding', () => {
      const before = `
@Controller('users')
export class Users { @Get() find(): User { return load(); } }
class User {
  id: string;
  name: string;
  mail: string;
  plan: string;
  city: string;
}
`;
      const after = before.replace('  name: string;\n  mail: string;\n', '').replace('  city: string;\n', '');
      check(
        rule,
        after.replace(
          'class User {',
          'class User {\n//    ^^^^ 💡 `name`, `mail` and `city` were removed from `User`, the response of GET /users; clients that read them break. Deprecate them first, and remove them when no client uses them.',
        ),
        before,
      );
      const kept = (field: string): string => `  /** @deprecated */\n  ${field}: string;\n`;
      applyOffered(
        rule,
        'keep-field name, mail, city',
        after,
        after
          .replace('  id: string;\n', (id) => id + kept('name') + kept('mail'))
          .replace('  plan: string;\n', (plan) => plan + kept('city')),
        before,
      );
    });

    it('and says in one finding what a schema of another file demands', () => {
      const project = (taken: string): string => `
//- /order.ts
import { Base } from './base';
export const Order = Base.pick({ ${taken} });
//- /base.ts
import { z } from 'zod';
export const Base = z.object({ id: z.string(), a: z.string(), b: z.string(), c: z.string() });
//- /routes.ts
import { Order } from './order';
router.post('/orders', validate(Order), run);
`;
      check(
        rule,
        project('id: true, a: true, b: true, c: true').replace(
          'c: true });\n',
          'c: true });\n//           ^^^^^ `a`, `b` and `c` are new and required in `Order`, the request of POST /orders; clients that do not send them are refused. Make them optional first.\n',
        ),
        project('id: true'),
      );
    });

    it('in GraphQL, OpenAPI and protobuf', () => {
      applyOffered(
        rule,
        'keep-field name',
        '//- /a.graphql\ntype User {\n  id: ID!\n  title: String!\n}\n',
        '//- /a.graphql\ntype User {\n  id: ID!\n  title: String!\n  name: String! @deprecated(reason: "Use `title`.")\n}\n',
        '//- /a.graphql\ntype User {\n  id: ID!\n  name: String!\n}\n',
      );
      applyOffered(
        rule,
        'keep-field size',
        '//- /a.proto\nmessage Box {\n  int32 weight = 1;\n}\n',
        '//- /a.proto\nmessage Box {\n  int32 weight = 1;\n  int32 size = 2 [deprecated = true];\n}\n',
        '//- /a.proto\nmessage Box {\n  int32 weight = 1;\n  int32 size = 2;\n}\n',
      );
      const openapi = (fields: string): string =>
        `//- /openapi.yaml\nopenapi: 3.0.0\npaths:\n  /users:\n    get:\n      responses:\n        '200':\n          content:\n            application/json:\n              schema:\n                $ref: '#/components/schemas/User'\ncomponents:\n  schemas:\n    User:\n      type: object\n      required: [name, title]\n      properties:\n${fields}`;
      applyOffered(
        rule,
        'keep-field name',
        openapi('        title:\n          type: string\n'),
        openapi('        title:\n          type: string\n        name:\n          deprecated: true\n          type: string\n'),
        openapi('        name:\n          type: string\n'),
      );
    });
  });
});
