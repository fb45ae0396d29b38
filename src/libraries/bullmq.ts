import { defineLibrary, named } from './library.ts';

const getters = ['count', 'getJobCounts', 'getJobCountByTypes', 'getJobLogs', 'getJobState', 'getMetrics', 'getWorkers'];
const lists = ['getJobs', 'getWaiting', 'getActive', 'getDelayed', 'getCompleted', 'getFailed', 'getPrioritized', 'getWaitingChildren'];
const counts = ['getWaitingCount', 'getActiveCount', 'getDelayedCount', 'getCompletedCount', 'getFailedCount', 'getWaitingChildrenCount'];
const schedules = [
  'getRepeatableJobs',
  'removeRepeatable',
  'removeRepeatableByKey',
  'getJobScheduler',
  'getJobSchedulers',
  'removeJobScheduler',
];
const upkeep = ['remove', 'pause', 'resume', 'isPaused', 'drain', 'clean', 'obliterate', 'empty', 'removeJobs', 'retryJobs', 'promoteJobs'];
const questions = ['getState', 'isCompleted', 'isFailed', 'isDelayed', 'isActive', 'isWaiting', 'getChildrenValues', 'getDependencies'];
const changes = [
  'updateProgress',
  'updateData',
  'update',
  'log',
  'clearLogs',
  'remove',
  'retry',
  'promote',
  'changeDelay',
  'changePriority',
];

/** https://docs.bullmq.io and https://github.com/OptimalBits/bull: all of it is kept in Redis. */
export const bullmq = defineLibrary({
  id: 'bullmq',
  name: 'BullMQ',
  packages: ['bullmq', 'bull'],
  exports: { ...named('Queue', ['default', '=', 'Queue', 'QueuePro']), FlowProducer: 'FlowProducer', Job: 'Job' },
  shapes: {
    Queue: { instance: 'queue', call: { returns: 'queue' }, members: { default: 'Queue', Queue: 'Queue', Job: 'Job' } },
    queue: {
      members: {
        ...named('publish', ['add', 'addBulk', 'upsertJobScheduler']),
        ...named('ask', [...getters, ...counts, ...schedules, ...upkeep]),
        ...named('askForJobs', lists),
        getJob: 'askForJob',
      },
    },
    FlowProducer: { instance: 'flows' },
    flows: { members: { ...named('publish', ['add', 'addBulk']), getFlow: 'ask' } },
    Job: { instance: 'job', members: { fromId: 'askForJob' } },
    job: { members: { ...named('ask', questions), ...named('change', changes) } },
    askForJob: { call: { operation: { kind: 'cache' }, returns: 'job' } },
    askForJobs: { call: { operation: { kind: 'cache' }, returns: 'jobs' } },
    jobs: { elements: 'job' },
    publish: { call: { operation: { kind: 'publish' } } },
    ask: { call: { operation: { kind: 'cache' } } },
    change: { call: { operation: { kind: 'cache', isSingle: true } } },
  },
});
