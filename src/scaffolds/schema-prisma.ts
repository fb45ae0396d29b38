import { modelsOfSchema, type SchemaField, type SchemaModel } from '../syntax/prisma-schema.ts';
import type { Column, Default, Table } from './schema.ts';

/** https://www.prisma.io/docs/orm/reference/prisma-schema-reference#model-field-scalar-types */
const prismaTypes: Readonly<Record<string, string>> = {
  String: 'text',
  Boolean: 'boolean',
  Int: 'integer',
  BigInt: 'bigint',
  Float: 'double precision',
  Decimal: 'decimal(65,30)',
  DateTime: 'timestamp(3)',
  Json: 'jsonb',
  Bytes: 'bytea',
};

/** The tables of a schema of Prisma, all of its files together. */
export function ofPrisma(text: string): ReadonlyMap<string, Table> {
  const models = modelsOfSchema(text);
  const enums = enumsOf(text);
  return new Map(
    models.map((model) => {
      const own = model.fields.filter(({ type }) => !models.some(({ name }) => name === type));
      const columns = new Map(own.map((field) => [columnName(field), columnOf(field, model, models, enums)]));
      return [tableName(model), { columns, uniques: uniquesOf(model, own), model: { name: model.name, file: '' } }];
    }),
  );
}

const tableName = ({ name, attributes }: SchemaModel): string =>
  attributes.flatMap((said) => /^map\((?:name:\s*)?"([^"]+)"/.exec(said)?.[1] ?? [])[0] ?? name;
const columnName = ({ name, attributes }: SchemaField): string => /@map\((?:name:\s*)?"([^"]+)"/.exec(attributes)?.[1] ?? name;

function columnOf(
  { name, type, isList, mayBeMissing, attributes }: SchemaField,
  model: SchemaModel,
  models: readonly SchemaModel[],
  enums: ReadonlyMap<string, readonly string[]>,
): Column {
  const [, native, size] = /@db\.(\w+)(\([\d, ]+\))?/.exec(attributes) ?? [];
  const known = native ? nativeType(native, size) : prismaTypes[type];
  return {
    property: name,
    type: known && isList ? `${known}[]` : known,
    isRequired: !mayBeMissing,
    isKey: /@id\b/.test(attributes),
    default: defaultOf(attributes),
    choices: isList ? undefined : enums.get(type),
    references: referenceOf(name, model, models),
  };
}

/** `@db.VarChar(80)` is `varchar(80)`, `@db.DoublePrecision` is `double precision`. */
const nativeType = (name: string, size = ''): string =>
  name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace('var char', 'varchar') + size;

function defaultOf(attributes: string): Default | undefined {
  if (/@updatedAt\b/.test(attributes)) return { kind: 'updated' };
  const said = argumentOf(attributes, '@default(');
  if (said === undefined) return;
  if (/^autoincrement|^sequence/.test(said)) return { kind: 'increment' };
  if (/^(uuid|cuid|nanoid|ulid)\b|gen_random_uuid|uuid_generate/.test(said)) return { kind: 'uuid' };
  if (/^now\b/.test(said)) return { kind: 'now' };
  if (/^"/.test(said)) return { kind: 'literal', value: JSON.parse(said) as string };
  if (/^(true|false)$/.test(said)) return { kind: 'literal', value: said === 'true' };
  if (/^-?\d+(\.\d+)?$/.test(said)) return { kind: 'literal', value: Number(said) };
  return /^\w+$/.test(said) ? { kind: 'literal', value: said } : { kind: 'other' };
}

/** What stands in the brackets that a text opens; undefined where it does not occur. */
function argumentOf(attributes: string, opening: string): string | undefined {
  const start = attributes.indexOf(opening);
  if (start < 0) return;
  const from = start + opening.length;
  let depth = 1;
  let isQuoted = false;
  for (let i = from; i < attributes.length; i++) {
    const letter = attributes[i];
    if (letter === '"' && attributes[i - 1] !== '\\') isQuoted = !isQuoted;
    if (isQuoted) continue;
    depth += letter === '(' ? 1 : letter === ')' ? -1 : 0;
    if (depth === 0) return attributes.slice(from, i);
  }
  return;
}

function referenceOf(name: string, { fields }: SchemaModel, models: readonly SchemaModel[]): string | undefined {
  const relation = fields.find(({ attributes }) => new RegExp(`@relation\\([^)]*fields:\\s*\\[\\s*${name}\\s*\\]`).test(attributes));
  const model = models.find((each) => each.name === relation?.type);
  return model && tableName(model);
}

function uniquesOf({ attributes }: SchemaModel, fields: readonly SchemaField[]): Table['uniques'] {
  const column = (name: string): string => {
    const field = fields.find((each) => each.name === name);
    return field ? columnName(field) : name;
  };
  return [
    ...fields.filter((field) => /@unique\b/.test(field.attributes)).map((field) => [columnName(field)]),
    ...attributes.flatMap((said) => {
      const [, list] = /^unique\((?:fields:\s*)?\[([^\]]*)\]/.exec(said) ?? [];
      return list === undefined ? [] : [list.split(',').map((name) => column(name.trim()))];
    }),
  ];
}

const enumsOf = (text: string): ReadonlyMap<string, readonly string[]> =>
  new Map(
    [...text.matchAll(/^\s*enum\s+(\w+)\s*\{([\s\S]*?)^\s*\}/gm)].map(([, name = '', body = '']) => [
      name,
      [...body.matchAll(/^[ \t]*([A-Za-z]\w*)/gm)].map(([, value = '']) => value),
    ]),
  );
