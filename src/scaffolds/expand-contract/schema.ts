import { isSource } from '../../engine/host.ts';
import { parseSource } from '../../engine/parse.ts';
import type { FileId } from '../../engine/text.ts';
import { ts } from '../../engine/ts.ts';
import { modelsOfSchema } from '../../syntax/prisma-schema.ts';
import type { Database } from '../databases.ts';
import type { Migrations } from '../migrations.ts';
import type { Tree } from '../tree.ts';
import { applySql } from './sql-tables.ts';

export interface Column {
  /** As SQL says it; undefined where it is not said. */
  readonly type: string | undefined;
  readonly isRequired: boolean;
  readonly isKey: boolean;
}

/** By table and column, both as the database calls them. */
export interface Schema {
  readonly tables: ReadonlyMap<string, ReadonlyMap<string, Column>>;
  /** Whether there are no other tables: the project says all of them in a language that is read. */
  readonly isWhole: boolean;
}

/** What a project says of its tables: in the schema of Prisma or Drizzle, or in migrations that are SQL. */
export function schemaOf(tree: Tree, { tool }: Database, { folder, kind, ending }: Migrations): Schema {
  const tables = new Map<string, Map<string, Column>>();
  const add: Add = (table, column, what) => {
    const columns = tables.get(table) ?? new Map<string, Column>();
    tables.set(table, columns.set(column, what));
  };
  for (const file of [...tree.files()].sort()) {
    if (tool === 'prisma') {
      if (file.endsWith('.prisma')) ofPrisma(tree.read(file) ?? '', add);
    } else if (tool === 'drizzle') {
      const text = isSource(file) ? (tree.read(file) ?? '') : '';
      if (/['"]drizzle-orm\/pg-core['"]/.test(text)) ofDrizzle(parseSource(file, text), add);
    } else if (isMigration(tree, file, folder)) {
      applySql(tables, tree.read(file) ?? '');
    }
  }
  return { tables, isWhole: tables.size > 0 && (kind === 'prisma' || kind === 'drizzle' || ending === '.sql') };
}

const isMigration = (tree: Tree, file: FileId, folder: string): boolean =>
  file.endsWith('.sql') && (file.startsWith(`${tree.root}/${folder}/`) || /\/(schema|structure)\.sql$/.test(file));

type Add = (table: string, column: string, what: Column) => void;

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

function ofPrisma(text: string, add: Add): void {
  const models = modelsOfSchema(text);
  const isModel = (type: string): boolean => models.some(({ name }) => name === type);
  for (const { name, fields } of models) {
    const table = new RegExp(`model\\s+${name}\\s*\\{[^}]*@@map\\("([^"]+)"\\)`).exec(text)?.[1] ?? name;
    for (const { name: field, type, isList, mayBeMissing, attributes } of fields) {
      const [, native, size] = /@db\.(\w+)(\([\d, ]+\))?/.exec(attributes) ?? [];
      if (isModel(type)) continue;
      const known = native ? nativeType(native, size) : prismaTypes[type];
      const column = /@map\("([^"]+)"\)/.exec(attributes)?.[1] ?? field;
      add(table, column, { type: known && isList ? `${known}[]` : known, isRequired: !mayBeMissing, isKey: /@id\b/.test(attributes) });
    }
  }
}

/** `@db.VarChar(80)` is `varchar(80)`, `@db.DoublePrecision` is `double precision`. */
const nativeType = (name: string, size = ''): string =>
  name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace('var char', 'varchar') + size;

/** `pgTable('users', { fullName: varchar('full_name', { length: 80 }).notNull() })`. */
function ofDrizzle(file: ts.SourceFile | undefined, add: Add): void {
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /(^|\.)(pgTable|table)$/.test(node.expression.getText())) {
      const [name, columns] = node.arguments;
      if (name && columns && ts.isStringLiteralLike(name) && ts.isObjectLiteralExpression(columns))
        for (const property of columns.properties) if (ts.isPropertyAssignment(property)) addDrizzle(name.text, property, add);
    }
    ts.forEachChild(node, visit);
  };
  if (file) visit(file);
}

/** Builders whose columns are of the type of that name, and those of another; what else there is, an enum, is not known. */
const drizzleTypes: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    'bigint boolean char cidr date decimal inet integer interval json jsonb macaddr numeric point real smallint text time timestamp uuid varchar'
      .split(' ')
      .map((name) => [name, name]),
  ),
  bigserial: 'bigint',
  serial: 'integer',
  smallserial: 'smallint',
  doublePrecision: 'double precision',
};

function addDrizzle(table: string, { name, initializer }: ts.PropertyAssignment, add: Add): void {
  const text = initializer.getText();
  let call: ts.Expression = initializer;
  while (ts.isCallExpression(call) && ts.isPropertyAccessExpression(call.expression)) call = call.expression.expression;
  if (!ts.isCallExpression(call)) return;
  const [first] = call.arguments;
  const said = call.getText();
  const [length, precision, scale] = ['length', 'precision', 'scale'].map(
    (option) => new RegExp(`\\b${option}:\\s*(\\d+)`).exec(said)?.[1],
  );
  const size = [length ?? precision, scale].filter(Boolean).join(', ');
  const known = drizzleTypes[call.expression.getText()];
  const zone = /withTimezone:\s*true/.test(said) ? ' with time zone' : '';
  const type = known && known + (size && `(${size})`) + zone + (/\.array\(/.test(text) ? '[]' : '');
  const column = first && ts.isStringLiteralLike(first) ? first.text : name.getText();
  const isKey = /\.primaryKey\(/.test(text);
  add(table, column, { type, isRequired: isKey || /\.notNull\(/.test(text), isKey });
}
