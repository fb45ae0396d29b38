import { defineLibrary, named } from './library.ts';

const triggering = [
  'trigger',
  'batchTrigger',
  'triggerAndWait',
  'batchTriggerAndWait',
  'triggerAndSubscribe',
  'triggerByTask',
  'triggerByTaskAndWait',
];

/** https://trigger.dev/docs/triggering */
export const triggerDev = defineLibrary({
  id: 'trigger-dev',
  name: 'Trigger.dev',
  packages: ['@trigger.dev/sdk', '@trigger.dev/sdk/*'],
  exports: { ...named('define', ['task', 'schemaTask']), tasks: 'tasks', batch: 'tasks', runs: 'runs', schedules: 'schedules' },
  shapes: {
    define: { call: { returns: 'tasks' } },
    tasks: { members: named('publish', triggering) },
    runs: { members: { bulk: 'runs', ...named('ask', ['replay', 'cancel', 'retrieve', 'list', 'reschedule', 'poll']) } },
    schedules: {
      members: { task: 'define', ...named('ask', ['create', 'retrieve', 'update', 'del', 'deactivate', 'activate', 'list', 'timezones']) },
    },
    publish: { call: { operation: { kind: 'publish' } } },
    ask: { call: { operation: { kind: 'remote call' } } },
  },
});
