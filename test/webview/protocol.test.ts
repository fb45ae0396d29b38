import assert from 'node:assert/strict';
import { fromSidebar } from '../../src/webview/protocol.ts';

describe('what the sidebar’s page says', () => {
  it('is taken when it is exactly one of its messages', () => {
    assert.deepEqual(fromSidebar({ type: 'ready' }), { type: 'ready' });
    assert.deepEqual(fromSidebar({ type: 'tick', practice: 'structure', isDone: 'true' }), {
      type: 'tick',
      practice: 'structure',
      isDone: 'true',
    });
  });

  for (const said of [
    undefined,
    null,
    'ready',
    [],
    {},
    { type: 1 },
    { type: 'toString' },
    { type: '__proto__' },
    { type: 'evaluate', code: '1' },
    { type: 'wantPage' },
    { type: 'wantPage', id: 7 },
    { type: 'wantPage', id: 'caching', path: '../..' },
    { type: 'copy', text: 'x'.repeat(100_001) },
  ]) {
    it(`is not taken when it is ${JSON.stringify(said)?.slice(0, 60)}`, () => assert.equal(fromSidebar(said), undefined));
  }
});
