import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('Tinybird', () => {
  it('is asked by the pipes that are built for it', () => {
    assert.deepEqual(
      operationsIn(`
import { Tinybird } from '@chronark/zod-bird';
const tinybird = new Tinybird({ token: 'x' });
export const getViews = tinybird.buildPipe({ pipe: 'views' });
export async function load(id: string) {
  await getViews({ id });
}
`),
      ['remote call getViews'],
    );
  });
});
