export type Layer = 'handler' | 'domain' | 'data access' | 'presenter' | 'composition root' | 'job';

/** The layers that the last words of names of files stand for, in the singular. */
export const suffixes: Readonly<Record<string, Layer>> = {
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

/** The layers that names of folders stand for. */
export const folders: Readonly<Record<string, Layer>> = {
  ...layerOfNames('handler', ['controllers', 'controller', 'handlers', 'routes', 'router', 'routers', 'resolvers', 'endpoints', 'actions']),
  ...layerOfNames('domain', ['services', 'service', 'domain', 'usecases', 'use-cases', 'core', 'libraries', 'lib', 'libs', 'commands']),
  ...layerOfNames('data access', ['repositories', 'repository', 'repos', 'dao', 'daos', 'stores', 'models', 'model', 'entities']),
  ...layerOfNames('data access', ['entity', 'db', 'database', 'prisma', 'queries', 'persistence', 'data-access', 'dal']),
  ...layerOfNames('presenter', ['presenters', 'presenter', 'serializers', 'views', 'transformers', 'dto', 'dtos']),
  ...layerOfNames('composition root', ['middleware', 'middlewares', 'guards', 'interceptors', 'strategies', 'plugins']),
  ...layerOfNames('job', ['jobs', 'workers', 'worker', 'tasks', 'cron', 'crons', 'processors', 'consumers', 'listeners', 'subscribers']),
};

function layerOfNames(layer: Layer, names: readonly string[]): Readonly<Record<string, Layer>> {
  return Object.fromEntries(names.map((name) => [name, layer]));
}
