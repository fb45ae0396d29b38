import assert from 'node:assert/strict';
import { noBreakingFieldChange as rule } from '../../src/rules/no-breaking-field-change.ts';
import { said } from '../fixture.ts';

/** What crosses an interface, with `FIELD` where clients meet a field. */
const responses: Readonly<Record<string, string>> = {
  'Express: res.json': "app.get('/a', (req, res) => { res.json({ FIELD: 1 }); });",
  'Express: res.status().json': "app.get('/a', (req, res) => { res.status(201).json({ FIELD: 1 }); });",
  'Express: res.send': "app.get('/a', (req, res) => { res.send({ FIELD: 1 }); });",
  'Express: res.jsonp': "app.get('/a', (req, res) => { res.jsonp({ FIELD: 1 }); });",
  'Koa: ctx.body': "router.get('/a', async (ctx) => { ctx.body = { FIELD: 1 }; });",
  'Fastify: reply.send': "fastify.get('/a', async (request, reply) => { reply.send({ FIELD: 1 }); });",
  'Fastify: what is returned': "import Fastify from 'fastify';\nconst fastify = Fastify();\nfastify.get('/a', async () => ({ FIELD: 1 }));",
  'Hono: c.json': "app.get('/a', (c) => c.json({ FIELD: 1 }));",
  'Response.json': '//- /app/api/a/route.ts\nexport async function GET() { return Response.json({ FIELD: 1 }); }',
  'NextResponse.json': '//- /app/api/a/route.ts\nexport const GET = async () => NextResponse.json({ FIELD: 1 });',
  'new Response': '//- /app/api/a/route.ts\nexport const GET = async () => new Response(JSON.stringify({ FIELD: 1 }));',
  'pages/api': '//- /pages/api/a.ts\nexport default function handler(req, res) { res.json({ FIELD: 1 }); }',
  Nitro: '//- /server/api/a.get.ts\nexport default defineEventHandler(() => ({ FIELD: 1 }));',
  'AWS Lambda': 'export const handler = async () => ({ statusCode: 200, body: JSON.stringify({ FIELD: 1 }) });',
  'NestJS: a promise': "@Controller('a')\nclass A { @Get() find(): Promise<{ FIELD: number }> { return load(); } }",
  'NestJS: an observable': "@Controller('a')\nclass A { @Get() find(): Observable<{ FIELD: number }> { return load(); } }",
  'NestJS: a body without a type': "@Controller('a')\nclass A { @Get() find() { return { FIELD: 1 }; } }",
  'tRPC: an output':
    "import { z } from 'zod';\nexport const r = router({ a: publicProcedure.output(z.object({ FIELD: z.string() })).query(run) });",
  'tRPC: what a query returns':
    'export const r = router({ a: publicProcedure.input(Id).query(async ({ ctx }) => ({ FIELD: await ctx.load() })) });',
  'tRPC: what a mutation is handed':
    "//- /router.ts\nimport { create } from './create';\nexport const r = router({ a: authedProcedure.mutation(create) });\n//- /create.ts\nexport async function create() { return { FIELD: 1 }; }",
  'ts-rest: a response':
    "import { z } from 'zod';\nexport const c = initContract().router({ a: { method: 'GET', path: '/a', responses: { 200: z.object({ FIELD: z.string() }) } } });",
  'Fastify: schema.response':
    "fastify.get('/a', { schema: { response: { 200: { type: 'object', properties: { FIELD: { type: 'string' } } } } } }, run);",
  'Fastify: the type of a reply': "interface Sent { FIELD: string }\nfastify.get<{ Reply: Sent }>('/a', run);",
  presenters: '//- /presenters/a.ts\nexport const presentA = (a: any) => ({ FIELD: a.b });',
  serializers: '//- /a.serializer.ts\nexport function serialize(a: any) { return { FIELD: a.b }; }',
  'GraphQL: a type': '//- /a.graphql\ntype A { FIELD: String }',
  'GraphQL: @Field': '@ObjectType()\nclass A { @Field() FIELD: string; }',
};

