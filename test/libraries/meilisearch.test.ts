import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('Meilisearch', () => {
  it('is asked by its client and by its indexes', () => {
    assert.deepEqual(
      operationsIn(`
import { MeiliSearch } from 'meilisearch';
const client = new MeiliSearch({ host: 'http://localhost:7700' });
export async function save(record: object) {
  await client.index('products').addDocuments([record]);
  const index = await client.getIndex('products');
  await client.tasks.getTask(1);
}
`),
      ["remote call client.index('products').addDocuments", 'remote call client.getIndex', 'remote call client.tasks.getTask'],
    );
  });
});
