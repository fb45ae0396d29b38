import { quoted } from '../expand-contract/change.ts';
import type { Adapter } from './adapters.ts';
import { type Field, isGenerated, isOptional, type Model } from './model.ts';
import { only } from './only.ts';

const isDuplicate = `const isDuplicate = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '23505';`;

/** Columns as an object names them. */
const bare = (name: string): string => (/^[A-Za-z_]\w*$/.test(name) ? name : `'${name}'`);
const access = (name: string): string => (/^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `['${name}']`);

/** What is written of one: texts of JSON, as drivers take lists for arrays. */
function written({ one, fields }: Model): string {
  const value = ({ name, kind, isRequired }: Field): string => {
    if (kind !== 'json') return `${one}.${name}`;
    return isRequired ? `JSON.stringify(${one}.${name})` : `${one}.${name} === null ? null : JSON.stringify(${one}.${name})`;
  };
  return fields
    .filter((field) => !isGenerated(field))
    .map((field) => `${bare(field.column)}: ${value(field)}`)
    .join(', ');
}

const toDomain = ({ type, fields }: Model): string =>
  `const to${type} = (row: ${type}Row): ${type} => ({ ${fields.map(({ name, column }) => `${name}: row${access(column)}`).join(', ')} });`;
const rowOf = ({ type, fields }: Model): string =>
  `interface ${type}Row {\n${fields.map(({ name, column }) => `  readonly ${bare(column)}: ${type}['${name}'];`).join('\n')}\n}`;

export function knex(model: Model): Adapter {
  const { type, one, table, key } = model;
  const rows = `this.#knex<${type}Row>('${table}')`;
  const by = (fields: readonly Field[]): string => fields.map(({ name, column }) => `${bare(column)}: ${name}`).join(', ');
  return {
    prefix: 'Knex',
    handle: { name: 'knex', type: 'Knex' },
    imports: ["import type { Knex } from 'knex';"],
    findOne: (fields) => `const row = await ${rows}.where({ ${by(fields)} }).first();`,
    findMany: (keys) => `await ${rows}.whereIn('${key.column}', ${keys})`,
    list: (field) => `const all = ${rows}.where({ ${by([field])} }).orderBy('${key.column}').limit(limit);
    const rows = await (after === undefined ? all : all.where('${key.column}', '>', after));`,
    add: `${rows}.insert(toRow(${one}), '*').then(only)`,
    save: `${rows}.where({ ${bare(key.column)}: ${one}.${key.name} }).update(toRow(${one}))`,
    remove: (name) => `await ${rows}.where({ ${bare(key.column)}: ${name} }).delete()`,
    mapping: `${rowOf(model)}

${toDomain(model)}

const toRow = (${one}: New${type}) => ({ ${written(model)} });

${only}`,
    isDuplicate,
  };
}

export function kysely(model: Model): Adapter {
  const { type, one, table, key, fields } = model;
  const where = (by: readonly Field[]): string => by.map(({ name, column }) => `.where('${column}', '=', ${name})`).join('');
  const generated = fields.filter((field) => isGenerated(field) || isOptional(field));
  const columns = fields.map((field) => {
    const value = `${type}['${field.name}']`;
    return `  readonly ${bare(field.column)}: ${field.kind === 'json' ? jsonColumn : generated.includes(field) ? `Generated<${value}>` : value};`;
  });
  const imports = [
    ...(fields.some(({ kind }) => kind === 'json') ? ['ColumnType'] : []),
    ...(generated.length ? ['Generated'] : []),
    'Kysely',
    'Selectable',
  ];
  return {
    prefix: 'Kysely',
    handle: { name: 'db', type: `Kysely<${type}Tables>` },
    imports: [`import type { ${imports.join(', ')} } from 'kysely';`],
    findOne: (by) => `const row = await this.#db.selectFrom('${table}').selectAll()${where(by)}.executeTakeFirst();`,
    // `IN ()` is no SQL.
    findMany: (keys) =>
      `${keys}.length ? await this.#db.selectFrom('${table}').selectAll().where('${key.column}', 'in', ${keys}).execute() : []`,
    list: (field) => `const all = this.#db.selectFrom('${table}').selectAll()${where([field])}.orderBy('${key.column}').limit(limit);
    const rows = await (after === undefined ? all : all.where('${key.column}', '>', after)).execute();`,
    add: `this.#db.insertInto('${table}').values(toRow(${one})).returningAll().executeTakeFirstOrThrow()`,
    save: `this.#db.updateTable('${table}').set(toRow(${one})).where('${key.column}', '=', ${one}.${key.name}).executeTakeFirst().then(({ numUpdatedRows }) => numUpdatedRows)`,
    remove: (name) => `(await this.#db.deleteFrom('${table}').where('${key.column}', '=', ${name}).executeTakeFirst()).numDeletedRows`,
    mapping: `/** The part of your database that it asks; yours may have more. */
export interface ${type}Tables {
  readonly ${bare(table)}: ${type}Table;
}

interface ${type}Table {
${columns.join('\n')}
}

type ${type}Row = Selectable<${type}Table>;

${toDomain(model)}

const toRow = (${one}: New${type}) => ({ ${written(model)} });`,
    isDuplicate,
  };
}

