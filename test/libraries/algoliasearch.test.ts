import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('Algolia', () => {
  it('is asked by its client, or up to version 4 by an index', () => {
    assert.deepEqual(
      operationsIn(`
import algoliasearch, { type SearchIndex } from 'algoliasearch';
import { algoliasearch as v5 } from 'algoliasearch';
const client = algoliasearch('app', 'key');
const products = client.initIndex('products');
export async function save(record: object, other: SearchIndex) {
  await products.saveObject(record);
  await other.deleteObject('1');
  await v5('app', 'key').saveObject({ indexName: 'products', body: record });
  client.generateSecuredApiKey({});
}
`),
      ['remote call products.saveObject', 'remote call other.deleteObject', "remote call v5('app', 'key').saveObject"],
    );
  });
});
