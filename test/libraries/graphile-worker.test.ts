import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('Graphile Worker', () => {
  it('publishes jobs', () => {
    assert.deepEqual(
      operationsIn(`
import { type AddJobFunction, type JobHelpers, makeWorkerUtils, quickAddJob, run } from 'graphile-worker';
export async function remind(id: string, helpers: JobHelpers, addJob: AddJobFunction) {
  const utils = await makeWorkerUtils({});
  await utils.addJob('remind', { id });
  await quickAddJob({}, 'remind', { id });
  await helpers.addJob('remind', { id });
  await addJob('remind', { id });
  await (await run({})).addJob('remind', { id });
  helpers.logger.info(id); await utils.release();
}
`),
      ['utils.addJob', 'quickAddJob', 'helpers.addJob', 'addJob', '(await run({})).addJob'].map((call) => `publish ${call}`),
    );
  });
});
