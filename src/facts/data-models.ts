import type { FileFact } from '../engine/facts.ts';
import { isDataModel } from '../engine/host.ts';
import { modelsOfSchema, type SchemaModel } from '../syntax/prisma-schema.ts';

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
  version: 2,
  extract: ({ fileName, text }) =>
    isDataModel(fileName) ? Object.fromEntries(modelsOfSchema(text).map((model) => [model.name, relationsOf(model)])) : {},
};

const single = (option: string): RegExp => new RegExp(`\\b${option}:\\s*\\[\\s*(\\w+)\\s*\\]`);

function relationsOf({ fields }: SchemaModel): Readonly<Record<string, ToOne>> {
  const found: Record<string, ToOne> = {};
  for (const { name, type, isList, attributes } of fields) {
    const [, options] = /@relation\((.*)\)/.exec(attributes) ?? [];
    const key = isList || options === undefined ? undefined : single('fields').exec(options)?.[1];
    const references = key && single('references').exec(options!)?.[1];
    // Two relations by one key would be two ways to say the same.
    if (key && references && !Object.hasOwn(found, key)) found[key] = { relation: name, target: type, references };
  }
  return found;
}
