import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('Pinecone', () => {
  it('is asked by indexes and their namespaces', () => {
    assert.deepEqual(
      operationsIn(`
import { Pinecone, type Index } from '@pinecone-database/pinecone';
const pinecone = new Pinecone();
export async function save(id: string, values: number[], other: Index) {
  await pinecone.index('documents').namespace('a').upsert([{ id, values }]);
  await other.deleteOne(id);
  await pinecone.inference.embed('model', ['text'], {});
}
`),
      ["remote call pinecone.index('documents')….upsert", 'remote call other.deleteOne', 'remote call pinecone.inference.embed'],
    );
  });
});
