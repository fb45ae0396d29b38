import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('Nango', () => {
  it('is asked for connections, and to pass requests on', () => {
    assert.deepEqual(
      operationsIn(`
import { Nango } from '@nangohq/node';
const nango = new Nango({ secretKey: 'x' });
export async function load(id: string) {
  await nango.getConnection('github', id);
  await nango.proxy({ endpoint: '/user' });
}
`),
      ['remote call nango.getConnection', 'remote call nango.proxy'],
    );
  });
});
