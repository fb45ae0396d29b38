import { noLeakyRow as rule } from '../../src/rules/no-leaky-row.ts';
import { check, checkFix } from '../fixture.ts';

const prisma = `
//- /prisma.ts
import { PrismaClient } from '@prisma/client';
export const prisma = new PrismaClient();
//- /schema.prisma
model User {
  id           Int    @id
  name         String
  passwordHash String
  sessions     Session[]
}
model Webhook {
  id     Int    @id
  url    String
  secret String?
}
model Product {
  id   Int @id
  name String
}
`;

const named = 'Name the fields that clients may see.';
const whole = '`prisma.user.findUnique` reads every column of `user`, and all of them go to the client';

describe('no-leaky-row', () => {
  describe('warns about a secret that reaches a response', () => {
    it('awaited, spread, listed and under another name', () => {
      check(
        rule,
        `
import { Router } from 'express';
import { prisma } from './prisma';
const router = Router();
router.get('/a', async (req, res) => {
  res.json({ data: await prisma.user.findUnique({ where: { id: 1 } }) });
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 GET /a sends \`passwordHash\`: ${whole}. ${named}
});
router.get('/b', async (req, res) => {
  const user = await prisma.user.findUnique({ where: { id: 1 } });
  return res.status(200).json({ ...user, id: String(user?.id) });
  //     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 GET /b sends \`passwordHash\`: ${whole}. ${named}
});
router.get('/c', async (req, res) => {
  const [users, total] = await Promise.all([prisma.user.findMany(), prisma.user.count()]);
  res.send({ total, users: users.map((user) => ({ ...user, id: \`u_\${user.id}\` })) });
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 GET /c sends \`passwordHash\`: \`prisma.user.findMany\` reads every column of \`user\`, and all of them go to the client. ${named}
});
${prisma}`,
      );
    });

    it("through functions, services and the project's own way to answer", () => {
      check(
        rule,
        `
import { responses } from './responses';
import { getWebhook } from './webhooks';
export const GET = async (request: Request) => {
  const webhook = await getWebhook(1);
  return responses.successResponse(webhook);
  //     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: \`GET\` sends \`secret\`: \`prisma.webhook.findUnique\` reads every column of \`webhook\`, and all of them go to the client. ${named}
};
//- /responses.ts
const successResponse = (data: object | null, cache = false) => Response.json({ data }, { status: 200 });
export const responses = { successResponse };
//- /webhooks.ts
import { prisma } from './prisma';
export const getWebhook = async (id: number) => {
  try {
    const webhook = await prisma.webhook.findUnique({ where: { id } });
    //                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`prisma.webhook.findUnique\` brings \`secret\` of \`webhook\`, and \`GET\` sends it to clients. Leave it out here, or name what is sent there.
    return webhook;
  } catch (error) {
    throw new Error('no webhook');
  }
};
${prisma}`,
      );
    });

    it('returned by a controller, a procedure or a server action', () => {
      check(
        rule,
        `
import { Controller, Get } from '@nestjs/common';
import { UsersService } from './users.service';
@Controller('users')
export class UsersController {
  constructor(private readonly users: UsersService) {}
  @Get(':id')
  findOne() {
    return this.users.findOne(1);
    //     ^^^^^^^^^^^^^^^^^^^^^ hint: GET /users/:id sends \`password\`: \`this.memberRepository.findOneBy\` reads every column of \`member\`, and all of them go to the client. ${named}
  }
}
//- /users.service.ts
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Member } from './member.entity';
export class UsersService {
  constructor(@InjectRepository(Member) private readonly memberRepository: Repository<Member>) {}
  findOne(id: number) {
    return this.memberRepository.findOneBy({ id });
    //     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`this.memberRepository.findOneBy\` brings \`password\` of \`member\`, and GET /users/:id sends it to clients. Leave it out here, or name what is sent there.
  }
}
//- /member.entity.ts
import { Column, Entity } from 'typeorm';
@Entity()
export class Member {
  @Column() id: number;
  @Column() password: string;
}
//- /trpc.ts
import { prisma } from './prisma';
declare const publicProcedure: any;
export const router = {
  me: publicProcedure.query(async () => prisma.user.findUnique({ where: { id: 1 } })),
  //                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the query me sends \`passwordHash\`: ${whole}. ${named}
};
//- /actions.ts
'use server';
import { prisma } from './prisma';
export async function loadUser() {
  return prisma.user.findUnique({ where: { id: 1 } });
  //     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the server action loadUser sends \`passwordHash\`: ${whole}. ${named}
}
${prisma}`,
      );
    });

    it('of knex, pg, Mongoose and Drizzle', () => {
      check(
        rule,
        `
import { Pool } from 'pg';
import knex from 'knex';
import mongoose, { Schema } from 'mongoose';
import { drizzle } from 'drizzle-orm/node-postgres';
import { pgTable, text } from 'drizzle-orm/pg-core';
import { Router } from 'express';
const router = Router();
const pool = new Pool();
const db = knex({});
const orm = drizzle('');
const userSchema = new Schema({ name: String, password: String });
const UserModel = mongoose.model('User', userSchema);
export const admins = pgTable('admins', { name: text(), passwordHash: text() });
router.get('/knex', async (req, res) => {
  const user = await db('users').where({ id: 1 }).first();
  res.json(user);
//^^^^^^^^^^^^^^ 💡 GET /knex sends \`password\`: \`db('users')….first\` reads every column of \`user\`, and all of them go to the client. ${named}
});
router.get('/mongoose', async (req, res) => {
  res.json(await UserModel.findById(req.params.id));
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ GET /mongoose sends \`password\`: \`UserModel.findById\` reads every column of \`user\`, and all of them go to the client. ${named}
});
router.get('/drizzle', async (req, res) => {
  res.json(await orm.query.admins.findMany());
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ GET /drizzle sends \`passwordHash\`: \`orm.query.admins.findMany\` reads every column of \`admin\`, and all of them go to the client. ${named}
});
router.get('/pg', async (req, res) => {
  const { rows } = await pool.query('SELECT * FROM users WHERE id = $1', [req.params.id]);
  res.json(rows[0]);
//^^^^^^^^^^^^^^^^^ GET /pg sends \`password\`: \`pool.query\` reads every column of \`user\`, and all of them go to the client. ${named}
});
router.get('/some', async (req, res) => {
  const { rows } = await pool.query('SELECT id, name FROM users WHERE id = $1', [req.params.id]);
  res.json(rows[0]);
});
router.get('/picked', async (req, res) => {
  res.json(await db('users').select('id', 'password').first());
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ GET /picked sends \`password\`: \`db('users')….first\` asks for it, and it goes to the client. ${named}
});
`,
      );
    });

    it('through a function that hands on what it is given, and a wrapper that hands it to the handler', () => {
      check(
        rule,
        `
import { prisma } from './prisma';
import { present, withUser } from './users';
export const GET = withUser(async ({ user, now }) => {
  return Response.json({ ...user, now });
  //     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`GET\` sends \`passwordHash\`: ${whole}. ${named}
});
export const PUT = withUser(async ({ now }) => Response.json({ now }));
export const POST = async () => {
  const user = await prisma.user.findUnique({ where: { id: 1 } });
  return Response.json(present(user!));
  //     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`POST\` sends \`passwordHash\`: ${whole}. ${named}
};
//- /users.ts
import { prisma } from './prisma';
export const present = <T extends { name: string }>(user: T) => ({ ...user, initial: user.name[0] });
export const withUser = (handler: (context: { user: any; now: Date }) => Promise<Response>) => async () => {
  const user = await prisma.user.findUnique({ where: { id: 1 } });
  //                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: \`prisma.user.findUnique\` brings \`passwordHash\` of \`user\`, and \`GET\` sends it to clients. Leave it out here, or name what is sent there.
  return handler({ user, now: new Date() });
};
${prisma}`,
      );
    });

    it('once: where the query stands, unless somebody who gets the rows speaks of the secret', () => {
      const users = `
//- /users.ts
import { prisma } from './prisma';
export const loadUser = (id: number) => {
  return prisma.user.findUnique({ where: { id } });
  //     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `;
      const brings =
        '`prisma.user.findUnique` brings `passwordHash` of `user`, and GET /a sends it to clients. Leave it out here, or name what is sent there.';
      const main = (login: string, hint: string) => `
import { Router } from 'express';
import { loadUser } from './users';
const router = Router();
${login}
router.get('/a', async (req, res) => {
  res.json(await loadUser(1));
//^^^^^^^^^^^^^^^^^^^^^^^^^^^ ${hint}GET /a sends \`passwordHash\`: ${whole}. ${named}
});`;
      check(rule, `${main('', 'hint: ')}${users}${brings}\n};\n${prisma}`);
      const login = "router.post('/in', async (req, res) => void res.json({ ok: (await loadUser(1))?.passwordHash === req.body.hash }));";
      const another =
        "\n//- /other.ts\nexport const loadUser = () => ({ passwordHash: '' });\n//- /users.test.ts\nimport { loadUser } from './users';\nit('has a passwordHash', () => loadUser(1));\n";
      check(rule, `${main('', 'hint: ')}${users}${brings}\n};\n${another}${prisma}`);
      check(rule, `${main(login, '')}${users}hint: ${brings}\n};\n${prisma}`);
    });

    it('of a relation that is asked for by its name', () => {
      check(
        rule,
        `
import { Router } from 'express';
import { prisma } from './prisma';
const router = Router();
router.get('/orders', async (req, res) => {
  res.json(await prisma.order.findMany({ select: { id: true, buyer: true } }));
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ GET /orders sends \`buyer.passwordHash\`: \`prisma.order.findMany\` asks for it, and it goes to the client. ${named}
  res.json(await prisma.order.findMany({ select: { id: true, buyer: { select: { name: true } } } }));
});
${prisma.replace('model Product', 'model Order {\n  id      Int  @id\n  buyerId Int\n  buyer   User @relation(fields: [buyerId], references: [id])\n}\nmodel Product')}`,
      );
    });

    it('that comes along with a relation', () => {
      check(
        rule,
        `
import { Router } from 'express';
import { prisma } from './prisma';
const router = Router();
router.get('/sessions', async (req, res) => {
  res.json(await prisma.session.findMany({ include: { user: true } }));
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ GET /sessions sends \`user.passwordHash\`: \`prisma.session.findMany\` reads every column of \`session\`, and all of them go to the client. ${named}
});
${prisma}`,
      );
    });
  });

  it('hints at a token that its owner may be meant to see, and at a row without secrets', () => {
    check(
      rule,
      `
import { Router } from 'express';
import { prisma } from './prisma';
const router = Router();
router.get('/products', async (req, res) => {
  res.json(await prisma.product.findMany());
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: GET /products sends rows of \`product\` as they are: every column that \`prisma.product.findMany\` reads is part of the API, those of tomorrow too. ${named}
});
router.post('/keys', async (req, res) => {
  res.json(await prisma.key.create({ data: { apiKey: req.body.key } }));
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: POST /keys sends \`apiKey\`: \`prisma.key.create\` reads every column of \`key\`, and all of them go to the client. Unless its owner is meant to see it, leave it out.
});
${prisma}`,
    );
  });

  it('hints where a page of the project shows the secret that a procedure brings', () => {
    check(
      rule,
      `
import { prisma } from './prisma';
declare const procedure: any;
export const router = {
  webhook: procedure.query(async () => prisma.webhook.findUnique({ where: { id: 1 } })),
  //                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: the query webhook sends \`secret\`: \`prisma.webhook.findUnique\` reads every column of \`webhook\`, and all of them go to the client. ${named}
};
export const GET = async () => Response.json(await prisma.webhook.findUnique({ where: { id: 1 } }));
//                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 \`GET\` sends \`secret\`: \`prisma.webhook.findUnique\` reads every column of \`webhook\`, and all of them go to the client. ${named}
//- /edit.tsx
export const Edit = ({ webhook }: any) => <input value={webhook.secret} />;
${prisma}`,
    );
  });

  describe('leaves the secret out where it is sent', () => {
    const route = (body: string): string => `
import { Router } from 'express';
import { prisma } from './prisma';
const router = Router();
router.get('/a', async (req, res) => {
  ${body}
});
${prisma}`;
    const sent = (text: string, method: string): string =>
      `${text}\n//${'^'.repeat(text.length - 1)} 💡 GET /a sends \`passwordHash\`: \`prisma.user.${method}\` reads every column of \`user\`, and all of them go to the client. ${named}`;
    const one = 'const user = await prisma.user.findUnique({ where: { id: 1 } });\n';
    const sure = 'const user = await prisma.user.create({ data: req.body });\n';
    const all = 'const users = await prisma.user.findMany();\n';
    const cases: [what: string, before: string, method: string, after: string][] = [
      [`${one}  `, 'res.json(user);', 'findUnique', 'res.json(user && { ...user, passwordHash: undefined });'],
      [`${sure}  `, 'res.json({ user });', 'create', 'res.json({ user: { ...user, passwordHash: undefined } });'],
      [
        `${all}  `,
        'res.json({ data: users });',
        'findMany',
        'res.json({ data: users.map((row) => ({ ...row, passwordHash: undefined })) });',
      ],
      [`${sure}  `, 'res.json({ ...user, isNew: true });', 'create', 'res.json({ ...user, isNew: true, passwordHash: undefined });'],
      [
        '',
        'res.json(await prisma.user.findMany());',
        'findMany',
        'res.json(await prisma.user.findMany({ omit: { passwordHash: true } }));',
      ],
    ];
    for (const [before, line, method, after] of cases)
      it(after, () => checkFix(rule, route(before + sent(line, method)), route(before + after)));
  });

  describe('stays silent where', () => {
    const cases: [why: string, body: string][] = [
      ['the query names its columns', 'res.json(await prisma.user.findMany({ select: { id: true, name: true } }));'],
      [
        'fields are picked one by one',
        'const user = await prisma.user.findUniqueOrThrow({ where: { id: 1 } }); res.json({ id: user.id, name: user.name });',
      ],
      ['a schema parses it', 'res.json(UserSchema.parse(await prisma.user.findMany()));'],
      ['a presenter stands between', 'res.json((await prisma.user.findMany()).map(presentUser));'],
      [
        'only whether it is there is said',
        'const user = await prisma.user.findUnique({ where: { id: 1 } }); res.json({ exists: !!user });',
      ],
      ['nothing is in the column yet', "res.json(await prisma.webhook.create({ data: { url: 'a', secret: null } }));"],
      ['it is counted', 'const users = await prisma.user.findMany(); res.json({ count: users.length });'],
    ];
    for (const [why, body] of cases) {
      it(why, () =>
        check(
          rule,
          `
import { Router } from 'express';
import { prisma } from './prisma';
declare const UserSchema: any;
const presentUser = (user: any) => ({ id: user.id });
const router = Router();
router.get('/a', async (req, res) => { ${body} });
${prisma}`,
        ),
      );
    }

    const kept: [why: string, body: string][] = [
      [
        'the secret is taken out',
        'const { passwordHash, ...user } = await prisma.user.findUniqueOrThrow({ where: { id: 1 } }); res.json(user);',
      ],
      [
        'it is replaced',
        'const user = await prisma.user.findUniqueOrThrow({ where: { id: 1 } }); res.json(presentUser({ ...user, passwordHash: undefined }));',
      ],
    ];
    for (const [why, body] of kept) {
      it(why, () =>
        check(
          rule,
          `
import { Router } from 'express';
import { prisma } from './prisma';
const presentUser = (user: any) => ({ id: user.id });
const router = Router();
router.get('/a', async (req, res) => { ${body} });
${prisma}`,
        ),
      );
    }

    it('GraphQL sends what its types name, a response schema or a serializer stands between', () => {
      check(
        rule,
        `
import { Controller, Get, UseInterceptors, ClassSerializerInterceptor } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import { prisma } from './prisma';
declare const publicProcedure: any, fastify: any, schema: any;
@Resolver('User')
export class UserResolver {
  @Query()
  users() { return prisma.user.findMany(); }
}
@Controller('users')
@UseInterceptors(ClassSerializerInterceptor)
export class UsersController {
  @Get()
  all() { return prisma.user.findMany(); }
}
export const router = { me: publicProcedure.output(schema).query(async () => prisma.user.findMany()) };
fastify.get('/users', { schema: { response: { 200: schema } } }, async () => prisma.user.findMany());
${prisma}`,
      );
    });

    it('a callback of the handler returns it, not the handler; and Koa sends nothing that is returned', () => {
      check(
        rule,
        `
import Router from 'koa-router';
import { prisma } from './prisma';
const router = new Router();
router.post('users.list', async (ctx) => {
  const { results } = await paginate(ctx, () => prisma.user.findMany());
  const load = async () => {
    const users = await prisma.user.findMany();
    return { users };
  };
  const { users } = await load();
  ctx.body = { users: [...results, ...users].map((user) => ({ name: user.name })) };
  return prisma.user.findMany();
});
async function paginate<T>(ctx: unknown, find: () => Promise<T[]>) { return { results: await find() }; }
${prisma}`,
      );
    });

    it('what is called like a secret is a method', () => {
      check(
        rule,
        `
import { Model } from 'sequelize';
import { Router } from 'express';
const router = Router();
class Account extends Model {
  name = '';
  rotateClientSecret = async () => {};
}
router.get('/accounts', async (req, res) => {
  res.json({ data: await Account.findAll({ attributes: ['name'] }) });
});
router.get('/all', async (req, res) => {
  res.json(await Account.findAll());
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: GET /all sends rows of \`account\` as they are: every column that \`Account.findAll\` reads is part of the API, those of tomorrow too. Name the fields that clients may see.
});
`,
      );
    });

    it('the declaration hides the column, or its rows shape themselves', () => {
      check(
        rule,
        `
import { Router } from 'express';
import { DataSource } from 'typeorm';
import mongoose, { Schema } from 'mongoose';
import { User } from './user.entity';
const db = new DataSource({} as any);
const router = Router();
const accountSchema = new Schema({ password: String }, { toJSON: { transform: (doc: any, ret: any) => ret } });
const Account = mongoose.model('Account', accountSchema);
router.get('/a', async (req, res) => {
  const user = await db.getRepository(User).findOneBy({ id: 1 });
  res.json(presentAll(user));
});
router.get('/b', async (req, res) => { res.json(presentAll(await Account.findById(1))); });
declare function presentAll(row: unknown): unknown;
//- /user.entity.ts
import { Column, Entity } from 'typeorm';
@Entity()
export class User {
  @Column() id: number;
  @Column({ select: false }) password: string;
}
`,
      );
    });
  });
});
