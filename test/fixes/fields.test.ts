import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { ts } from '../../src/engine/ts.ts';
import { noBreakingFieldChange as rule } from '../../src/rules/no-breaking-field-change.ts';
import { applyOffered, offered } from '../fixture.ts';

describe('what clients send is accepted under both names', () => {
  const keep = (now: string, after: string, before: string): void => applyOffered(rule, 'keep-field name', now, after, before);

  const router = `
//- /router.ts
import { CreateUser } from './schema';
declare const router: { post(path: string, ...handlers: unknown[]): void };
declare const validate: (schema: unknown) => unknown;
router.post('/users', validate(CreateUser), (req: { body: unknown }) => {
  const user = CreateUser.parse(req.body);
  return user.title.trim();
});
`;

  it('zod demands one of them, and hands on the new one', () => {
    const schema = (fields: string, rest = ''): string => `
//- /schema.ts
import { z } from 'zod';
export const CreateUser = z.object({
  id: z.string(),
${fields}
})${rest};
`;
    const fixed = schema(
      `  title: z.string().min(1).optional(),
  /** @deprecated use \`title\` */
  name: z.string().min(1).optional(),`,
      `
  .refine((sent) => sent.title !== undefined || sent.name !== undefined, { message: 'title is required', path: ['title'] })
  .transform(({ name, ...sent }) => ({ ...sent, title: (sent.title ?? name)! }))`,
    );
    keep(schema('  title: z.string().min(1),') + router, fixed + router, schema('  name: z.string().min(1),') + router);

    const { CreateUser } = run(fixed.slice(fixed.indexOf('import'))) as { CreateUser: { safeParse(value: unknown): Parsed } };
    assert.deepEqual(CreateUser.safeParse({ id: '1', name: 'Ann' }).data, { id: '1', title: 'Ann' });
    assert.deepEqual(CreateUser.safeParse({ id: '1', title: 'Ann' }).data, { id: '1', title: 'Ann' });
    assert.deepEqual(CreateUser.safeParse({ id: '1' }).error?.issues[0]?.path, ['title']);
    assert.equal(CreateUser.safeParse({ id: '1', name: '' }).success, false);
  });

  it('zod: a field that may be missing, inside of another, in a chain', () => {
    keep(
      "import { z } from 'zod';\nrouter.post('/a', validate(z.object({ user: z.object({ title: z.string().optional() }).strict().nullish() })), run);",
      "import { z } from 'zod';\nrouter.post('/a', validate(z.object({ user: z.object({ title: z.string().optional(), /** @deprecated use `title` */ name: z.string().optional() }).strict()\n  .transform(({ name, ...sent }) => ({ ...sent, title: sent.title ?? name })).nullish() })), run);",
      "import { z } from 'zod';\nrouter.post('/a', validate(z.object({ user: z.object({ name: z.string().optional() }).strict().nullish() })), run);",
    );
  });

  it('zod: what is gone without another in its place is taken and dropped no longer', () => {
    keep(
      "import { z } from 'zod';\nrouter.post('/a', validate(z.object({ id: z.string() })), run);",
      "import { z } from 'zod';\nrouter.post('/a', validate(z.object({ id: z.string(), /** @deprecated */ name: z.string().max(9).optional() })), run);",
      "import { z } from 'zod';\nrouter.post('/a', validate(z.object({ id: z.string(), name: z.string().max(9) })), run);",
    );
  });

  it('the input of a procedure of tRPC, the body of a contract of ts-rest', () => {
    const procedure = (schema: string): string =>
      `import { z } from 'zod';\nexport const users = router({ create: publicProcedure.input(${schema}).mutation(run) });`;
    const both = `z.object({ title: z.string().optional(), /** @deprecated use \`title\` */ name: z.string().optional() })
  .refine((sent) => sent.title !== undefined || sent.name !== undefined, { message: 'title is required', path: ['title'] })
  .transform(({ name, ...sent }) => ({ ...sent, title: (sent.title ?? name)! }))`;
    keep(procedure('z.object({ title: z.string() })'), procedure(both), procedure('z.object({ name: z.string() })'));
    const contract = (schema: string): string =>
      `import { z } from 'zod';\nimport { initContract } from '@ts-rest/core';\nexport const contract = initContract().router({ create: { method: 'POST', path: '/users', body: ${schema}, responses: { 201: z.object({ id: z.string() }) } } });`;
    keep(contract('z.object({ title: z.string() })'), contract(both), contract('z.object({ name: z.string() })'));
  });

  it('not where other schemas are made of it, or it has a default', () => {
    const schema = (field: string): string =>
      `import { z } from 'zod';\nexport const User = z.object({ ${field}: z.string().default('') });\nrouter.post('/a', validate(User), run);`;
    assert.deepEqual(offered(rule, schema('title'), schema('name')), ['undo-rename name']);
  });

  it('TypeBox takes both, and the handler hands on', () => {
    const routes = (fields: string, more = '', first = ''): string => `
import { Type } from '@sinclair/typebox';
const Body = Type.Object({
  ${fields}
}${more});
fastify.post('/users', { schema: { body: Body } }, async (request) => {${first}
  return create(request.body);
});
`;
    keep(
      routes('title: Type.String(),'),
      routes(
        'title: Type.Optional(Type.String()),\n  /** @deprecated use `title` */\n  name: Type.Optional(Type.String()),',
        ", { anyOf: [{ required: ['title'] }, { required: ['name'] }] }",
        '\n  request.body.title ??= request.body.name!;',
      ),
      routes('name: Type.String(),'),
    );
  });

  it('a class with validators takes both, and the methods that take it hand on', () => {
    const controller = (first = ''): string => `
//- /users.controller.ts
import { Body, Controller, Post } from '@nestjs/common';
import { CreateUser } from './create-user';
@Controller('users')
export class Users {
  @Post()
  create(@Body() user: CreateUser) {${first}
    return this.service.create(user);
  }
}
`;
    const dto = (fields: string, imports = 'IsString'): string => `
//- /create-user.ts
import { ${imports} } from 'class-validator';
export class CreateUser {
${fields}
}
`;
    keep(
      dto('  @IsString()\n  title!: string;') + controller(),
      dto(
        `  @ValidateIf(({ name }) => name === undefined)
  @IsString()
  title!: string;
  /** @deprecated use \`title\` */
  @IsOptional()
  @IsString()
  name?: string;`,
        'IsString, IsOptional, ValidateIf',
      ) + controller('\n    user.title ??= user.name!;'),
      dto('  @IsString()\n  name!: string;') + controller(),
    );
  });

  it('an input of code-first GraphQL', () => {
    const resolver = (fields: string, first = ''): string => `
@InputType()
class CreateUser {
${fields}
}
@Resolver()
class Users {
  @Mutation(() => User)
  create(@Args('input') input: CreateUser) {${first}
    return this.service.create(input);
  }
}
`;
    keep(
      resolver('  @Field()\n  title!: string;'),
      resolver(
        "  @Field({ nullable: true })\n  title!: string;\n  /** @deprecated use `title` */\n  @Field({ nullable: true, deprecationReason: 'Use `title`.' })\n  name?: string;",
        '\n    input.title ??= input.name!;',
      ),
      resolver('  @Field()\n  name!: string;'),
    );
  });

  it('what a handler reads without a schema', () => {
    const handler = (query: string, body: string): string => `
declare const app: { get(path: string, handler: (req: { query: Record<string, string>; body: any }) => unknown): void };
app.get('/users', (req) => {
  ${query}
  return [page, ${body}, ${body}];
});
`;
    keep(
      handler("const { page, title: one = 'a' } = req.query;", 'req.query.page'),
      handler("const { page, name, title: one = name ?? 'a' } = req.query;", 'req.query.page'),
      handler("const { page, name: one = 'a' } = req.query;", 'req.query.page'),
    );
    keep(
      handler('const { page } = req.query;', 'req.body.title'),
      handler('const { page } = req.query;', '(req.body.title ?? req.body.name)'),
      handler('const { page } = req.query;', 'req.body.name'),
    );
  });
});

interface Parsed {
  readonly success: boolean;
  readonly data?: unknown;
  readonly error?: { readonly issues: readonly { readonly path: readonly unknown[] }[] };
}

/** What a module exports. */
function run(text: string): Record<string, unknown> {
  const { outputText } = ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
  const exports: Record<string, unknown> = {};
  new Function('require', 'exports', outputText)(createRequire(`${process.cwd()}/package.json`), exports);
  return exports;
}
