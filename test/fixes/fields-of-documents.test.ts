import assert from 'node:assert/strict';
import { noBreakingFieldChange as rule } from '../../src/rules/no-breaking-field-change.ts';
import { applyOffered, offered, said } from '../fixture.ts';

describe('documents keep the old field', () => {
  const keep = (now: string, after: string, before: string): void => applyOffered(rule, 'keep-field name', now, after, before);

  describe('OpenAPI', () => {
    const operation = (direction: 'requestBody' | 'response', schema: string): string => {
      const content = `content:\n          application/json:\n            schema:\n${schema}`;
      return `//- /openapi.yaml\nopenapi: 3.0.0\npaths:\n  /users:\n    post:\n${
        direction === 'requestBody'
          ? `      requestBody:\n        ${content}`
          : `      responses:\n        '200':\n          ${content.replaceAll('\n', '\n  ')}`
      }`;
    };

    it('a response promises it as it promises the new one', () => {
      const schema = (fields: string, required: string): string =>
        operation(
          'response',
          `              type: object\n              required: ${required}\n              properties:\n${fields}                id: { type: string }\n`,
        );
      keep(
        schema('                title:\n                  type: string\n', '[id, title]'),
        schema(
          '                title:\n                  type: string\n                name:\n                  deprecated: true\n                  type: string\n',
          '[id, title, name]',
        ),
        schema('                name:\n                  type: string\n', '[id, name]'),
      );
      keep(
        schema('                title: { type: string }\n', '\n                - title\n                - id'),
        schema(
          '                title: { type: string }\n                name: { deprecated: true, type: string }\n',
          '\n                - title\n                - name\n                - id',
        ),
        schema('                name: { type: string }\n', '\n                - name\n                - id'),
      );
    });

    it('a request demands neither', () => {
      const schema = (fields: string, required: string): string =>
        operation(
          'requestBody',
          `              type: object\n              required: ${required}\n              properties:\n${fields}                id: { type: string }\n`,
        );
      keep(
        schema('                title: { type: string }\n', '[title, id]'),
        schema('                title: { type: string }\n                name: { deprecated: true, type: string }\n', '[id]'),
        schema('                name: { type: string }\n', '[name, id]'),
      );
      keep(
        schema('                title: { type: string }\n', '[title]'),
        schema('                title: { type: string }\n                name: { deprecated: true, type: string }\n', '[]'),
        schema('                name: { type: string }\n', '[name]'),
      );
    });

    it('a parameter', () => {
      const parameters = (list: string): string =>
        `//- /openapi.yaml\nopenapi: 3.0.0\npaths:\n  /users:\n    get:\n      parameters:\n${list}      responses: {}\n`;
      keep(
        parameters('        - name: title\n          in: query\n          required: true\n          schema: { type: string }\n'),
        parameters(
          '        - name: title\n          in: query\n          required: false\n          schema: { type: string }\n        - deprecated: true\n          name: name\n          in: query\n          required: false\n          schema: { type: string }\n',
        ),
        parameters('        - name: name\n          in: query\n          required: true\n          schema: { type: string }\n'),
      );
      keep(
        parameters('        - { in: query, name: title, schema: { type: string } }\n'),
        parameters(
          '        - { in: query, name: title, schema: { type: string } }\n        - { deprecated: true, in: query, name: name, schema: { type: string } }\n',
        ),
        parameters('        - { in: query, name: name, schema: { type: string } }\n'),
      );
    });

    it('in JSON', () => {
      const document = (fields: string, required: string): string =>
        `//- /openapi.json\n{\n  "openapi": "3.0.0",\n  "paths": { "/users": { "get": { "responses": { "200": { "content": { "application/json": { "schema": {\n    "type": "object",\n    "required": ${required},\n    "properties": {\n      ${fields}\n    }\n  } } } } } } } }\n}\n`;
      keep(
        document('"title": { "type": "string" }', '["title"]'),
        document('"title": { "type": "string" },\n      "name": { "deprecated": true, "type": "string" }', '["title", "name"]'),
        document('"name": { "type": "string" }', '["name"]'),
      );
    });
  });

  describe('protobuf', () => {
    const message = (fields: string): string => `//- /a.proto\nmessage Box {\n  int32 id = 1;\n${fields}}\n`;

    it('the number has a new name, JSON keeps the old one', () => {
      keep(message('  string title = 2;\n'), message('  string title = 2 [json_name = "name"];\n'), message('  string name = 2;\n'));
      keep(
        message('  string title = 2 [deprecated = true];\n'),
        message('  string title = 2 [deprecated = true, json_name = "name"];\n'),
        message('  string name = 2;\n'),
      );
    });

    it('what is gone comes back, or leaves its number to nobody', () => {
      keep(message(''), message('  string name = 2 [deprecated = true];\n'), message('  string name = 2;\n'));
      assert.deepEqual(offered(rule, message(''), message('  string name = 2;\n')), ['keep-field name', 'reserve name']);
      assert.deepEqual(said(rule, message('  reserved 2, 5 to 9;\n'), message('  string name = 2;\n')), [
        'warning: `name` was removed from `Box`; clients that read or send `name` break. Deprecate it first, and remove it when no client uses it. Its number is reserved, so that nothing else is read in its place.',
      ]);
      applyOffered(
        rule,
        'reserve name',
        message(''),
        message('  reserved 2;\n  reserved "name";\n'),
        message('  string name = 2 [deprecated = true];\n'),
      );
    });
  });

  describe('GraphQL', () => {
    it('an argument, and a field of an input: neither is demanded', () => {
      keep(
        '//- /a.graphql\ntype Query { user(title: ID!): String }\n',
        '//- /a.graphql\ntype Query { user(title: ID, name: ID @deprecated(reason: "Use `title`.")): String }\n',
        '//- /a.graphql\ntype Query { user(name: ID!): String }\n',
      );
      keep(
        '//- /a.graphql\ninput User {\n  title: String!\n}\n',
        '//- /a.graphql\ninput User {\n  title: String\n  name: String @deprecated(reason: "Use `title`.")\n}\n',
        '//- /a.graphql\ninput User {\n  name: String!\n}\n',
      );
    });

    it('schemas that code builds: graphql-js, Pothos, decorators', () => {
      const plain = (fields: string): string =>
        `import { GraphQLObjectType, GraphQLString } from 'graphql';\nexport const User = new GraphQLObjectType({\n  name: 'User',\n  fields: {\n${fields}  },\n});\n`;
      keep(
        plain('    title: { type: GraphQLString },\n'),
        plain(
          "    title: { type: GraphQLString },\n    /** @deprecated use `title` */\n    name: { resolve: (source) => source.title, deprecationReason: 'Use `title`.', type: GraphQLString },\n",
        ),
        plain('    name: { type: GraphQLString },\n'),
      );
      const pothos = (fields: string): string => `builder.objectType(User, {\n  fields: (t) => ({\n${fields}  }),\n});\n`;
      keep(
        pothos("    title: t.exposeString('title'),\n"),
        pothos(
          "    title: t.exposeString('title'),\n    /** @deprecated use `title` */\n    name: t.exposeString('title', { deprecationReason: 'Use `title`.' }),\n",
        ),
        pothos("    name: t.exposeString('title'),\n"),
      );
      const decorated = (fields: string): string => `@ObjectType()\nclass User {\n${fields}}\n`;
      keep(
        decorated('  @Field(() => String)\n  title!: string;\n'),
        decorated(
          "  @Field(() => String)\n  title!: string;\n  /** @deprecated use `title` */\n  @Field(() => String, { deprecationReason: 'Use `title`.' })\n  name!: string;\n",
        ),
        decorated('  @Field(() => String)\n  name!: string;\n'),
      );
    });
  });
});
