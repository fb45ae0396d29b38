import { ts } from '../engine/ts.ts';
import type { Column, Default, Table } from './schema.ts';

interface Named {
  readonly file: ts.SourceFile;
  /** The name under which it is kept in code. */
  readonly variable: string;
  readonly table: string;
  readonly columns: ts.ObjectLiteralExpression;
  /** Indexes and constraints, where there are any. */
  readonly extras: ts.Expression | undefined;
}

/** `pgTable('users', { fullName: varchar('full_name', { length: 80 }).notNull() })`, in files that may refer to one another. */
export function ofDrizzle(files: readonly ts.SourceFile[]): ReadonlyMap<string, Table> {
  const tables = files.flatMap(tablesIn);
  const enums = new Map(files.flatMap(enumsIn));
  const nameOf = (variable: string): string | undefined => tables.find((each) => each.variable === variable)?.table;
  return new Map(
    tables.map(({ file, variable, table, columns, extras }) => {
      const properties = columns.properties.filter(ts.isPropertyAssignment);
      const read = new Map(properties.flatMap((property) => columnOf(property, enums, nameOf)));
      const uniques = [
        ...properties.filter(({ initializer }) => /\.unique\(/.test(initializer.getText())).map((property) => [columnName(property)]),
        ...(extras ? uniquesIn(extras, read) : []),
      ];
      return [table, { columns: read, uniques, model: { name: variable, file: file.fileName } }];
    }),
  );
}

function tablesIn(file: ts.SourceFile): readonly Named[] {
  const found: Named[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /(^|\.)((pg|mysql)Table|table)$/.test(node.expression.getText())) {
      const [name, columns, extras] = node.arguments;
      const { parent } = node;
      const variable = ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) ? parent.name.text : '';
      if (name && columns && ts.isStringLiteralLike(name) && ts.isObjectLiteralExpression(columns))
        found.push({ file, variable, table: name.text, columns, extras });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** `pgEnum('role', ['admin', 'member'])`, by the names under which they are kept. */
const enumsIn = (file: ts.SourceFile): readonly (readonly [string, readonly string[]])[] =>
  [...file.text.matchAll(/\b(\w+)\s*=\s*pgEnum\(\s*['"]\w+['"]\s*,\s*\[([^\]]*)\]/g)].map(([, name = '', list = '']) => [
    name,
    wordsIn(list),
  ]);
const wordsIn = (list: string): readonly string[] => [...list.matchAll(/['"]([^'"]*)['"]/g)].map(([, word = '']) => word);

/** Builders whose columns are of the type of that name, and those of another. */
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

function columnName({ name, initializer }: ts.PropertyAssignment): string {
  const [first] = builderOf(initializer)?.arguments ?? [];
  return first && ts.isStringLiteralLike(first) ? first.text : name.getText();
}

/** The call at the beginning of the chain. */
function builderOf(initializer: ts.Expression): ts.CallExpression | undefined {
  let call: ts.Expression = initializer;
  while (ts.isCallExpression(call) && ts.isPropertyAccessExpression(call.expression) && ts.isCallExpression(call.expression.expression))
    call = call.expression.expression;
  return ts.isCallExpression(call) ? call : undefined;
}

function columnOf(
  property: ts.PropertyAssignment,
  enums: ReadonlyMap<string, readonly string[]>,
  nameOf: (variable: string) => string | undefined,
): readonly (readonly [string, Column])[] {
  const call = builderOf(property.initializer);
  if (!call) return [];
  const text = property.initializer.getText();
  const said = call.getText();
  const builder = call.expression.getText().replace(/^\w+\./, '');
  const option = (name: string): string | undefined => new RegExp(`\\b${name}:\\s*['"]?(\\w+)`).exec(said)?.[1];
  const size = [option('length') ?? option('precision'), option('scale')].filter(Boolean).join(', ');
  const known = drizzleTypes[builder];
  const zone = /withTimezone:\s*true/.test(said) ? ' with time zone' : '';
  const [, listed] = /\benum:\s*\[([^\]]*)\]/.exec(said) ?? [];
  const isKey = /\.primaryKey\(/.test(text);
  return [
    [
      columnName(property),
      {
        property: property.name.getText(),
        type: known && known + (size && `(${size})`) + zone + (/\.array\(/.test(text) ? '[]' : ''),
        isRequired: isKey || /\.notNull\(/.test(text),
        isKey,
        default: defaultOf(text, builder),
        choices: listed === undefined ? enums.get(builder) : wordsIn(listed),
        references: nameOf(/\.references\(\s*(?:\([^)]*\)(?::\s*\w+)?)\s*=>\s*(\w+)\./.exec(text)?.[1] ?? ''),
        mode: option('mode'),
      },
    ],
  ];
}

function defaultOf(text: string, builder: string): Default | undefined {
  if (/serial$/.test(builder) || /\.generated(Always|ByDefault)AsIdentity\(|\.autoincrement\(/.test(text)) return { kind: 'increment' };
  if (/\.defaultRandom\(|\.\$default(Fn)?\(\s*\(\)\s*=>\s*(crypto\.)?randomUUID\(|gen_random_uuid/.test(text)) return { kind: 'uuid' };
  if (/\.\$onUpdate(Fn)?\(/.test(text)) return { kind: 'updated' };
  if (/\.defaultNow\(|\.default\(\s*sql`\s*(now\(\)|CURRENT_TIMESTAMP)/i.test(text)) return { kind: 'now' };
  const [, said] = /\.default\(\s*([^)]*)\)/.exec(text) ?? [];
  if (said === undefined) return /\.\$default(Fn)?\(/.test(text) ? { kind: 'other' } : undefined;
  const [, word] = /^(?:'([^'\\]*)'|"([^"\\]*)")$/.exec(said.replace(/^"([^"\\']*)"$/, "'$1'")) ?? [];
  if (word !== undefined) return { kind: 'literal', value: word };
  if (/^(true|false)$/.test(said)) return { kind: 'literal', value: said === 'true' };
  if (/^(\{\s*\}|\[\s*\])$/.test(said)) return { kind: 'literal', value: said };
  return /^-?\d+(\.\d+)?$/.test(said) ? { kind: 'literal', value: Number(said) } : { kind: 'other' };
}

/** `unique().on(table.year, table.number)`, `uniqueIndex('…').on(…)`. */
function uniquesIn(extras: ts.Expression, columns: ReadonlyMap<string, Column>): Table['uniques'] {
  const text = extras.getText();
  const column = (property: string): string => [...columns].find(([, each]) => each.property === property)?.[0] ?? property;
  return [...text.matchAll(/\b(?:unique|uniqueIndex)\([^)]*\)\s*\.on\(([^)]*)\)(?!\s*\.where)/g)].map(([, list = '']) =>
    [...list.matchAll(/\.(\w+)/g)].map(([, property = '']) => column(property)),
  );
}
