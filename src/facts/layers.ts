import type { FactReader, ProjectFact } from '../engine/facts.ts';
import { isSource } from '../engine/host.ts';
import { own } from '../engine/own.ts';
import { notInProduction } from '../engine/rule.ts';
import type { FileId } from '../engine/text.ts';
import type { ts } from '../engine/ts.ts';
import { type EntryPoint, entryPointAround } from './entry-points.ts';
import { type Query, queriesIn } from './queries.ts';
import { type Roles, roles } from './roles.ts';

export type Layer = 'handler' | 'domain' | 'data access' | 'presenter' | 'composition root' | 'job';

/** Which layer something was taken for, and why: the end of a sentence that begins with 'because'. */
export interface Standing {
  readonly layer: Layer;
  readonly why: string;
}

/** How a project keeps its queries. */
export interface Layering {
  /**
   * Where they stand: in modules made for them; in services; mostly neither, as a quarter of them and more stand in handlers.
   * 'none' where there are too few to tell.
   */
  readonly style: 'modules' | 'services' | 'handlers' | 'none';
  /** Of all queries in production, in percent. */
  readonly atEdge: number;
  readonly inModules: number;
}

/** The layer that a file belongs to: key = file. */
export const layerOf: ProjectFact<Standing> = {
  id: 'layer',
  derive(file, facts) {
    const standing = facts.about(ownLayer, file);
    if (standing.layer !== 'domain' || facts.layer(file) !== undefined || !facts.about(queriesIn, file).length) return standing;
    const { style } = facts.about(layering, '');
    return style === 'modules' ? standing : { layer: 'data access', why: `${standing.why}, and services are where this project queries` };
  },
};

/** What a file's own name, place and code say. */
const ownLayer: ProjectFact<Standing> = {
  id: 'own layer',
  derive(file, facts) {
    const declared = facts.layer(file);
    if (declared !== undefined) return { layer: declared as Layer, why: 'the settings say so' };
    const path = file.slice(facts.about(rootFolder, '').length);
    const role = facts.of(roles, file);
    return (
      byScript(path) ?? bySuffix(path, role, file, facts) ?? byCode(role) ?? byFolder(path, role, file, facts) ?? byUse(role, file, facts)
    );
  },
};

function byScript(path: string): Standing | undefined {
  const [script] = /(^|\/)([\w-]*scripts?|bin|tools|(?:[\w-]+-)?migrations?|seeds?|seeders|commands\/cli)\//.exec(path) ?? [];
  if (script === undefined && !notInProduction.test(path)) return;
  return { layer: 'job', why: script ? `it stands in \`${script.replaceAll('/', '')}\`` : 'it is no production code' };
}

/** The last word of a file's name: `order.controller.ts`, `order-controller.ts`, `OrderController.ts`. */
function bySuffix(path: string, { entries, takers }: Roles, file: FileId, facts: FactReader): Standing | undefined {
  const [, stem = ''] = /([^/]+?)(\.server)?\.[cm]?[jt]sx?$/.exec(path) ?? [];
  const [, word] = /(?:[.-]|[a-z\d](?=[A-Z]))([A-Za-z]+)$/.exec(stem.replace(/([a-z\d])([A-Z])/g, '$1-$2')) ?? [];
  const layer = word && own(suffixes, word.toLowerCase().replace(/s$/, ''));
  // Jobs have handlers and stores have actions as well: what queries and takes no request is none of these.
  const isWeak = layer === 'handler' && /^(action|handler|gateway|route)s?$/i.test(word!);
  if (isWeak && !takers && !Object.keys(entries).length && facts.about(queriesIn, file).length) return;
  return layer ? { layer, why: `its name ends in \`${word}\`` } : undefined;
}

const suffixes: Readonly<Record<string, Layer>> = {
  controller: 'handler',
  resolver: 'handler',
  router: 'handler',
  route: 'handler',
  handler: 'handler',
  action: 'handler',
  gateway: 'handler',
  service: 'domain',
  usecase: 'domain',
  interactor: 'domain',
  repository: 'data access',
  repositorie: 'data access',
  repo: 'data access',
  dao: 'data access',
  store: 'data access',
  model: 'data access',
  entity: 'data access',
  entitie: 'data access',
  schema: 'data access',
  querie: 'data access',
  query: 'data access',
  presenter: 'presenter',
  serializer: 'presenter',
  dto: 'presenter',
  viewmodel: 'presenter',
  module: 'composition root',
  container: 'composition root',
  factory: 'composition root',
  job: 'job',
  worker: 'job',
  processor: 'job',
  cron: 'job',
  consumer: 'job',
  listener: 'job',
  subscriber: 'job',
  script: 'job',
  middleware: 'composition root',
  guard: 'composition root',
  interceptor: 'composition root',
  strategy: 'composition root',
};

