import assert from 'node:assert/strict';
import { repeatedIn } from '../reach.ts';

describe('p-queue', () => {
  it('runs each function that is added once', () => {
    assert.deepEqual(
      repeatedIn(`
import PQueue from 'p-queue';
const queue = new PQueue({ concurrency: 2 });
export class Importer {
  private readonly queue = new PQueue();
  async run(ids) { for (const id of ids) this.queue.add(() => load(id)); }
}
for (const id of ids) void queue.add(async () => { await query(id); });
await queue.addAll(ids.map((id) => () => load(id)));
await queue.add(() => load(ids));
queue.on('idle', () => load(ids));
for (const id of ids) queue.on('error', () => load(id));`),
      ['load: once per id of ids', 'query: once per id of ids', 'load: once per id of ids'],
    );
  });
});