const requests: Readonly<Record<string, string>> = {
  'NestJS: @Body': "class Dto { FIELD: string }\n@Controller('a')\nclass A { @Post() create(@Body() dto: Dto) {} }",
  'NestJS: @Query': "class Dto { FIELD: string }\n@Controller('a')\nclass A { @Get() list(@Query() dto: Dto) {} }",
  'NestJS: @Query, one by one': "@Controller('a')\nclass A { @Get() list(@Query('FIELD') value: string) {} }",
  'zod: a validated route': "import { z } from 'zod';\nrouter.post('/a', validate(z.object({ FIELD: z.string() })), run);",
  'zod: a parsed body': "import { z } from 'zod';\nrouter.post('/a', (req, res) => { z.object({ FIELD: z.string() }).parse(req.body); });",
  'Hono: a validator': "import { z } from 'zod';\napp.post('/a', zValidator('json', z.object({ FIELD: z.string() })), run);",
  'TypeBox: schema.body':
    "import { Type } from '@sinclair/typebox';\nfastify.post('/a', { schema: { body: Type.Object({ FIELD: Type.String() }) } }, run);",
  'JSON Schema as const':
    "const body = { type: 'object', properties: { FIELD: { type: 'string' } } } as const;\nfastify.post('/a', { schema: { body } }, run);",
  'tRPC: an input':
    "import { z } from 'zod';\nexport const r = router({ a: publicProcedure.input(z.object({ FIELD: z.string() })).query(run) });",
  'ts-rest: a body':
    "import { z } from 'zod';\nexport const c = initContract().router({ a: { method: 'POST', path: '/a', body: z.object({ FIELD: z.string() }), responses: {} } });",
  'Express: req.query': "app.get('/a', (req, res) => { load(req.query.FIELD); });",
  'Express: the type of a body':
    "interface Taken { FIELD: string }\nrouter.post('/a', (req: Request<{}, Sent, Taken>, res) => { save(req.body.FIELD); });",
  'Express: the type of a query':
    'interface Query { FIELD: string }\nexport const list: RequestHandler<{}, Sent, {}, Query> = async (req, res) => { load(req.query); };',
  'Fastify: the type of a request':
    "fastify.post('/a', async (request: FastifyRequest<{ Body: { FIELD: string } }>) => { save(request.body); });",
  'Fastify: the types of a route': "fastify.get<{ Querystring: { FIELD: string } }>('/a', run);",
  'GraphQL: an input': '//- /a.graphql\ninput A { FIELD: String }',
  'GraphQL: an argument': '//- /a.graphql\ntype Query { a(FIELD: String): String }',
};

const both: Readonly<Record<string, string>> = {
  'a webhook payload by its name': 'export interface WebhookOrderPayload { FIELD: string }',
  'protobuf: a message': '//- /a.proto\nmessage A {\n  string FIELD = 1;\n}',
};

/** Where nothing crosses an interface of ours, though it looks alike. */
const others: Readonly<Record<string, string>> = {
  'an interface that is only used inside': 'interface A { FIELD: string }\nexport const f = (a: A) => a.FIELD;',
  'options of a refinement':
    "import { z } from 'zod';\nconst A = z.string().refine(ok, { FIELD: 'no' });\nrouter.post('/a', validate(z.object({ a: A })), run);",
  'arguments of decorators': "@Controller('a')\nclass A { @Get() @Cache({ FIELD: 1 }) find(): string { return ''; } }",
  'options of a query':
    "router.get('/a', async (req, res) => { const n = await prisma.user.count({ where: { FIELD: 1 } }); res.json({ n }); });",
  'options of tracing': "router.get('/a', (req, res) => { span.setAttributes({ FIELD: 1 }); res.json({ a: 1 }); });",
  'internal locals': "router.get('/a', (req, res) => { const state = { FIELD: 1 }; log(state); res.json({ a: 1 }); });",
  'a request to another server':
    'export const f = async () => { const res = await fetch(url, { body: JSON.stringify({ FIELD: 1 }) }); return res.json(); };',
  'names of schemas in a registry': '//- /openapi.yaml\nopenapi: 3.0.0\npaths: {}\ncomponents:\n  schemas:\n    FIELD: { type: string }',
};

