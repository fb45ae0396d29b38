import { noBreakingFieldChange as rule } from '../../src/rules/no-breaking-field-change.ts';
import { applyOffered } from '../fixture.ts';

describe('a rename is undone', () => {
  const undo = (now: string, after: string, before: string): void => applyOffered(rule, 'undo-rename name', now, after, before);

  it('in what is sent, where what it stands for keeps its name', () => {
    undo(
      "app.get('/a', (req, res) => { const title = load(); res.json({ title }); });",
      "app.get('/a', (req, res) => { const title = load(); res.json({ name: title }); });",
      "app.get('/a', (req, res) => { const name = load(); res.json({ name }); });",
    );
  });

  it('in an interface, and wherever values of it are made, read and taken apart, through functions, lists and promises of other files', () => {
    const project = (field: string, shorthand: string, taken: string): string => `
//- /user.ts
export interface User { id: string; ${field}: string }
//- /users.controller.ts
import type { User } from './user';
import { findAll } from './users.service';
declare const Controller: any, Get: any;
@Controller('users')
export class Users {
  @Get() async list(): Promise<User[]> {
    const users = await findAll();
    for (const user of users) log(user.${field});
    return users.filter((user) => user?.${field} !== 'title');
  }
  @Get(':id') async find(): Promise<User> {
    const ${taken} = (await findAll())[0]!;
    return { id: title, ${shorthand} };
  }
}
declare function log(text: string): void;
//- /users.service.ts
import type { User } from './user';
export async function findAll(): Promise<User[]> { return [{ id: '1', ${field}: 'Ann' }, make()]; }
const make = (): User => ({ id: '2', '${field}': 'Bob' });
//- /books.ts
interface Book { title: string }
export const shown = ({ title }: Book): string => title;
export const show = (book: Book): string => book.title;
`;
    undo(
      project('title', 'title', '{ title }'),
      project('name', 'name: title', '{ name: title }').replace("'name': 'Bob'", "'name': 'Bob'"),
      project('name', 'name: title', '{ name: title }'),
    );
  });

  it('in a class, and in a schema of zod with what is inferred of it', () => {
    const dto = (field: string): string => `
declare const Controller: any, Post: any, Body: any;
class CreateUser { ${field}!: string }
@Controller('users')
export class Users {
  @Post() create(@Body() user: CreateUser): string { return user.${field}; }
}
`;
    undo(dto('title'), dto('name'), dto('name'));
    const schema = (field: string): string => `
//- /schema.ts
import { z } from 'zod';
export const CreateUser = z.object({ ${field}: z.string().min(1) }).strict();
export type CreateUser = z.infer<typeof CreateUser>;
//- /users.ts
import { CreateUser } from './schema';
declare const router: { post(path: string, handler: (req: { body: unknown }) => unknown): void };
router.post('/users', (req) => {
  const user = CreateUser.parse(req.body);
  return save(user) + user.${field};
});
function save(user: CreateUser): string { return user['${field}']; }
`;
    undo(schema('title'), schema('name'), schema('name'));
  });

  it('in a document, where it is called required as well', () => {
    const yaml = (field: string): string =>
      `//- /a.yaml\nopenapi: 3.0.0\npaths:\n  /a:\n    get:\n      responses:\n        '200':\n          content:\n            application/json:\n              schema:\n                type: object\n                required: [id, ${field}]\n                properties:\n                  id: { type: string }\n                  ${field}: { type: string }\n`;
    undo(yaml('title'), yaml('name'), yaml('name'));
    const json = (field: string): string =>
      `//- /openapi.json\n{ "openapi": "3.0.0", "paths": { "/a": { "get": { "responses": { "200": { "content": { "application/json": { "schema": { "type": "object", "properties": { "${field}": { "type": "string" } }, "required": ["${field}"] } } } } } } } } }\n`;
    undo(json('title'), json('name'), json('name'));
    const graphql = (field: string): string => `//- /a.graphql\ntype User {\n  id: ID!\n  ${field}: String!\n}\n`;
    undo(graphql('title'), graphql('name'), graphql('name'));
  });

  it('in what a handler reads, each time', () => {
    const handler = (read: string, taken: string): string =>
      `app.get('/a', (req, res) => { if (req.query.${read}) log(req.query.${read}); const ${taken} = req.body; log(title); });`;
    undo(handler('title', '{ other: title }'), handler('name', '{ other: title }'), handler('name', '{ other: title }'));
    undo(handler('q', '{ title }'), handler('q', '{ name: title }'), handler('q', '{ name: title }'));
  });
});
