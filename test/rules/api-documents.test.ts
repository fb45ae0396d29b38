import { noBreakingFieldChange as rule } from '../../src/rules/no-breaking-field-change.ts';
import { check } from '../fixture.ts';

describe('no-breaking-field-change in documents', () => {
  const silent = (before: string, after: string): void => check(rule, after, before);

  /** A document whose operation sends what `schema` says and takes `more`. */
  const openApi = (schema: string, more = '', path = '/pets'): string => `
//- /openapi.yaml
openapi: 3.1.0
paths:
  ${path}:
    get:${more}
      responses:
        '200':
          content:
            application/json:
              schema:
${schema}`;

  describe('OpenAPI', () => {
    it('a field that is gone, and one that is no longer promised', () => {
      check(
        rule,
        openApi(`                type: object
                required: [id]
                properties:
                  id: { type: string }
                  name: { type: string }
//                ^^^^ \`name\` became optional in the response of GET /pets; clients that read \`name\` without asking whether it is there break. Keep it required until they ask.
`),
        openApi(`                type: object
                required: [id, name]
                properties:
                  id: { type: string }
                  name: { type: string }
`),
      );
    });

    it('nothing where `allOf`, `oneOf`, `anyOf` and nullable types say the same in another way', () => {
      silent(
        openApi(`                allOf:
                  - type: object
                    properties:
                      id: { type: string }
                      kind: { allOf: [{ $ref: '#/components/schemas/Kind' }], description: what it is }
                  - type: object
                    required: [owner]
                    properties:
                      owner: { type: string, nullable: true }
                      tag: { oneOf: [{ type: string }, { type: 'null' }] }
                  - type: object
                    properties:
                      owner: { type: string, nullable: true, description: not required here, but above }
                  - required: [id]
components:
  schemas:
    Kind: { enum: [cat, dog] }
`),
        openApi(`                type: object
                required: [id, owner]
                properties:
                  id: { type: string }
                  kind: { anyOf: [{ const: dog }, { const: cat }] }
                  owner: { type: [string, 'null'] }
                  tag: { type: [string, 'null'] }
`),
      );
    });

    const pets = (alternatives: string, more = ''): string =>
      openApi(`                oneOf: [${alternatives}]
components:
  schemas:
    Cat: { type: object, required: [type, lives], properties: { type: { const: cat }, lives: { type: integer } } }
    Dog: { type: object, required: [type, tricks], properties: { type: { const: dog }, tricks: { type: integer } } }
    ${more}
`);
    const [cat, dog, bird] = ['Cat', 'Dog', 'Bird'].map((name) => `{ $ref: '#/components/schemas/${name}' }`);

    it('nothing where alternatives are listed in another order, or one is no longer sent', () => {
      silent(pets(`${cat}, ${dog}`), pets(`${dog}, ${cat}`));
      silent(pets(`${cat}, ${dog}`), pets(`${dog}`));
    });

    it('an alternative that clients may not know', () => {
      check(
        rule,
        pets(`${cat}, ${dog}, ${bird}`, 'Bird: { type: object, required: [type], properties: { type: { const: bird } } }').replace(
          '    get:\n',
          '    get:\n//  ^^^ The alternative `Bird` was added to `GET /pets` in the response of GET /pets; clients that know only the others may not handle it.\n',
        ),
        pets(`${cat}, ${dog}`),
      );
    });

    it('a change inside of an alternative, once, where that is declared', () => {
      const fish = '{ type: object, required: [type], properties: { type: { const: fish } } }';
      check(
        rule,
        pets(`${cat}, ${fish}`)
          .replace('lives: { type: integer }', 'lives: { type: string }')
          .replace(
            '    Dog:',
            '//                                                                                    ^^^^^ `lives` was `integer` and is `string` in `Cat`; clients that read `lives` as before break. Add a new field beside it.\n    Dog:',
          ),
        pets(`${cat}, ${dog}, ${fish}`),
      );
    });

    it('values of an enum by direction', () => {
      check(
        rule,
        openApi(
          `                type: object
                properties:
                  state: { enum: [open, closed, stale] }
//                ^^^^^ The value \`stale\` was added to \`state\` in the response of GET /pets; clients that know only the others may not handle it.
`,
          `
      parameters:
        - { in: query, name: sort, schema: { enum: [name, age] } }
//                           ^^^^ The value \`size\` was removed from \`sort\` in the request of GET /pets; clients that send it break. Keep what clients use.`,
        ),
        openApi(
          `                type: object
                properties:
                  state: { enum: [open, closed] }
`,
          `
      parameters:
        - { in: query, name: sort, schema: { enum: [name, size] } }`,
        ),
      );
    });

    it('parameters that are renamed, also where they are kept among the components; and fields of bodies in Swagger 2', () => {
      const paged = (name: string): string =>
        openApi(
          `                type: string
components:
  parameters:
    Page: { in: query, name: ${name}, schema: { type: integer } }
`,
          `
      parameters:
        - $ref: '#/components/parameters/Page'`,
        );
      check(
        rule,
        `${paged('offset')}//                           ^^^^^^ 💡 \`skip\` was renamed to \`offset\` in the request of GET /pets; clients that send \`skip\` break. Keep both until they have moved.\n`,
        paged('skip'),
      );
      const swagger = (name: string): string => `
//- /swagger.json
{ "swagger": "2.0", "paths": { "/pets": { "post": { "parameters": [
  { "in": "body", "name": "pet", "schema": { "type": "object", "properties": {
    "${name}": { "type": "string" }
`;
      check(
        rule,
        `${swagger('title')}//  ^^^^^^^ 💡 \`name\` was renamed to \`title\` in the request of POST /pets; clients that send \`name\` break. Keep both until they have moved.\n} } }], "responses": {} } } } }`,
        `${swagger('name')}} } }], "responses": {} } } } }`,
      );
    });

    it('a path parameter, which only clients that are generated call by its name', () => {
      const pet = (name: string): string =>
        openApi(
          '                type: string\n',
          `
      parameters:
        - { in: path, required: true, name: ${name}, schema: { type: string } }`,
          `/pets/{${name}}`,
        );
      check(
        rule,
        pet('petId').replace(
          '      responses:',
          '//                                          ^^^^^ `id` was renamed to `petId` in the path of GET /pets/{id}; clients that are generated from the document break. Keep the name.\n      responses:',
        ),
        pet('id'),
      );
    });
  });

  describe('GraphQL', () => {
    it('fields, arguments, values and what may be null', () => {
      check(
        rule,
        `
//- /schema.graphql
type Query { user(userId: ID!, deep: Boolean!): User }
//           ^^^^^ nothing
`.replace(/\n.*nothing/, '') +
          `//                ^^^^^^ 💡 \`id\` was renamed to \`userId\` in the request of Query.user; clients that send \`id\` break. Keep both until they have moved.
//                             ^^^^ \`deep\` is new and required in the request of Query.user; clients that do not send it are refused. Make it optional first.
type User { title: String, age: Int! role: Role! }
//          ^^^^^ 💡 \`name\` was renamed to \`title\` in \`User\`; clients that read \`name\` break. Keep both until they have moved.
enum Role { ADMIN OWNER }
//   ^^^^ The value \`GUEST\` was removed from \`Role\` in \`Role\`; clients that read or send it break. Keep what clients use.
//   ^^^^ information: The value \`OWNER\` was added to \`Role\` in \`Role\`; clients that know only the others may not handle it.
`,
        `
//- /schema.graphql
type Query { user(id: ID!): User }
type User { name: String, age: Int role: Role! }
enum Role { ADMIN GUEST }
`,
      );
    });

    it('schemas that code builds: graphql-js, Pothos, Nexus', () => {
      check(
        rule,
        `
//- /graphql-js.ts
const User = new GraphQLObjectType({ name: 'User', fields: () => ({
  id: { type: GraphQLID },
//^^ \`id\` became nullable in \`User\`; clients that read \`id\` without asking whether it is there break. Keep it required until they ask.
  title: { type: GraphQLString, args: { short: { type: new GraphQLNonNull(GraphQLBoolean) } } },
//^^^^^ 💡 \`name\` was renamed to \`title\` in \`User\`; clients that read \`name\` break. Keep both until they have moved.
}) });
const Role = new GraphQLEnumType({ name: 'Role', values: { ADMIN: {} } });
//           ^^^^^^^^^^^^^^^ nothing
//- /pothos.ts
builder.objectType('Book', { fields: (t) => ({
  caption: t.exposeString('title'),
//^^^^^^^ 💡 \`title\` was renamed to \`caption\` in \`Book\`; clients that read \`title\` break. Keep both until they have moved.
}) });
builder.inputType('NewBook', { fields: (t) => ({ title: t.string({ required: true }) }) });
//                                               ^^^^^ \`title\` became required in \`NewBook\`; clients that leave it out are refused. Keep it optional until all of them send it.
//- /nexus.ts
import { objectType } from 'nexus';
const Pet = objectType({ name: 'Pet', definition(t) { t.nonNull.id('id'); t.int('age'); } });
//                                                                              ^^^^^ \`age\` was \`String\` and is \`Int\` in \`Pet\`; clients that read \`age\` as before break. Add a new field beside it.
`
          .replace(
            /\n.*nothing/,
            '\n//               ^^^^^^^^^^^^^^^ The value `GUEST` was removed from `Role` in `Role`; clients that read or send it break. Keep what clients use.',
          )
          .replace('//               ^^^^', '//               ^^^^'),
        `
//- /graphql-js.ts
const User = new GraphQLObjectType({ name: 'User', fields: () => ({
  id: { type: new GraphQLNonNull(GraphQLID) },
  name: { type: GraphQLString, args: { short: { type: GraphQLBoolean } } },
}) });
const Role = new GraphQLEnumType({ name: 'Role', values: { ADMIN: {}, GUEST: {} } });
//- /pothos.ts
builder.objectType('Book', { fields: (t) => ({
  title: t.exposeString('title'),
}) });
builder.inputType('NewBook', { fields: (t) => ({ title: t.string() }) });
//- /nexus.ts
import { objectType } from 'nexus';
const Pet = objectType({ name: 'Pet', definition(t) { t.nonNull.id('id'); t.string('age'); } });
`,
      );
    });
  });

  it('protobuf: numbers, names in JSON, calls, values', () => {
    check(
      rule,
      `
//- /a.proto
service Users { rpc Find(Id) returns (User); }
//      ^^^^^ \`Users.List\` is gone; clients that call it break. Keep it until nobody calls it.
message User {
  string title = 1;
//       ^^^^^ 💡 \`name\` was renamed to \`title\` in \`User\`; clients that read or send \`name\` break. Keep both until they have moved.
  string nick = 2 [json_name = "alias"];
//       ^^^^ information: \`alias\` was renamed to \`nick\` in \`User\`, in generated code alone: its number and its name in JSON are as before.
  int32 age = 4;
//      ^^^ \`age\` had the number 3 and has 4 in \`User\`; messages of clients are read wrongly. Keep the number.
  string mail_address = 5 [json_name = "mail"];
//       ^^^^^^^^^^^^ \`mail_address\` was \`mailAddress\` in JSON and is \`mail\` in \`User\`; clients that read or send JSON break. Keep it with \`json_name\`.
}
enum Role { ADMIN = 0; }
//   ^^^^ The value \`GUEST\` was removed from \`Role\` in \`Role\`; clients that read or send it break. Keep what clients use.
`,
      `
//- /a.proto
service Users { rpc Find(Id) returns (User); rpc List(All) returns (UserList); }
message User {
  string name = 1;
  string alias = 2;
  int32 age = 3;
  string mail_address = 5;
}
enum Role { ADMIN = 0; GUEST = 1; }
`,
    );
  });
});
