import { defineLibrary, named } from './library.ts';

/** https://worker.graphile.org/docs/library */
export const graphileWorker = defineLibrary({
  id: 'graphile-worker',
  name: 'Graphile Worker',
  packages: ['graphile-worker'],
  exports: {
    ...named('publish', ['quickAddJob', 'addJobAdhoc']),
    ...named('create', ['makeWorkerUtils', 'run']),
    ...named('Utils', ['WorkerUtils', 'JobHelpers', 'Helpers', 'Runner']),
    AddJobFunction: 'AddJob',
  },
  shapes: {
    create: { call: { returns: 'utils' } },
    Utils: { instance: 'utils' },
    utils: { members: named('publish', ['addJob', 'addJobs']) },
    AddJob: { instance: 'publish' },
    publish: { call: { operation: { kind: 'publish' } } },
  },
});
