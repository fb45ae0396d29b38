import type { FactReader, FileFact } from '../engine/facts.ts';
import { isDataModel } from '../engine/host.ts';
import { modelsOfSchema } from '../syntax/prisma-schema.ts';

/** What a field of a new row holds where nobody says otherwise, as a schema writes it: by model, then by field. */
export const modelDefaults: FileFact<Readonly<Record<string, Readonly<Record<string, string>>>>> = {
  id: 'model defaults',
  version: 1,
  isRare: true,
  extract: ({ fileName, text }) =>
    isDataModel(fileName)
      ? Object.fromEntries(
          modelsOfSchema(text).map(({ name, fields }) => [
            name,
            Object.fromEntries(
              fields.flatMap(({ name: field, attributes, mayBeMissing }) => {
                const value = /@default\((\w+|"[^"]*")\)/.exec(attributes)?.[1] ?? (mayBeMissing && !/@default/.test(attributes) && 'null');
                return value ? [[field, value]] : [];
              }),
            ),
          ]),
        )
      : {},
};

/** What a field of a new row of a Prisma delegate holds (`customer` for `Customer`), where one schema alone says so. */
export function defaultOf(delegate: string, field: string, facts: FactReader): string | undefined {
  const found = facts
    .files()
    .filter(isDataModel)
    .flatMap((file) => Object.entries(facts.of(modelDefaults, file)))
    .filter(([name]) => name.replace(/^\w/, (letter) => letter.toLowerCase()) === delegate);
  const [model, ...others] = found;
  return model && !others.length ? model[1][field] : undefined;
}
