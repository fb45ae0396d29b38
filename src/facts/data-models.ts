import type { FileFact } from '../engine/facts.ts';

/** A relation to one row of another model, by the field that holds its key: `customer` for `customerId`. */
export interface ToOne {
  readonly relation: string;
  readonly target: string;
  /** The field of the target that the key is one of. */
  readonly references: string;
}

/** By model, then by the field that holds the key. https://www.prisma.io/docs/orm/prisma-schema/data-model/relations */
export const dataModels: FileFact<Readonly<Record<string, Readonly<Record<string, ToOne>>>>> = {
  id: 'data models',
  version: 1,
  extract: ({ fileName, text }) => {
    if (!fileName.endsWith('.prisma')) return {};
    const models = [...text.matchAll(/^model\s+(\w+)\s*\{([\s\S]*?)^\}/gm)];
    return Object.fromEntries(models.map(([, name, body]) => [name!, relationsIn(body!)]));
  },
};

const relation = /^\s*(?<name>\w+)\s+(?<target>\w+)\??\s+@relation\((?<options>[^\n]*)\)/gm;
const single = (option: string): RegExp => new RegExp(`\\b${option}:\\s*\\[\\s*(\\w+)\\s*\\]`);

function relationsIn(body: string): Readonly<Record<string, ToOne>> {
  const found: Record<string, ToOne> = {};
  for (const { groups = {} } of body.matchAll(relation)) {
    const { name, target, options = '' } = groups;
    const key = single('fields').exec(options)?.[1];
    const references = single('references').exec(options)?.[1];
    // Two relations by one key would be two ways to say the same.
    if (name && target && key && references && !Object.hasOwn(found, key)) found[key] = { relation: name, target, references };
  }
  return found;
}