describe('no-breaking-field-change knows what crosses an interface', () => {
  const renamed = (text: string): readonly string[] => said(rule, text.replaceAll('FIELD', 'title'), text.replaceAll('FIELD', 'name'));

  const named = (directions: RegExp, table: typeof responses): void => {
    for (const [name, text] of Object.entries(table)) {
      it(name, () => {
        const [first = '', ...more] = renamed(text);
        assert.match(first, /^(error|warning): `(\w+\.)*name` was renamed to `(\w+\.)*title`/);
        assert.match(first, directions);
        assert.deepEqual(more, []);
      });
    }
  };

  describe('what clients read', () => named(/clients that read `(\w+\.)*name` break/, responses));
  describe('what clients send', () => named(/clients that send `name` break/, requests));
  describe('both', () => named(/clients that read or send `name` break/, both));
  describe('and what does not', () => {
    for (const [name, text] of Object.entries(others)) it(name, () => assert.deepEqual(renamed(text), []));
  });
});

describe('no-breaking-field-change weighs changes by direction', () => {
  const type = {
    response: 'app.get("/a", (req, res: Response<A>) => res.json(load()));',
    request: '@Controller("a")\nclass C { @Post() a(@Body() a: A) {} }',
  };
  const changes: Readonly<Record<string, readonly [before: string, after: string, response: string, request: string]>> = {
    'a required field is removed': ['id: string; name: string', 'id: string', 'error', 'warning'],
    'an optional field is removed': ['id: string; name?: string', 'id: string', 'warning', 'warning'],
    'a required field is added': ['id: string', 'id: string; name: string', '', 'error'],
    'an optional field is added': ['id: string', 'id: string; name?: string', '', ''],
    'it became optional': ['name: string', 'name?: string', 'error', ''],
    'it became nullable': ['name: string', 'name: string | null', 'error', ''],
    'it became required': ['name?: string', 'name: string', '', 'error'],
    'it became non-null': ['name: string | null', 'name: string', '', 'error'],
    'its type is wider': ['name: string', 'name: string | number', 'error', ''],
    'its type is narrower': ['name: string | number', 'name: string', '', 'error'],
    'its type is another': ['name: string', 'name: number', 'error', 'error'],
    'a value is added': ['name: "a"', 'name: "a" | "b"', 'warning', ''],
    'a value is removed': ['name: "a" | "b"', 'name: "a"', '', 'error'],
    'what may be missing may be null': ['name?: string', 'name: string | null', '', 'error'],
    'what was deprecated is removed': ['id: string; /** @deprecated */ name: string', 'id: string', 'information', 'information'],
    'it moved into another': ['name: string; user: { id: string }', 'user: { id: string; name?: string }', 'error', 'warning'],
    'it is hidden from the schema': ['id: string; name: string', 'id: string; @Exclude() name: string', 'error', 'warning'],
  };
  for (const [name, [before, after, ...severities]] of Object.entries(changes)) {
    it(`${name}: ${severities.map((severity) => severity || 'nothing').join(', ')}`, () => {
      const keyword = /@Exclude/.test(after) ? 'class' : 'interface';
      for (const [at, sink] of Object.values(type).entries()) {
        const found = said(rule, `${keyword} A { ${after} }\n${sink}`, `${keyword} A { ${before} }\n${sink}`);
        if (/@Exclude/.test(after)) assert.match(found[0]!, /`name` is hidden from `A`, the/);
        assert.deepEqual([...new Set(found.map((one) => one.split(':')[0]))], severities[at] ? [severities[at]] : [], found.join('\n'));
      }
    });
  }
});
