import assert from 'node:assert/strict';
import { noBreakingFieldChange as rule } from '../../src/rules/no-breaking-field-change.ts';
import { said } from '../fixture.ts';

/** What looked like a break when the histories of public projects were read, was none, and is one a step further. */
describe('no-breaking-field-change reads the end of a chain', () => {
  it('whatever is done to a schema before it may be left out', () => {
    const taken = (order: string): string => `
const Order = z.enum(['asc', 'desc']);
router.get('/a', validate(z.object({ order: Order${order}.optional().default('desc') })), run);`;
    assert.deepEqual(said(rule, taken(".exclude(['asc'])"), taken('')), []);
  });
});

describe('no-breaking-field-change tells what a procedure returns from what looks like it', () => {
  it('a client that queries, and a procedure that declares what it sends', () => {
    const before = 'const found = trpc.users.list.query(() => ({ name: 1 }));\nclient.query({ name: 1 });';
    assert.deepEqual(said(rule, before.replaceAll('name', 'title'), before), []);
    const declared = (field: string): string =>
      `export const r = router({ a: publicProcedure.output(User).query(() => ({ ${field}: 1 })) });`;
    assert.deepEqual(said(rule, declared('title'), declared('name')), []);
  });
});

describe('no-breaking-field-change tells look-alikes from breaks', () => {
  const changes = (before: string, after: string): readonly string[] => said(rule, after, before).map((one) => one.split(';')[0]!);
  const zod = "import { z } from 'zod';\n";

  describe('a field whose type has a name may be left out if that says so', () => {
    const text = 'const text = z.string().optional();\nconst Base = z.object({ note: text, name: z.string() });\n';
    const taking = (fields: string): string => `${zod}${text}app.post('/a', validate(z.object({ id: z.string(), ${fields} })), run);`;

    it('a new one', () => {
      assert.deepEqual(changes(taking(''), taking('title: text')), []);
      assert.deepEqual(changes(taking(''), taking('title: Base.shape.note.nullable()')), []);
      assert.deepEqual(changes(taking(''), taking('title: Base.partial().shape.name')), []);
      assert.deepEqual(changes(taking(''), taking('title: Base.shape.name')), [
        'error: `title` is new and required in the request of POST /a',
      ]);
    });

    it('one that is written in another way', () => {
      assert.deepEqual(changes(taking('title: z.string().optional()'), taking('title: text')), []);
      assert.deepEqual(changes(taking('title: text'), taking('title: z.string()')), [
        'error: `title` became required in the request of POST /a',
      ]);
    });
  });

  describe('values are those of a constant as they are those of an enum', () => {
    const roles = (declared: string, schema: string): string => `${zod}${declared}
router.get('/a', { schema: { response: { 200: z.object({ role: ${schema} }) } } }, run);`;
    const asEnum = "enum Role { Owner = 'owner', Reader = 'reader' }";
    const asConst = "const Role = { Owner: 'owner', Reader: 'reader' } as const;";

    it('in zod', () => {
      assert.deepEqual(changes(roles(asEnum, 'z.nativeEnum(Role)'), roles(asConst, 'z.nativeEnum(Role)')), []);
      const more = asConst.replace(' }', ", Guest: 'guest' }");
      assert.deepEqual(changes(roles(asConst, 'z.nativeEnum(Role)'), roles(more, 'z.nativeEnum(Role)')), [
        'warning: The value `guest` was added to `Role` in the response of GET /a',
      ]);
      assert.deepEqual(changes(roles(more, 'z.nativeEnum(Role)'), roles(asConst, 'z.nativeEnum(Role)')), []);
      assert.deepEqual(changes(roles(asConst, "z.enum(['owner', 'reader'])"), roles(asConst, 'z.enum(Role)')), []);
      assert.deepEqual(changes(roles(asConst, "z.enum(['owner', 'reader'])"), roles(asConst.replace('reader', 'guest'), 'z.enum(Role)')), [
        'warning: The value `guest` was added to `role` in the response of GET /a',
      ]);
    });

    it('in types, of the same name too', () => {
      const typed = (declared: string, type: string): string =>
        `${declared}\ninterface A { role: ${type} }\napp.get('/a', (req, res: Response<A>) => res.json(load()));`;
      const named = `${asConst}\ntype Role = (typeof Role)[keyof typeof Role];`;
      assert.deepEqual(changes(typed(asEnum, 'Role'), typed(asConst, '(typeof Role)[keyof typeof Role]')), []);
      assert.deepEqual(changes(typed(asEnum, 'Role'), typed(named, 'Role')), []);
      assert.deepEqual(changes(typed(named, 'Role'), typed(named.replace(' }', ", Guest: 'guest' }"), 'Role')), [
        'warning: The value `guest` was added to `Role` in the response of GET /a',
      ]);
    });
  });

  it('a pipe lets through what its schema says, whatever a later one makes of it', () => {
    const controller = (type: string, pipe = 'new ZodValidationPipe(Order), OrderPipe'): string => `${zod}
const Order = z.object({ id: z.string() });
interface Plain { id: string }
interface Prepared { id: string; total: number }
@Controller('orders')
export class Orders { @Post() create(@Body(${pipe}) order: ${type}) {} }`;
    assert.deepEqual(changes(controller('Plain'), controller('Prepared')), []);
    assert.deepEqual(changes(controller('Plain', ''), controller('Prepared', '')), [
      'error: `total` is new and required in the request of POST /orders',
    ]);
  });

  it('what is merged over takes the place of what was there', () => {
    const schemas = (field: string, over: string): string => `${zod}
const View = z.object({ id: z.string()${field} });
const Table = z.object({ views: View.array(), name: z.string() });
app.post('/tables', validate(Table.merge(z.object({ ${over} }))), run);`;
    assert.deepEqual(
      changes(schemas('', 'views: View.pick({ id: true })'), schemas(', by: z.string()', 'views: View.pick({ id: true })')),
      [],
    );
    assert.deepEqual(changes(schemas('', 'icon: z.string()'), schemas(', by: z.string()', 'icon: z.string()')), [
      'error: `by` is new and required in `View`, the request of POST /tables',
    ]);
  });

  it('what one of several alternatives asks for is not asked of who sends another', () => {
    const schemas = (field: string, union: string): string => `${zod}
const Link = z.object({ kind: z.literal('link'), id: z.string()${field} });
const Plain = z.object({ kind: z.literal('plain') });
app.post('/fields', validate(z.object({ options: ${union} })), run);`;
    for (const union of ['z.union([Link, Plain])', 'Link.or(Plain)'])
      assert.deepEqual(changes(schemas('', union), schemas(', key: z.string()', union)), []);
    for (const union of ["z.discriminatedUnion('kind', [Link, Plain])", 'Link.nullable()', 'Link'])
      assert.deepEqual(changes(schemas('', union), schemas(', key: z.string()', union)), [
        'error: `key` is new and required in `Link`, the request of POST /fields',
      ]);
  });

  it('what a handler answered before is not in what it sends', () => {
    const handler = (guard: string, failed: string): string => `
const load = async () => { if (none) return { ${failed} }; return { id: 1 }; };
app.get('/a', async (req, res) => { const found = await load(); ${guard} res.json(found); });`;
    const guards = ['if (found.error) return res.status(404).end();', "if ('error' in found) { log(found); throw new Error(); }"];
    for (const guard of guards) assert.deepEqual(changes(handler(guard, 'error: true, status: 404'), handler('', 'id: 0')), []);
    assert.equal(changes(handler('', 'error: true, status: 404'), handler('', 'id: 0')).length, 2);
  });

  it('what stands in a path has no name there', () => {
    const app = (part: string, name: string): string =>
      `${zod}app.get('/users/:id', zValidator('${part}', z.object({ ${name}: z.string() })), run);`;
    assert.deepEqual(changes(app('param', 'userId'), app('param', 'id')), []);
    assert.equal(changes(app('query', 'userId'), app('query', 'id')).length, 1);
  });

  it('a page reads its own URL', () => {
    const page = (name: string): string => `//- /pages/users/[id].tsx
export const getServerSideProps = async (context) => ({ props: await load(context.query.${name}) });
export function Page() { const searchParams = useSearchParams(); return show(searchParams.get('${name}')); }`;
    assert.deepEqual(changes(page('userId'), page('id')), []);
    assert.equal(changes(page('userId').replace('.tsx', '.ts'), page('id').replace('.tsx', '.ts')).length, 2);
  });

  it('what answers whatever else is asked for is no route that clients know; each of several paths is', () => {
    const app = (paths: string): string =>
      `import express from 'express';\nconst app = express();\napp.get(${paths}, run);\napp.get('/b', run);`;
    assert.deepEqual(changes(app("'*'"), app("'/a'")), []);
    assert.deepEqual(changes(app("['/api/((?!a).)*', '/plugin/?*']"), app("'/a'")), []);
    assert.deepEqual(changes(app("['/users', '/people/:id']"), app("'/users'")), ['warning: `GET /people/:id` is gone']);
    const plugin = (path: string): string => `export const add = (app) => { app.get('${path}', ((req, res) => res.end())); };`;
    assert.deepEqual(changes(plugin('/users'), plugin('/people')), ['warning: `GET /users` is `GET /people` now']);
  });
});

