import assert from 'node:assert/strict';
import { queriesIn } from '../reach.ts';

describe('Pothos', () => {
  it('hands the context of its builder to resolvers', () => {
    assert.deepEqual(
      queriesIn(`
import SchemaBuilder from '@pothos/core';
import type { Context } from './context';
const builder = new SchemaBuilder<{ Context: Context; DefaultFieldNullability: false }>({});
builder.queryType({ fields: (t) => ({ orders: t.field({ type: [Order], resolve: (_, __, ctx) => ctx.db.query('…') }) }) });
builder.objectType(Order, { fields: (t) => ({ lines: t.field({ resolve: async (order, _args, { db }) => db.query('…') }) }) });
builder.queryField('mine', (t) => t.prismaField({ resolve: (query, _root, _args, ctx) => ctx.db.query(query) }));
builder.queryField('other', (t) => t.prismaField({ resolve: (query, root, args) => args.db.query(query) }));
//- /context.ts
import type { Pool } from 'pg';
export interface Context { db: Pool }
`),
      ['ctx.db.query', 'db.query', 'ctx.db.query'],
    );
  });
});
