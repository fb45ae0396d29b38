import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('graphql-request', () => {
  it('sends by its functions and clients', () => {
    assert.deepEqual(
      operationsIn(`
import { GraphQLClient, gql, request } from 'graphql-request';
const query = gql\`{ shop { name } }\`;
const client = new GraphQLClient('https://shop.example.com/graphql').setHeader('authorization', 'token');
export async function shop(given: GraphQLClient) {
  await request('https://shop.example.com/graphql', query);
  await client.request(query);
  client.setHeaders({});
  return given.rawRequest(query);
}
`),
      ['request', 'client.request', 'given.rawRequest'].map((call) => `remote call ${call}`),
    );
  });
});
