import { capitalized } from '../../syntax/naming.ts';
import { type Field, isGenerated, isOptional, type Model, owners, typeOf } from './model.ts';

/** What the domain knows of the repository: what is kept in it, what it promises, and what may go wrong. */
export function portFor(model: Model): string {
  const { type, one, many, key, fields } = model;
  return `export interface ${type} {
${fields.map((field) => `  readonly ${field.name}: ${typeOf(field)};`).join('\n')}
}

${newType(model)}

/** Keeps ${many}. Callers do not see how. */
export interface ${type}Repository {
  findBy${capitalized(key.name)}(${key.name}: ${keyType(model)}): Promise<${type} | undefined>;
  /** All at once, so that nobody needs a loop. Unknown ones are missing in the answer. */
  findManyBy${capitalized(key.name)}(${plural(key)}: readonly ${keyType(model)}[]): Promise<ReadonlyMap<${keyType(model)}, ${type}>>;
${finders(model)
  .map(({ name, parameters }) => `  ${name}(${parameters}): Promise<${type} | undefined>;\n`)
  .join('')}${listers(model)
  .map(
    ({ name, field, owner }) =>
      `  /** In the order of their keys, \`limit\` at most (100), after the one with the key \`after\`. */\n  ${name}(${owner}: ${valueType(type, field)}, page?: ${type}Page): Promise<readonly ${type}[]>;\n`,
  )
  .join('')}  /** Keeps a new one. Rejects with Duplicate${type}. */
  add(${one}: New${type}): Promise<${type}>;
  /** Keeps what has changed. Rejects with Unknown${type}, or Duplicate${type}. */
  save(${one}: ${type}): Promise<void>;
  /** Whether there was one. */
  remove(${key.name}: ${keyType(model)}): Promise<boolean>;
}
${listers(model).length ? `\nexport interface ${type}Page {\n  readonly after?: ${keyType(model)};\n  readonly limit?: number;\n}\n` : ''}
/** Another ${one} has what no two may share. */
export class Duplicate${type} extends Error {
  override name = 'Duplicate${type}';
}

/** There is no ${one} with that key, or no longer. */
export class Unknown${type} extends Error {
  override name = 'Unknown${type}';
}
`;
}

/** What is said of a new one. */
function newType({ type, one, fields }: Model): string {
  const without = fields.filter((field) => isGenerated(field) || isOptional(field));
  const optional = fields.filter(isOptional);
  const list = (some: readonly Field[]): string => some.map(({ name }) => `'${name}'`).join(' | ');
  const rest = without.length ? `Omit<${type}, ${list(without)}>` : type;
  return `/** What is said of a new ${one}${without.length ? '; the rest is given to it' : ''}. */
export type New${type} = ${rest}${optional.length ? ` & Partial<Pick<${type}, ${list(optional)}>>` : ''};`;
}

export const keyType = ({ type, key }: Model): string => `${type}['${key.name}']`;

/** `ids`; what is no English plural gets one all the same. */
export const plural = ({ name }: Field): string => `${name}s`;

export interface Finder {
  readonly name: string;
  readonly fields: readonly Field[];
  /** As a method declares them. */
  readonly parameters: string;
}

/** Looking one up by what is its alone. */
export const finders = ({ type, uniques }: Model): readonly Finder[] =>
  uniques.map((fields) => ({
    name: `findBy${fields.map(({ name }) => capitalized(name)).join('And')}`,
    fields,
    parameters: fields.map((field) => `${field.name}: ${valueType(type, field)}`).join(', '),
  }));

/** What one looks for: never for what is not there. */
export const valueType = (type: string, { name, isRequired }: Field): string =>
  isRequired ? `${type}['${name}']` : `NonNullable<${type}['${name}']>`;

export interface Lister {
  readonly name: string;
  readonly field: Field;
  /** What the parameter is called: `customerId`. */
  readonly owner: string;
}

/** All that belong to something. */
export const listers = (model: Model): readonly Lister[] =>
  owners(model).map(({ field, name }) => ({ name: `of${capitalized(name)}`, field, owner: field.name }));
