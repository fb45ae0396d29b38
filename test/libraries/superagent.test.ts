import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('SuperAgent', () => {
  it('sends a request where it is waited for, or ended', () => {
    assert.deepEqual(
      operationsIn(`
import request from 'superagent';
const agent = request.agent().set('x-team', 'search');
export async function index(url: string, document: object) {
  const prepared = request.post(url).type('json');
  await request.get(url).query({ q: 'shoes' });
  await agent.put(url);
  request.get(url).then(console.log);
  request.delete(url).end((error) => console.log(error));
  return request('PUT', url).send(document);
}
`),
      ['request.get(url).query', 'agent.put', 'request.get', 'request.delete(url).end', "request('PUT', url).send"].map(
        (call) => `remote call ${call}`,
      ),
    );
  });
});
