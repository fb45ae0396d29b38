import type { Severity } from '../engine/finding.ts';
import type { Schema } from '../engine/schema.ts';
import { aliasKinds } from '../libraries/aliases.ts';

/** What the settings need to know of a rule, or of what speaks in the manner of one. */
export interface Configurable {
  readonly id: string;
  readonly severity: Severity;
  readonly summary: string;
  readonly options?: Readonly<Record<string, Schema>>;
}

/** 'off', or how loud a rule speaks. */
export type Level = Severity | 'off';

/** What a person wrote, without what was wrong. */
export interface RawSettings {
  readonly root?: boolean;
  readonly rules?: Readonly<Record<string, Level | readonly [Level, Readonly<Record<string, unknown>>?]>>;
  readonly exclude?: readonly string[];
  readonly include?: readonly string[];
  readonly layers?: Readonly<Record<string, readonly string[]>>;
  readonly libraries?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly base?: string;
}

const levels: readonly Level[] = ['off', 'hint', 'information', 'warning', 'error'];

const layers = ['handler', 'domain', 'data access', 'presenter', 'composition root', 'job'];

/** The one description of every key: settings are validated by it, and the JSON schema, the editor's settings and the README are made of it. */
export function settingsSchema(
  rules: readonly Configurable[],
): Schema & { readonly properties: Readonly<Record<keyof RawSettings, Schema>> } {
  const globs: Schema = { type: 'array', items: { type: 'string' }, default: [] };
  return {
    type: 'object',
    additionalProperties: false,
    properties: {
      rules: {
        type: 'object',
        description: 'How loud each rule speaks: a severity, or a list of a severity and the options of the rule.',
        additionalProperties: false,
        properties: Object.fromEntries(rules.map((rule) => [rule.id, ruleSchema(rule)])),
        default: {},
      },
      exclude: {
        ...globs,
        description:
          'Files and folders in which nothing is said, as globs relative to the folder of these settings; the last that matches counts, and `!` takes one back.',
      },
      include: {
        ...globs,
        description:
          'Files and folders that are checked although rules skip them by default, such as tests, seeds, migrations and scripts. `exclude` wins.',
      },
      libraries: {
        type: 'object',
        description:
          'What functions do that imports do not tell: by module (a package, or a path that begins with `./`), then by exported name (`query`, `db.query`, `Orders.find`).',
        additionalProperties: {
          type: 'object',
          additionalProperties: {
            type: 'string',
            enum: Object.keys(aliasKinds),
            enumDescriptions: Object.values(aliasKinds).map(({ description }) => description),
          },
        },
        default: {},
      },
      layers: {
        type: 'object',
        description: 'Which files are which layer, as globs, for the rules about layers.',
        additionalProperties: false,
        properties: Object.fromEntries(layers.map((layer) => [layer, { type: 'array', items: { type: 'string' } }])),
        default: {},
      },
      base: {
        type: 'string',
        description:
          'What the API is compared with: a branch, tag or commit, of which the point counts where HEAD left it, or the path of a snapshot (`api-contract.json`) that `fundamentals contract write` wrote. Without it: what `origin` calls its main branch. A revision is also what counts where only what is new is shown.',
      },
      root: { type: 'boolean', description: 'Nothing is read in the folders above.', default: false },
    },
  };
}

function ruleSchema({ severity, summary, options }: Configurable): Schema {
  const level: Schema = { type: 'string', enum: levels };
  const description = `${summary} By default \`${severity}\`.`;
  if (!options) return { ...level, description };
  const own: Schema = { type: 'object', additionalProperties: false, properties: options };
  return { description, anyOf: [level, { type: 'array', items: [level, own], minItems: 1, maxItems: 2 }] };
}