function byCode({ entries, stores, wires }: Roles): Standing | undefined {
  const [entry] = Object.values(entries);
  if (entry !== undefined) return { layer: 'handler', why: `it answers ${entry}` };
  if (stores !== undefined) return { layer: 'data access', why: stores };
  return wires === undefined ? undefined : { layer: 'composition root', why: wires };
}

/** Paths lie: a folder of controllers whose functions query, and take no request, holds none. */
function byFolder(path: string, { takers }: Roles, file: FileId, facts: FactReader): Standing | undefined {
  const names = path.replace(workspaceOfPackages, '').split('/').slice(0, -1).reverse();
  for (const name of names) {
    const layer = own(folders, name.toLowerCase());
    if (!layer || (layer === 'handler' && !takers && facts.about(queriesIn, file).length)) continue;
    if (layer === 'domain' && !/^services?$/i.test(name) && facts.about(queriesIn, file).length) continue;
    return { layer, why: `it stands in \`${name}\`` };
  }
  return;
}

/** `apps/api/src/…`: what a package is called says nothing of its files. */
const workspaceOfPackages =
  /^\/?(?:(?:apps|packages|services|libs|plugins|modules|projects|examples|web|server|backend|internal)\/(?=[^/]+\/))+[^/]+\//;

const folders: Readonly<Record<string, Layer>> = {
  ...layerOfNames('handler', ['controllers', 'controller', 'handlers', 'routes', 'router', 'routers', 'resolvers', 'endpoints', 'actions']),
  ...layerOfNames('domain', ['services', 'service', 'domain', 'usecases', 'use-cases', 'core', 'libraries', 'lib', 'libs', 'commands']),
  ...layerOfNames('data access', ['repositories', 'repository', 'repos', 'dao', 'daos', 'stores', 'store', 'models', 'model', 'entities']),
  ...layerOfNames('data access', ['entity', 'db', 'database', 'prisma', 'queries', 'persistence', 'data-access', 'dal']),
  ...layerOfNames('presenter', ['presenters', 'presenter', 'serializers', 'views', 'transformers', 'dto', 'dtos']),
  ...layerOfNames('composition root', ['middleware', 'middlewares', 'guards', 'interceptors', 'strategies', 'plugins']),
  ...layerOfNames('job', ['jobs', 'workers', 'worker', 'tasks', 'cron', 'crons', 'processors', 'consumers', 'listeners', 'subscribers']),
};

function layerOfNames(layer: Layer, names: readonly string[]): Readonly<Record<string, Layer>> {
  return Object.fromEntries(names.map((name) => [name, layer]));
}

/** The layer that a place in a file belongs to: what a framework runs for a request is a handler, wherever it stands. */
export function standingOf(node: ts.Node, facts: FactReader): Standing & { readonly entry?: EntryPoint } {
  const { fileName } = node.getSourceFile();
  const entry = facts.layer(fileName) === undefined ? entryPointAround(node) : undefined;
  const standing = facts.about(layerOf, fileName);
  if (!entry || standing.layer === 'job') return standing;
  return { layer: 'handler', why: `it answers ${entry.name}`, entry };
}

/** Nothing is said by name or place: what it takes and what it asks for decides. */
function byUse({ takers }: Roles, file: FileId, facts: FactReader): Standing {
  if (/\.[jt]sx$/.test(file)) return { layer: 'presenter', why: rendering };
  if (takers) return { layer: 'handler', why: 'its functions take requests' };
  if (facts.about(queriesIn, file).length) return { layer: 'data access', why: 'it queries the database, and takes no request' };
  return { layer: 'domain', why: 'nothing says otherwise' };
}

const rendering = 'it renders';

/** Projects with fewer queries have no layers yet. */
const fewest = 4;

/** Of how many queries in a hundred handlers may make in a project that has a place for them. */
const mostAtEdge = 20;

/** How the project keeps its queries: key = ''. It changes seldom, which keeps what reads it fresh. */
export const layering: ProjectFact<Layering> = {
  id: 'layering',
  derive(_, facts) {
    const count = { edge: 0, modules: 0, services: 0 };
    for (const [file, queries] of facts.about(production, '')) {
      const standing = facts.about(ownLayer, file);
      const { layer } = standing;
      if (layer === 'job' || layer === 'composition root') continue;
      const renders = standing.why === rendering;
      for (const { within } of queries) count[renders || isAtEdge(within, layer, facts.of(roles, file)) ? 'edge' : placeOf(layer)]++;
    }
    const all = count.edge + count.modules + count.services;
    const share = (part: number): number => Math.round((100 * part) / Math.max(all, 1));
    const atEdge = share(count.edge);
    const inModules = share(count.modules);
    const style = all < fewest ? 'none' : atEdge > mostAtEdge ? 'handlers' : count.modules >= 2 * count.services ? 'modules' : 'services';
    return { style, atEdge: inSteps(atEdge), inModules: inSteps(inModules) };
  },
};

