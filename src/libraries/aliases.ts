import { memo } from '../engine/memo.ts';
import type { Library, Shape } from './library.ts';

/** What a project may say of a function that nothing proves: what its call does, or how it runs the function that it is given. */
export const aliasKinds = {
  read: { description: 'It queries the database.', shape: { call: { operation: { kind: 'read' } } } },
  write: { description: 'It writes to the database.', shape: { call: { operation: { kind: 'write' } } } },
  'remote call': { description: 'It calls another service.', shape: { call: { operation: { kind: 'remote call' } } } },
  publish: { description: 'It publishes a message.', shape: { call: { operation: { kind: 'publish' } } } },
  cache: { description: 'It asks the cache.', shape: { call: { operation: { kind: 'cache' } } } },
  once: { description: 'It runs the function that it is given once.', shape: { runs: 'once' } },
  'per element': {
    description: 'It runs the function that it is given once per element.',
    shape: { runs: [0, 1, 2, 3].map((at) => ({ at })) },
  },
  nothing: { description: 'It costs no round trip worth a word: it caches, joins or batches by itself.', shape: {} },
} as const satisfies Readonly<Record<string, { readonly description: string; readonly shape: Shape }>>;

/** The functions that projects name themselves. Their shapes are written in their names, as every project has its own. */
export const aliases: Library = { id: 'aliases', name: 'the settings of the project', packages: [], exports: {}, shapes: {} };

/** What is known of an export, by the names that a project has for it and its members; undefined where it has none. */
export function aliasShape(named: Readonly<Record<string, string>>, name: string): string | undefined {
  const own = Object.entries(named).filter(([path]) => path === name || path.startsWith(`${name}.`));
  if (!own.length) return;
  const [exact] = own.filter(([path]) => path === name);
  if (exact) return exact[1];
  const members: Record<string, string> = {};
  for (const [path, kind] of own) members[path.slice(name.length + 1)] = kind;
  return JSON.stringify(members);
}

/** Whether a value is only known for what it holds: `db` where the project names `db.query`. */
export function isAliasHolder(value: { readonly is: string; readonly library?: string; readonly shape?: string }): boolean {
  return value.library === aliases.id && value.shape?.startsWith('{') === true;
}

/** The shape that an alias stands for. */
export function shapeOfAlias(shape: string): Shape {
  return memo(shapes, shape, () => {
    if (!shape.startsWith('{')) return aliasKinds[shape as keyof typeof aliasKinds].shape;
    const named = JSON.parse(shape) as Readonly<Record<string, string>>;
    const members = Object.keys(named).map((path) => path.split('.')[0]!);
    // What is named may be an object, or a class of which the members are those of its instances.
    return { instance: shape, members: Object.fromEntries(members.map((member) => [member, aliasShape(named, member)!])) };
  });
}

const shapes = new Map<string, Shape>();
