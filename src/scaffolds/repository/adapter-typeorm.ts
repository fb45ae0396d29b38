import type { Adapter, Place } from './adapters.ts';
import { type Field, isGenerated, type Model } from './model.ts';
import { only } from './only.ts';
import { listers } from './port.ts';

export function typeorm(model: Model, { module }: Place): Adapter {
  const { type, one, key, fields } = model;
  const { name, file } = model.source!;
  const entity = entityName(model);
  const written = fields.filter((field) => !isGenerated(field));
  // An entity says more of it than the table.
  const value = ({ name: field, property, kind }: Field): string =>
    `${one}.${field}${kind === 'json' ? ` as ${type}Changes['${property}']` : ''}`;
  return {
    prefix: 'TypeOrm',
    handle: { name: 'rows', type: `Repository<${entity}>` },
    imports: [
      `import { In, ${listers(model).length ? 'MoreThan, ' : ''}type Repository } from 'typeorm';`,
      `import type { ${name === entity ? name : `${name} as ${entity}`} } from '${module(file)}';`,
    ],
    findOne: (by) => `const row = await this.#rows.findOneBy({ ${by.map((field) => pair(field)).join(', ')} });`,
    findMany: (keys) => `await this.#rows.findBy({ ${key.property}: In([...${keys}]) })`,
    list: (field) => `const rows = await this.#rows.find({
      where: { ${pair(field)}, ...(after !== undefined && { ${key.property}: MoreThan(after) }) },
      order: { ${key.property}: 'ASC' },
      take: limit,
    });`,
    add: `this.#insert(toRow(${one}))`,
    save: `this.#rows.update({ ${key.property}: ${one}.${key.name} }, toRow(${one})).then(({ affected }) => affected)`,
    remove: () => `((await this.#rows.delete({ ${pair(key)} })).affected ?? 0)`,
    methods: `
  /** What the database gives it is read back: \`insert\` tells of some of it only. */
  async #insert(row: ReturnType<typeof toRow>): Promise<${entity}> {
    const { identifiers } = await this.#rows.insert(row);
    const { ${key.property} } = only(identifiers as { ${key.property}: ${type}['${key.name}'] }[]);
    return this.#rows.findOneByOrFail({ ${key.property} });
  }
`,
    mapping: `${fields.some(({ kind }) => kind === 'json') ? `/** What TypeORM takes for a change of a row. */\ntype ${type}Changes = Parameters<Repository<${entity}>['update']>[1];\n\n` : ''}const to${type} = (row: ${entity}): ${type} => ({ ${fields.map(({ name: field, property }) => `${field}: row.${property}`).join(', ')} });

const toRow = (${one}: New${type}) => ({ ${written.map((field) => `${field.property}: ${value(field)}`).join(', ')} });

${only}`,
    isDuplicate: `const isDuplicate = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '23505';`,
  };
}

/** The class of the entity, where the domain has the same name for what it knows. */
export const entityName = ({ source, type }: Model): string => (source!.name === type ? `${type}Entity` : source!.name);

const pair = ({ name, property }: Field): string => (name === property ? name : `${property}: ${name}`);
