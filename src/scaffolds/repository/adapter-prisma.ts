import type { Adapter, Place } from './adapters.ts';
import { type Field, isGenerated, type Model } from './model.ts';

export function prisma(model: Model, { prismaClient }: Place): Adapter {
  const { type, one, key, fields } = model;
  const name = model.source?.name ?? type;
  const table = `this.#prisma.${name[0]!.toLowerCase()}${name.slice(1)}`;
  const needsValue = fields.some(({ kind, isRequired }) => kind === 'json' && !isRequired);
  const written = fields.filter((field) => !isGenerated(field));
  const value = (field: Field): string => `${one}.${field.name}`;
  return {
    prefix: 'Prisma',
    handle: { name: 'prisma', type: 'Prisma.TransactionClient' },
    imports: [`import ${needsValue ? '' : 'type '}{ Prisma } from '${prismaClient}';`],
    findOne: (by) =>
      `const row = await ${table}.${by.length === 1 ? 'findUnique' : 'findFirst'}({ where: { ${by.map((field) => field.name).join(', ')} } });`,
    findMany: (keys) => `await ${table}.findMany({ where: { ${key.name}: { in: [...${keys}] } } })`,
    list: (field) =>
      `const rows = await ${table}.findMany({
        where: { ${field.name}, ...(after !== undefined && { ${key.name}: { gt: after } }) },
        orderBy: { ${key.name}: 'asc' },
        take: limit,
      });`,
    add: `${table}.create({ data: toRow(${one}) })`,
    save: `${table}.updateMany({ where: { ${key.name}: ${one}.${key.name} }, data: toRow(${one}) }).then(({ count }) => count)`,
    remove: (by) => `(await ${table}.deleteMany({ where: { ${by} } })).count`,
    mapping: `type ${type}Row = Prisma.${name}GetPayload<object>;

const to${type} = (row: ${type}Row): ${type} => ({ ${fields.map((field) => `${field.name}: ${read(field)}`).join(', ')} });

const toRow = (${one}: New${type}): Prisma.${name}UncheckedCreateInput => ({ ${written.map((field) => `${field.name}: ${write(field, value(field))}`).join(', ')} });`,
    isDuplicate: `const isDuplicate = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'P2002';`,
  };
}

/** Its decimals are objects. */
const read = ({ name, kind, isRequired }: Field): string =>
  kind !== 'decimal' ? `row.${name}` : isRequired ? `row.${name}.toString()` : `row.${name}?.toString() ?? null`;

function write({ kind, isRequired }: Field, value: string): string {
  if (kind !== 'json') return value;
  const json = `${value} as Prisma.InputJsonValue`;
  return isRequired ? json : `${value} === null ? Prisma.DbNull : (${json})`;
}
