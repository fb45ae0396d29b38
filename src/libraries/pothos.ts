import { defineLibrary, named } from './library.ts';

const prismaFields = ['prismaField', 'prismaConnection', 'prismaFieldWithInput'];

/** https://pothos-graphql.dev/docs/guide/context */
export const pothos = defineLibrary({
  id: 'pothos',
  name: 'Pothos',
  packages: ['@pothos/core'],
  exports: { default: 'Builder', SchemaBuilder: 'Builder' },
  shapes: {
    Builder: { instance: 'builder', keepsTypes: true, members: { default: 'Builder' } },
    builder: { otherMembers: 'define' },
    /** `builder.queryType({ fields })`, `builder.objectType(Order, { fields })`, `builder.queryField('orders', (t) => …)` */
    define: { takes: ['type', 'type'], handler: ['fields'], call: { returns: 'ref' } },
    ref: { members: { implement: 'define' } },
    type: { members: named('to fields', ['fields', 'interfaceFields']) },
    'to fields': { takes: ['fields'] },
    fields: { members: named('prisma field', prismaFields), otherMembers: 'field' },
    field: { takes: ['field options', 'field options'] },
    'field options': { members: named('resolver', ['resolve', 'subscribe']) },
    resolver: { takes: ['other', 'other', 'context'] },
    'prisma field': { takes: ['prisma options', 'prisma options'] },
    'prisma options': { members: { resolve: 'prisma resolver' } },
    /** It gets the query that brings what is selected first. */
    'prisma resolver': { takes: ['other', 'other', 'other', 'context'] },
    context: { typeAt: { at: 0, member: 'Context' } },
    other: {},
  },
});
