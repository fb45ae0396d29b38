import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('Got', () => {
  it('sends when it is called; what follows only reads the answer', () => {
    assert.deepEqual(
      operationsIn(`
import got, { type Got, HTTPError } from 'got';
import { vendor } from './vendor';
const required = require('got');
export async function sync(client: Got) {
  const items = await got('https://feed.example.com/items').json();
  await got.post('https://feed.example.com/items', { json: items }).text();
  await client.head('status');
  await vendor.get('prices').json();
  await required.default.put('https://feed.example.com');
  got.stream('https://feed.example.com/export').pipe(process.stdout);
  await got.paginate.all('https://feed.example.com/items');
  for await (const item of got.paginate('https://feed.example.com/items')) console.log(item);
  const next = vendor.extend({ headers: { 'x-run': '1' } });
  return next.delete('prices/1');
}
//- /vendor.ts
import { got } from 'got';
export const vendor = got.extend({ prefixUrl: 'https://vendor.example.com' });
`),
      ['got', 'got.post', 'client.head', 'vendor.get', 'required.default.put', 'got.stream', 'got.paginate.all', 'next.delete'].map(
        (call) => `remote call ${call}`,
      ),
    );
  });
});