/** Drivers take texts of it. */
const jsonColumn = 'ColumnType<unknown, string | null, string | null>';

export function pg(model: Model): Adapter {
  const { type, one, key, fields } = model;
  const table = quoted(model.table);
  const columns = fields.map(({ column }) => quoted(column)).join(', ');
  const own = fields.filter((field) => !isGenerated(field));
  const where = (by: readonly Field[]): string => by.map(({ column }, i) => `${quoted(column)} = $${i + 1}`).join(' AND ');
  const hasDefaults = fields.some(isOptional);
  const inserted = `INSERT INTO ${table} (${own.map(({ column }) => quoted(column)).join(', ')}) VALUES (${own.map((_, i) => `$${i + 1}`).join(', ')}) RETURNING \${columns}`;
  const insert = `
  /** What nobody said is not written, so that the database gives it. */
  #insert(row: object): Promise<${type}Row> {
    const said = Object.entries(row).filter(([, value]) => value !== undefined);
    const names = said.map(([name]) => \`"\${name}"\`).join(', ');
    const values = said.map((_, i) => \`$\${i + 1}\`).join(', ');
    return this.#client
      .query<${type}Row>(\`INSERT INTO ${table} (\${names}) VALUES (\${values}) RETURNING \${columns}\`, said.map(([, value]: [string, unknown]) => value))
      .then(({ rows }) => only(rows));
  }
`;
  return {
    prefix: 'Pg',
    handle: { name: 'client', type: "Pick<ClientBase, 'query'>" },
    imports: ["import type { ClientBase } from 'pg';"],
    findOne: (by) => `const [row] = await this.#rows('${where(by)}', [${by.map(({ name }) => name).join(', ')}]);`,
    findMany: (keys) => `await this.#rows('${quoted(key.column)} = ANY ($1)', [${keys}])`,
    list: (field) =>
      `const rows = await this.#rows('${where([field])} AND ($2::${key.type} IS NULL OR ${quoted(key.column)} > $2) ORDER BY ${quoted(key.column)} LIMIT $3', [${field.name}, after, limit]);`,
    add: hasDefaults
      ? `this.#insert(toRow(${one}))`
      : `this.#client.query<${type}Row>(\`${inserted}\`, Object.values(toRow(${one}))).then(({ rows }) => only(rows))`,
    save: `this.#client
      .query('UPDATE ${table} SET ${own.map(({ column }, i) => `${quoted(column)} = $${i + 2}`).join(', ')} WHERE ${quoted(key.column)} = $1', [${one}.${key.name}, ...Object.values(toRow(${one}))])
      .then(({ rowCount }) => rowCount)`,
    remove: (name) => `(await this.#client.query('DELETE FROM ${table} WHERE ${quoted(key.column)} = $1', [${name}])).rowCount ?? 0`,
    methods: `${hasDefaults ? insert : ''}
  async #rows(condition: string, values: readonly unknown[]): Promise<readonly ${type}Row[]> {
    const { rows } = await this.#client.query<${type}Row>(\`SELECT \${columns} FROM ${table} WHERE \${condition}\`, [...values]);
    return rows;
  }
`,
    mapping: `const columns = '${columns}';

${rowOf(model)}

${toDomain(model)}

const toRow = (${one}: New${type}) => ({ ${written(model)} });

${only}`,
    isDuplicate,
  };
}
