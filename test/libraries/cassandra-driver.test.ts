import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('Cassandra', () => {
  it('runs queries and batches', () => {
    assert.deepEqual(
      operationsIn(`
import cassandra, { Client } from 'cassandra-driver';
const client = new Client({ contactPoints: [] });
const other = new cassandra.Client({ contactPoints: [] });
export async function load(id: string) {
  await client.execute('SELECT * FROM users WHERE id = ?', [id]);
  await other.batch([], { prepare: true });
}
`),
      ['read client.execute', 'write other.batch'],
    );
  });
});