describe('no-breaking-field-change sees what is another as a whole', () => {
  const changes = (before: string, after: string): readonly string[] => said(rule, after, before).map((one) => one.split(';')[0]!);
  const users = (type: string, sent = 'load()'): string => `
interface User { id: string }
const load = async (): ${type} => db.load();
app.get('/users', async (req, res) => { const found = await load(); res.json(${sent}); });`;

  it('a list that is wrapped, by what a method returns, a handler sends or a schema says', () => {
    const controller = (type: string): string => `interface User { id: string }
@Controller('users')
export class Users { @Get() list(): Promise<${type}> { return this.load(); } }`;
    assert.deepEqual(changes(controller('User[]'), controller('{ items: User[]; total: number }')), [
      'error: The response of GET /users was a list and is an object',
    ]);
    const handler = (value: string): string => `app.get('/users', (req, res) => res.json(${value}));`;
    const sent = 'users.map(({ id }) => ({ id }))';
    assert.deepEqual(changes(handler(sent), handler(`{ items: ${sent} }`)), [
      'error: The response of GET /users was a list and is an object',
    ]);
    const schema = (text: string): string => `import { z } from 'zod';
const Users = ${text};
router.get('/users', { schema: { response: { 200: Users } } }, run);`;
    assert.deepEqual(changes(schema('z.array(z.string())'), schema('z.object({ items: z.array(z.string()) })')), [
      'error: `Users` was a list and is an object in the response of GET /users',
    ]);
    const another = (users: string, a: string, b: string): string => `import { z } from 'zod';
const Users = ${users};
router.get('/users', { schema: { response: { 200: ${a} } } }, run);
router.get('/pages', { schema: { response: { 200: z.object({ users: ${b} }) } } }, run);`;
    const [list, page] = ['z.array(z.string())', 'z.object({ items: z.array(z.string()) })'];
    assert.deepEqual(changes(another(list, 'Users', page), another(page, list, 'Users')), []);
    const registered = (text: string): string =>
      `${schema(text).split('\n').slice(0, 2).join('\n')}\nexport const route = createRoute({ operationId: 'x', responses: { 200: z.object({ users: Users }) } });`;
    assert.deepEqual(changes(registered('z.array(z.string())'), registered('z.object({ items: z.array(z.string()) })')), [
      'error: `Users` was a list and is an object in the response of x',
    ]);
  });

  it('a function by what is sent of it', () => {
    const paged = 'Promise<{ items: User[] }>';
    assert.deepEqual(changes(users('Promise<User[]>', 'found'), users(paged, 'found')), [
      'error: `load` was a list and is an object in the response of GET /users',
    ]);
    assert.deepEqual(changes(users('Promise<User[]>', 'found'), users(paged, 'found.items')), []);
  });
});
