import { capitalized } from '../../syntax/naming.ts';
import { type Field, isGenerated, isOptional, type Model } from './model.ts';
import { finders, keyType, listers, plural, valueType } from './port.ts';

/** The twin for tests: the same promises, kept in memory. */
export function inMemoryFor(model: Model, port: string): string {
  const { type, one, key } = model;
  const [byKey, pages] = [capitalized(key.name), listers(model)];
  const counts = key.default?.kind === 'increment';
  // A number that is written out has another order than a text.
  const ordered = (value: string): string => (key.kind === 'bigint text' || key.kind === 'decimal' ? `BigInt(${value})` : value);
  const refuse = (name: string): string => (model.uniques.length ? `this.#refuseDuplicates(${name});\n      ` : '');
  const usesUuid = model.fields.some(({ default: given }) => given?.kind === 'uuid');
  return `${usesUuid ? `import { randomUUID } from 'node:crypto';\n` : ''}import { Duplicate${type}, type New${type}, type ${type}, ${pages.length ? `type ${type}Page, ` : ''}type ${type}Repository, Unknown${type} } from '${port}';

/** For tests: the same promises, kept in memory. */
export class InMemory${type}Repository implements ${type}Repository {
  readonly #all = new Map<${keyType(model)}, ${type}>();
${counts ? '  #last = 0;\n' : ''}
  findBy${byKey}(${key.name}: ${keyType(model)}): Promise<${type} | undefined> {
    return Promise.resolve(this.#all.get(${key.name}));
  }

  findManyBy${byKey}(${plural(key)}: readonly ${keyType(model)}[]): Promise<ReadonlyMap<${keyType(model)}, ${type}>> {
    return Promise.resolve(new Map([...this.#all].filter(([${key.name}]) => ${plural(key)}.includes(${key.name}))));
  }
${finders(model)
  .map(
    ({ name, parameters, fields }) => `
  ${name}(${parameters}): Promise<${type} | undefined> {
    return Promise.resolve([...this.#all.values()].find((each) => ${fields.map((field) => isSame(field, `each.${field.name}`, field.name)).join(' && ')}));
  }
`,
  )
  .join('')}${pages
  .map(
    ({ name, field, owner }) => `
  ${name}(${owner}: ${valueType(type, field)}, { after, limit = 100 }: ${type}Page = {}): Promise<readonly ${type}[]> {
    const all = [...this.#all.values()].filter((each) => each.${field.name} === ${owner} && (after === undefined || ${ordered(`each.${key.name}`)} > ${ordered('after')}));
    return Promise.resolve(all.sort((a, b) => (${ordered(`a.${key.name}`)} < ${ordered(`b.${key.name}`)} ? -1 : 1)).slice(0, limit));
  }
`,
  )
  .join('')}
  add(${one}: New${type}): Promise<${type}> {
    return promised(() => {
      const added: ${type} = { ...${one}${model.fields
        .filter((field) => isGenerated(field) || isOptional(field))
        .map((field) => `, ${field.name}: ${given(model, field)}`)
        .join('')} };
      ${isGenerated(key) ? '' : `if (this.#all.has(added.${key.name})) throw new Duplicate${type}(\`There is ${one} \${added.${key.name}} already.\`);\n      `}${refuse('added')}this.#all.set(added.${key.name}, added);
      return added;
    });
  }

  save(${one}: ${type}): Promise<void> {
    return promised(() => {
      if (!this.#all.has(${one}.${key.name})) throw new Unknown${type}(\`There is no ${one} \${${one}.${key.name}}.\`);
      ${refuse(one)}this.#all.set(${one}.${key.name}, ${saved(model)});
    });
  }

  remove(${key.name}: ${keyType(model)}): Promise<boolean> {
    return Promise.resolve(this.#all.delete(${key.name}));
  }
${refusal(model)}}

/** What is thrown is what it rejects with. */
function promised<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => resolve(work()));
}
`;
}

/** Moments are objects, and never the same. */
const isSame = ({ kind, isRequired }: Field, a: string, b: string): string =>
  kind === 'date' ? `${a}${isRequired ? '' : '?'}.getTime() === ${b}.getTime()` : `${a} === ${b}`;

/** What the database would give it. */
function given({ one, key }: Model, field: Field): string {
  const { default: what, name } = field;
  const value =
    what?.kind === 'increment'
      ? ({ integer: '++this.#last', bigint: 'BigInt(++this.#last)' }[key.kind as string] ?? 'String(++this.#last)')
      : what?.kind === 'uuid'
        ? 'randomUUID()'
        : what?.kind === 'literal'
          ? literalOf(field, what.value)
          : 'new Date()';
  return isOptional(field) ? `${one}.${name} ?? ${value}` : value;
}

function literalOf({ kind }: Field, value: string | number | boolean): string {
  if (kind === 'bigint') return `${value}n`;
  if (kind === 'json') return JSON.stringify(JSON.parse(String(value)));
  return kind === 'integer' || kind === 'float' || kind === 'boolean' ? String(value) : `'${String(value).replace(/[\\']/g, '\\$&')}'`;
}

function saved({ one, fields }: Model): string {
  const updated = fields.filter((field) => field.default?.kind === 'updated');
  return updated.length ? `{ ...${one}, ${updated.map(({ name }) => `${name}: new Date()`).join(', ')} }` : one;
}

/** What no two may share. */
function refusal({ type, one, key, uniques }: Model): string {
  const shared = uniques.map((fields) => {
    const same = fields.map((field) => isSame(field, `each.${field.name}`, `${one}.${field.name}`));
    // Two that have none share nothing.
    const said = fields.filter(({ isRequired }) => !isRequired).map((field) => `${one}.${field.name} !== null`);
    return `(${[...said, ...same].join(' && ')})`;
  });
  if (!shared.length) return '';
  return `
  #refuseDuplicates(${one}: ${type}): void {
    for (const each of this.#all.values())
      if (each.${key.name} !== ${one}.${key.name} && (${shared.join(' || ')})) throw new Duplicate${type}(\`${capitalized(one)} \${each.${key.name}} has what no two may share.\`);
  }
`;
}
