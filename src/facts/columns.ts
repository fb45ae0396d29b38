import type { FileFact, ProjectFact } from '../engine/facts.ts';
import { isDataModel } from '../engine/host.ts';
import { modelsOfSchema, type SchemaModel } from '../syntax/prisma-schema.ts';
import { nameOfModel } from './models.ts';

/** The scalar columns of each model as TypeScript sees them: `number` for `Int`, `string[]` for a list. */
export interface Columns {
  readonly scalars: Readonly<Record<string, string>>;
  /** The models that its other fields are rows of. */
  readonly relations: Readonly<Record<string, string>>;
}

export const columns: FileFact<Readonly<Record<string, Columns>>> = {
  id: 'columns',
  version: 1,
  isRare: true,
  extract: ({ fileName, text }) =>
    isDataModel(fileName) ? Object.fromEntries(modelsOfSchema(text).map((model) => [model.name, columnsOf(model)])) : {},
};

/** The models of the rows that come along with a model's, by the name of the relation: key = the model's name, all as `nameOfModel` writes them. */
export const relationsOf: ProjectFact<Readonly<Record<string, string>>> = {
  id: 'relations of a model',
  derive(model, facts) {
    const found = facts
      .files()
      .filter(isDataModel)
      .flatMap((file) => Object.entries(facts.of(columns, file)))
      .find(([name]) => nameOfModel(name) === model)?.[1];
    return Object.fromEntries(Object.entries(found?.relations ?? {}).map(([name, target]) => [name, nameOfModel(target) ?? target]));
  },
};

function columnsOf({ fields }: SchemaModel): Columns {
  const scalars: Record<string, string> = {};
  const relations: Record<string, string> = {};
  for (const { name, type, isList } of fields) {
    const known = types.get(type);
    if (known) scalars[name] = isList ? `${known}[]` : known;
    else if (/^[A-Z]/.test(type) && !types.has(type)) relations[name] = type;
  }
  return { scalars, relations };
}

const types: ReadonlyMap<string, string | undefined> = new Map([
  ['Int', 'number'],
  ['Float', 'number'],
  ['String', 'string'],
  ['Boolean', 'boolean'],
  ['DateTime', 'Date'],
  ['BigInt', 'bigint'],
  ['Decimal', undefined],
  ['Json', undefined],
  ['Bytes', undefined],
]);