/** One more query is no other project. */
function inSteps(percent: number): number {
  return 5 * Math.round(percent / 5);
}

function placeOf(layer: Layer): 'modules' | 'services' {
  return layer === 'data access' ? 'modules' : 'services';
}

function isAtEdge(within: string, layer: Layer, { entries }: Roles): boolean {
  return layer === 'handler' || own(entries, within) !== undefined;
}

/** The file whose handlers make the most queries, in a project that has no place for them: key = ''. */
export const fattest: ProjectFact<FileId | null> = {
  id: 'fattest handlers',
  derive(_, facts) {
    let found: { file: FileId; count: number } | undefined;
    for (const [file, queries] of facts.about(production, '')) {
      const { layer } = facts.about(ownLayer, file);
      const count = layer === 'job' ? 0 : queries.filter(({ within }) => isAtEdge(within, layer, facts.of(roles, file))).length;
      if (count > (found?.count ?? 0)) found = { file, count };
    }
    return found?.file ?? null;
  },
};

/** Every file in production that queries, with its queries. */
const production: ProjectFact<readonly (readonly [FileId, readonly Query[]])[]> = {
  id: 'files that query',
  derive(_, facts) {
    const root = facts.about(rootFolder, '').length;
    return facts.files().flatMap((file) => {
      const queries = notInProduction.test(file.slice(root)) || !isSource(file) ? [] : facts.about(queriesIn, file);
      return queries.length ? [[file, queries] as const] : [];
    });
  },
};

/** The files of the data-access layer that ask for a model: key = its name, as `modelIn` reads it. */
export const owners: ProjectFact<readonly FileId[]> = {
  id: 'owners of a model',
  derive: (model, facts) => own(facts.about(ownersByModel, ''), model) ?? [],
};

/** The files that do with a model what a query does: key = verb + NUL + model. */
export const doers: ProjectFact<readonly FileId[]> = {
  id: 'doers',
  derive(key, facts) {
    const [verb, model = ''] = key.split('\0');
    const isSame = (query: Query): boolean => query.model === model && query.verb === verb;
    return facts.about(owners, model).filter((file) => isNamedAfter(file, model) && facts.about(queriesIn, file).some(isSame));
  },
};

/** Whether a module that is called after a model asks for it, or declares it: key = its name. */
export const isOwned: ProjectFact<boolean> = {
  id: 'owned model',
  derive: (model, facts) =>
    facts.about(owners, model).some((file) => isNamedAfter(file, model)) || facts.about(declaredModels, '').includes(model),
};

const declaredModels: ProjectFact<readonly string[]> = {
  id: 'declared models',
  derive: (_, facts) => [
    ...new Set(
      facts
        .files()
        .filter(isSource)
        .flatMap((file) => facts.of(roles, file).models.filter((model) => isNamedAfter(file, model))),
    ),
  ],
};

/** `customer-repository.ts`, `customers/queries.ts`: whose place it is to ask for customers. */
export function isNamedAfter(file: FileId, model: string): boolean {
  return file
    .toLowerCase()
    .replaceAll(/[-_]/g, '')
    .split('/')
    .slice(-2)
    .some((part) => part.includes(model));
}

const ownersByModel: ProjectFact<Readonly<Record<string, readonly FileId[]>>> = {
  id: 'owners by model',
  derive(_, facts) {
    const found: Record<string, FileId[]> = {};
    for (const [file, queries] of facts.about(production, '')) {
      if (facts.about(layerOf, file).layer !== 'data access') continue;
      for (const model of new Set(queries.flatMap((query) => query.model ?? []))) found[model] = [...(own(found, model) ?? []), file];
    }
    return found;
  },
};

/** The folder that holds all files, without a layer's own: where a project stands says nothing of what is in it. */
export const rootFolder: ProjectFact<string> = {
  id: 'root folder',
  derive(_, facts) {
    const [first = '', ...others] = facts.files();
    let parts = first.split('/').slice(0, -1);
    for (const file of others) while (parts.length > 1 && !file.startsWith(`${parts.join('/')}/`)) parts = parts.slice(0, -1);
    while (parts.length > 1 && own(folders, parts.at(-1)!.toLowerCase())) parts = parts.slice(0, -1);
    return `${parts.join('/')}/`;
  },
};
