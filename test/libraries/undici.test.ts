import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('undici', () => {
  it('sends by its functions and by what keeps connections', () => {
    assert.deepEqual(
      operationsIn(`
import undici, { Agent, type Dispatcher, fetch, interceptors, MockAgent, Pool, request, setGlobalDispatcher } from 'undici';
const pool = new Pool('https://maps.example.com', { connections: 8 });
const retrying = pool.compose(interceptors.retry());
setGlobalDispatcher(new Agent({ keepAliveTimeout: 10 }));
export async function locate(given: Dispatcher) {
  const { body } = await request('https://maps.example.com/places');
  await fetch('https://maps.example.com/places', { dispatcher: pool });
  await undici.request('https://maps.example.com');
  await pool.request({ path: '/places', method: 'GET' });
  await retrying.request({ path: '/places', method: 'GET' });
  await given.stream({ path: '/tiles', method: 'GET' }, () => process.stdout);
  await body.json();
  await pool.close();
  new MockAgent().get('https://maps.example.com');
}
`),
      ['request', 'fetch', 'undici.request', 'pool.request', 'retrying.request', 'given.stream'].map((call) => `remote call ${call}`),
    );
  });
});
