import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('BullMQ', () => {
  it('publishes jobs and flows, and asks Redis for them', () => {
    assert.deepEqual(
      operationsIn(`
import { InjectQueue } from '@nestjs/bullmq';
import { FlowProducer, type Job, Queue, Worker } from 'bullmq';
import { mails } from './queues';
const flows = new FlowProducer({});
export class Exports {
  constructor(@InjectQueue('exports') private readonly queue: Queue<{ id: string }>) {}
  async start(id: string) {
    await this.queue.add('export', { id }, { jobId: id });
    await this.queue.addBulk([]);
    await mails.add('mail', { id });
    await flows.add({ name: 'all', queueName: 'exports' });
    const job = await this.queue.getJob(id);
    await job?.retry();
    for (const failed of await this.queue.getFailed()) await failed.getState();
    this.queue.on('error', console.error); await this.queue.close();
  }
  async process(job: Job) { await job.updateProgress(50); job.data.id.trim(); }
}
new Worker('exports', async () => undefined);
//- /queues.ts
import { Queue } from 'bullmq';
export const mails = new Queue('mails', { connection: {} });
`),
      [
        'publish this.queue.add',
        'publish this.queue.addBulk',
        'publish mails.add',
        'publish flows.add',
        'cache this.queue.getJob',
        'cache job?.retry',
        'cache this.queue.getFailed',
        'cache failed.getState',
        'cache job.updateProgress',
      ],
    );
  });

  it('is Bull as well', () => {
    assert.deepEqual(
      operationsIn(`
import Bull, { type Queue } from 'bull';
const made = new Bull('images');
const called = require('bull')('images');
export async function resize(given: Queue, typed: Bull.Queue) {
  await made.add({ width: 100 });
  await called.add({ width: 100 });
  await given.addBulk([]);
  await typed.getJobCounts();
  given.process(async (job) => job.data);
}
`),
      ['publish made.add', 'publish called.add', 'publish given.addBulk', 'cache typed.getJobCounts'],
    );
  });
});
