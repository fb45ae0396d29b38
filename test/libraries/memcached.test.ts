import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('Memcached', () => {
  it('is asked by the commands of its clients', () => {
    assert.deepEqual(
      operationsIn(`
import Memcached from 'memcached';
import { Client } from 'memjs';
import memjs from 'memjs';
const memcached = new Memcached('localhost:11211');
const cloud = memjs.Client.create();
export async function remember(id: string, given: Client) {
  memcached.get(id, (error, value) => console.log(error, value));
  await cloud.set(id, 'value', { expires: 60 });
  await given.delete(id);
  memcached.on('failure', console.error); memcached.end(); given.close();
}
`),
      ['cache memcached.get', 'cache cloud.set', 'cache given.delete'],
    );
  });
});
