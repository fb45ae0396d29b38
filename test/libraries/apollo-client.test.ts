import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('Apollo Client', () => {
  it('asks for queries and mutations, not for what its cache holds', () => {
    assert.deepEqual(
      operationsIn(`
import { ApolloClient, gql, InMemoryCache, type NormalizedCacheObject } from '@apollo/client';
const client = new ApolloClient({ uri: 'https://api.example.com/graphql', cache: new InMemoryCache() });
export async function rename(other: ApolloClient<NormalizedCacheObject>, query: object) {
  await client.query({ query });
  await other.mutate({ mutation: query });
  client.readQuery({ query }); client.writeQuery({ query, data: {} }); client.watchQuery({ query }); client.cache.evict({});
}
`),
      ['remote call client.query', 'remote call other.mutate'],
    );
  });
});
