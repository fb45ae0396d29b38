import assert from 'node:assert/strict';
import { amend, canStep, current, start, step, typed, visit } from '../../src/webview/history.ts';

describe('the history of the sidebar', () => {
  const caching = visit(start, { page: 'caching' });
  const outbox = visit(caching, { page: 'outbox' });

  it('goes back and forward, and stays at the ends', () => {
    assert.equal(current(step(outbox, -1)).page, 'caching');
    assert.equal(current(step(step(outbox, -1), 1)).page, 'outbox');
    assert.equal(step(start, -1), start);
    assert.deepEqual([canStep(outbox, -1), canStep(outbox, 1)], [true, false]);
  });

  it('remembers how far down a page was read', () => {
    const read = visit(amend(caching, { scroll: 120 }), { page: 'outbox' });
    assert.equal(current(step(read, -1)).scroll, 120);
  });

  it('forgets what lay ahead once another way is taken', () => {
    const other = visit(step(outbox, -1), { page: 'retries' });
    assert.deepEqual(
      other.visits.map(({ page }) => page),
      [undefined, 'caching', 'retries'],
    );
  });

  it('keeps fifty visits', () => {
    let long = start;
    for (let i = 0; i < 80; i++) long = visit(long, { page: `page-${i}` });
    assert.equal(long.visits.length, 50);
    assert.equal(current(long).page, 'page-79');
  });

  it('is one step longer by a search, however much is typed', () => {
    const search = ['r', 're', 'retry'].reduce(typed, caching);
    assert.equal(current(search).query, 'retry');
    assert.equal(current(step(search, -1)).page, 'caching');
  });

  it('leaves a search that is emptied the way it was entered', () => {
    assert.equal(current(typed(typed(caching, 'retry'), '')).page, 'caching');
    assert.equal(typed(caching, ''), caching);
  });
});
