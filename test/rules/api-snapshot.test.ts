import assert from 'node:assert/strict';
import { analyze } from '../../src/engine/analyze.ts';
import { parseAnnotated } from '../../src/engine/annotated.ts';
import type { Finding } from '../../src/engine/finding.ts';
import type { Workspace } from '../../src/engine/workspace.ts';
import { contract } from '../../src/facts/contract.ts';
import { noBreakingFieldChange as rule } from '../../src/rules/no-breaking-field-change.ts';
import { applyOffered, check, contractText, offered, said, workspaceOf } from '../fixture.ts';

describe('no-breaking-field-change, compared with a snapshot', () => {
  const controller = `
//- /users.controller.ts
import { UserDto } from './user.dto';
@Controller('users')
export class UsersController {
  @Get() list(): UserDto[] { return load(); }
  @Get(':id') find(): UserDto { return load(); }
}
`;
  const dto = (fields: string): string => `${controller}//- /user.dto.ts
import { Role } from './role';
export interface UserDto {
  id: string;
${fields}
  role: Role;
}
//- /role.ts
export type Role = 'admin' | 'member';
`;

  const union = (...alternatives: readonly string[]): string => `
type Event = ${alternatives.map((fields) => `{ kind: ${fields} }`).join(' | ')};
app.get('/events', (req, res: Response<Event>) => res.json(load()));
`;

  it('says it at the field, wherever that is declared, and once for all routes', () => {
    check(
      rule,
      dto(`  user_name: string;
//^^^^^^^^^ 💡 \`name\` was renamed to \`user_name\` in \`UserDto\`, the response of GET /users and 1 more; clients that read \`name\` break. Keep both until they have moved.`),
      dto('  name: string;'),
      'snapshot',
    );
  });

  it('where the values of an enum are, and in the handler what came in from elsewhere', () => {
    check(
      rule,
      dto('  name: string;').replace(
        "export type Role = 'admin' | 'member';",
        `export type Role = 'admin' | 'member' | 'guest';
//          ^^^^ The value \`guest\` was added to \`Role\` in the response of GET /users and 1 more; clients that know only the others may not handle it.`,
      ),
      dto('  name: string;'),
      'snapshot',
    );
    check(
      rule,
      `
//- /main.ts
import { Person } from './person';
app.get('/users', (req, res: Response<Person>) => res.json(load()));
//                                                ^^^^^^^^ \`name\` was removed from the response of GET /users; clients that read \`name\` break. Deprecate it first, and remove it when no client uses it.
//- /person.ts
export interface Person { id: string }
`,
      `
//- /main.ts
import { User } from './user';
app.get('/users', (req, res: Response<User>) => res.json(load()));
//- /user.ts
export interface User { id: string; name: string }
`,
      'snapshot',
    );
  });

  it('says what it says compared with the commit in which the snapshot was written', () => {
    const pairs: readonly (readonly [string, string])[] = [
      [dto('  name?: string;'), dto('  name: string;')],
      [dto('  name: number;'), dto('  name: string;')],
      [dto('  name: string | null;'), dto('  name: string;')],
      [dto('  name: string;').replace("Get(':id')", "Get('one/:id')"), dto('  name: string;')],
      [
        "app.get('/a', (req, res) => res.json({ id: 1, title: user.title }));",
        "app.get('/a', (req, res) => res.json({ id: 1, name: user.name }));",
      ],
      [
        "router.post('/a', validate(z.object({ id: z.string(), name: z.string() })), run);",
        "router.post('/a', validate(z.object({ id: z.string() })), run);",
      ],
      [union("'a'; a: string", "'b'; b: string"), union("'a'; a: string")],
      ['//- /a.graphql\ntype User { id: ID, home: Place! }', '//- /a.graphql\ntype User { id: ID, home: Address! }'],
      ['//- /a.proto\nmessage User {\n  string name = 2;\n}', '//- /a.proto\nmessage User {\n  string name = 1;\n}'],
      ['//- /a.proto\nmessage User {\n  string title = 1 [json_name = "name"];\n}', '//- /a.proto\nmessage User {\n  string name = 1;\n}'],
    ];
    for (const [now, before] of pairs) {
      const found = said(rule, now, before, 'snapshot');
      assert.equal(found.length, 1, now);
      assert.deepEqual(found, said(rule, now, before, 'commit'));
    }
  });

  it('nothing where the same crosses, whatever it is written like and wherever it stands', () => {
    const pairs: readonly (readonly [string, string])[] = [
      [dto('  name: string;'), dto('  name: string;')],
      [dto('  age?: number;\n  name: string;'), dto('  name: string;')],
      [
        "//- /people.ts\nexport const people = Router();\npeople.get('/users', (req, res: Response<{ id: string }>) => res.json(load()));",
        "//- /users.ts\nimport { User } from './user';\nexport const users = Router();\nusers.get('/users', (req, res: Response<User>) => res.json(load()));\n//- /user.ts\nexport interface User { id: string }",
      ],
      // Alternatives of a union that has a name have none.
      [union("'a'; a: string", "'b'; b: string"), union("'b'; b: string", "'a'; a: string")],
      // What is spread is another thing now: who knows what it has.
      [
        "app.get('/a', (req, res) => res.json({ id: 1, ...rest(req) }));",
        "app.get('/a', (req, res) => res.json({ id: 1, name: 'a', ...more(req) }));",
      ],
    ];
    for (const [now, before] of pairs) assert.deepEqual(said(rule, now, before, 'snapshot'), [], now);
  });

  it('tells routes that are gone from routes that another file answers now', () => {
    const routes = (users: string, others: string): string => `
//- /users.ts
import { Router } from 'express';
const users = Router();
users.get('/users', list);
${users}
//- /others.ts
import { Router } from 'express';
const others = Router();
others.get('/others', list);
${others}
`;
    const remove = "users.delete('/users/:id', remove);";
    assert.deepEqual(said(rule, routes('', remove.replace('users', 'others')), routes(remove, ''), 'snapshot'), []);
    assert.deepEqual(said(rule, routes('', ''), routes(remove, ''), 'snapshot'), [
      'warning: `DELETE /users/:id` is gone; clients that call it break. Answer it until nobody does.',
    ]);
  });

  it('shows the line of the snapshot', () => {
    const workspace = workspaceOf(parseAnnotated(dto('  title: string;')).files, dto('  name: string;'), 'snapshot');
    const text = workspace.read('/api-contract.json')!;
    const [finding] = findingsIn(workspace);
    const [first, second] = finding!.because;
    assert.equal(first!.message, 'in api-contract.json it is `name: string`');
    assert.equal(first!.file, '/api-contract.json');
    assert.equal(text.slice(first!.span.start, first!.span.end), '"name"');
    assert.match(text.slice(0, first!.span.start), /GET \/users response[^}]*$/);
    assert.equal(second!.message, 'returned by `list`: GET /users');
  });

  it('keeps what was renamed, and what is gone as far as its type tells how', () => {
    const kept = (id: string, now: string, after: string): void => applyOffered(rule, id, now, after, dto('  name: string;'), 'snapshot');
    kept('keep-field name', dto('  title: string;'), dto('  title: string;\n  /** @deprecated use `title` */\n  name: string;'));
    kept('undo-rename name', dto('  title: string;'), dto('  name: string;'));
    kept('keep-field name', dto('  age: number;').replace('  age: number;\n', ''), dto('  /** @deprecated */\n  name: string;'));
    const literal = (fields: string): string => `app.get('/a', (req, res) => res.json({ id: 1${fields} }));`;
    assert.deepEqual(offered(rule, literal(''), literal(', secret: load(1)'), 'snapshot'), [], 'no value is known');
  });

  it('is read again when it changes, and not at all where it cannot be read', () => {
    const workspace = workspaceOf(parseAnnotated(dto('  title: string;')).files, dto('  name: string;'), 'snapshot');
    assert.equal(findingsIn(workspace).length, 1);
    const write = (text: string): void => workspace.update('/api-contract.json', { text, version: text });
    write(contractText(parseAnnotated(dto('  title: string;')).files));
    assert.equal(findingsIn(workspace).length, 0);
    const problem = (text: string): unknown => {
      write(text);
      const { problem: found } = workspace.facts.of(contract, '/api-contract.json');
      return found && [found.message, text.slice(found.span.start, found.span.end)];
    };
    assert.deepEqual(problem('{ "version": 2, "shapes": {} }'), undefined);
    assert.deepEqual(problem('{ "version": 1, "shapes": {} }'), [
      'this is version 1 of a contract: `fundamentals contract write` writes it anew',
      '"version"',
    ]);
    assert.match(String(problem('{ "version": 9, "shapes": {} }')), /version 9 of a contract: an older/);
    assert.match(String(problem('{ "version": 2, "shapes": ')), /this is no JSON/);
    assert.match(String(problem('[]')), /this is no contract/);
    assert.match(String(problem('')), /nothing is written here/);
    const entry = '{ "version": 2, "shapes": { "GET /a response": { "direction": "up", "from": ["a.ts"], "shape": "?" } } }';
    assert.deepEqual(problem(entry), [
      'this is no shape that crosses an interface: `fundamentals contract write` writes it anew',
      '"GET /a response"',
    ]);
    assert.deepEqual(findingsIn(workspace), []);
  });
});

function findingsIn(workspace: Workspace): readonly Finding[] {
  return analyze(workspace, '/user.dto.ts', [rule]);
}
