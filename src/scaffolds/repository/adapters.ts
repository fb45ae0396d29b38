import type { FileId } from '../../engine/text.ts';
import { capitalized } from '../../syntax/naming.ts';
import type { Tool } from '../databases.ts';
import { drizzle } from './adapter-drizzle.ts';
import { prisma } from './adapter-prisma.ts';
import { knex, kysely, pg } from './adapter-sql.ts';
import { typeorm } from './adapter-typeorm.ts';
import type { Field, Model } from './model.ts';
import { finders, keyType, listers, plural, valueType } from './port.ts';

/** What a tool is asked, as expressions in an asynchronous method. */
export interface Adapter {
  /** Whose class it is: `Prisma`. */
  readonly prefix: string;
  readonly handle: { readonly name: string; readonly type: string };
  /** Lines that import. */
  readonly imports: readonly string[];
  /** A statement that makes `row`, or null or undefined of it, by fields that are named as their values are. */
  findOne(fields: readonly Field[]): string;
  /** Rows, by the keys of that name. */
  findMany(keys: string): string;
  /** Statements that make `rows`, of the field that is named as its value is, from `after` on, `limit` at most. */
  list(field: Field): string;
  /** A promise of the row that was made. */
  readonly add: string;
  /** A promise of how many rows were written. */
  readonly save: string;
  /** How many were removed. */
  remove(key: string): string;
  /** Private ones, behind those of the port. */
  readonly methods?: string;
  /** Declarations behind the class: the row, and both ways of mapping it. */
  readonly mapping: string;
  /** Declares `isDuplicate`: whether an error says that something is there already. */
  readonly isDuplicate: string;
}

export interface Place {
  /** The name by which a module of the repository imports another. */
  module(file: FileId): string;
  /** What the client of Prisma is imported from, and whether it is told of the database by an adapter. */
  readonly prismaClient: string;
  readonly hasPrismaAdapter: boolean;
}

type AdapterMaker = (model: Model, place: Place) => Adapter;
const makers: Partial<Record<Tool, AdapterMaker>> = { prisma, drizzle, knex, kysely, pg, typeorm };

/** The tools that a repository can be written for. */
export const adapterTools = Object.keys(makers) as readonly Tool[];

export const adapterOf = (tool: Tool, model: Model, place: Place): Adapter => makers[tool]!(model, place);

/** The repository that keeps its own by a tool of databases: the only code that knows how. */
export function adapterFor(model: Model, port: string, adapter: Adapter): string {
  const { type, one, many, key } = model;
  const { prefix, handle, imports, isDuplicate, mapping } = adapter;
  const pages = listers(model);
  const own = [
    `Duplicate${type}`,
    `type New${type}`,
    `type ${type}`,
    ...(pages.length ? [`type ${type}Page`] : []),
    `type ${type}Repository`,
    `Unknown${type}`,
  ];
  return `${imports.join('\n')}
import { ${own.join(', ')} } from '${port}';

/** The only code that knows how ${many} are stored. */
export class ${prefix}${type}Repository implements ${type}Repository {
  readonly #${handle.name}: ${handle.type};

  constructor(${handle.name}: ${handle.type}) {
    this.#${handle.name} = ${handle.name};
  }

  async findBy${capitalized(key.name)}(${key.name}: ${keyType(model)}): Promise<${type} | undefined> {
    ${adapter.findOne([key])}
    return row ? to${type}(row) : undefined;
  }

  async findManyBy${capitalized(key.name)}(${plural(key)}: readonly ${keyType(model)}[]): Promise<ReadonlyMap<${keyType(model)}, ${type}>> {
    const rows = ${adapter.findMany(plural(key))};
    return new Map(rows.map((row) => to${type}(row)).map((${one}) => [${one}.${key.name}, ${one}]));
  }
${finders(model)
  .map(
    ({ name, parameters, fields }) => `
  async ${name}(${parameters}): Promise<${type} | undefined> {
    ${adapter.findOne(fields)}
    return row ? to${type}(row) : undefined;
  }
`,
  )
  .join('')}${pages
  .map(
    ({ name, field, owner }) => `
  async ${name}(${owner}: ${valueType(type, field)}, { after, limit = 100 }: ${type}Page = {}): Promise<readonly ${type}[]> {
    ${adapter.list(field)}
    return rows.map((row) => to${type}(row));
  }
`,
  )
  .join('')}
  async add(${one}: New${type}): Promise<${type}> {
    return to${type}(await orDuplicate(${adapter.add}));
  }

  async save(${one}: ${type}): Promise<void> {
    const saved = await orDuplicate(${adapter.save});
    if (!saved) throw new Unknown${type}(\`There is no ${one} \${${one}.${key.name}}.\`);
  }

  async remove(${key.name}: ${keyType(model)}): Promise<boolean> {
    return (${adapter.remove(key.name)}) > 0;
  }
${adapter.methods ?? ''}}

${mapping}

/** What the database says of what is there already, in the words of the domain. */
async function orDuplicate<T>(work: PromiseLike<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (isDuplicate(error)) throw new Duplicate${type}('Another ${one} has what no two may share.', { cause: error });
    throw error;
  }
}

${isDuplicate}
`;
}
