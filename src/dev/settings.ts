import type { Schema } from '../engine/schema.ts';
import { notices } from '../review/notices.ts';
import { rules } from '../rules/index.ts';
import { type RawSettings, settingsSchema } from '../settings/keys.ts';

/** Everything that is made of the one description of all keys. */
const schema = settingsSchema([...rules, ...Object.values(notices)]);

/** The keys that the editor's settings have as well: the others are about a project, not about a person. */
const editorKeys: readonly (keyof RawSettings)[] = ['rules', 'exclude', 'include', 'base'];

const $schema = 'http://json-schema.org/draft-07/schema#';

/** The JSON schema of fundamentals.config.json(c), and that of package.json, by the name of the file. */
export const schemas: Readonly<Record<string, object>> = {
  'settings.schema.json': { $schema, title: 'Engineering Fundamentals', ...withComments(schema) },
  'manifest.schema.json': {
    $schema,
    type: 'object',
    properties: { fundamentals: { ...schema, description: 'Settings of Engineering Fundamentals.' } },
  },
};

interface Manifest {
  readonly contributes: { readonly configuration: { readonly properties: Readonly<Record<string, object>> } };
}

/** package.json and its texts, with the settings that rules and keys describe. */
export function withSettings<M extends Manifest>(
  manifest: M,
  texts: Readonly<Record<string, string>>,
): readonly [M, Readonly<Record<string, string>>] {
  const { configuration } = manifest.contributes;
  const own = editorKeys.map((key): [string, object] => {
    const { description: _, ...rest } = schema.properties[key];
    return [`fundamentals.${key}`, { ...rest, scope: 'resource', markdownDescription: `%configuration.${key}%` }];
  });
  const properties = sorted({ ...configuration.properties, ...Object.fromEntries(own) });
  const words = editorKeys.map((key): [string, string] => [
    `configuration.${key}`,
    `${schema.properties[key].description} Files of settings say more: what they say counts.`,
  ]);
  return [
    { ...manifest, contributes: { ...manifest.contributes, configuration: { ...configuration, properties } } },
    sorted({ ...texts, ...Object.fromEntries(words) }),
  ];
}

/** The rows of the README's tables: of keys, and of the options of rules. */
export function settingsRows(): readonly string[] {
  return Object.entries(schema.properties).map(([key, { description }]) => `| \`${key}\` | ${description} |`);
}

export function optionRows(): readonly string[] {
  return rules.flatMap(({ id, options = {} }) =>
    Object.entries<Schema>(options).map(
      ([name, { description, default: standard }]) => `| \`${id}\` | \`${name}\` | ${description} | \`${JSON.stringify(standard)}\` |`,
    ),
  );
}

function withComments(of: Schema): object {
  return { ...of, properties: { $schema: { type: 'string' }, ...of.properties }, allowComments: true, allowTrailingCommas: true };
}

function sorted<T>(record: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
