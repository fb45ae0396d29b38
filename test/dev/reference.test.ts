import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { concepts } from '../../src/concepts/index.ts';
import { pages } from '../../src/dev/pages.ts';

/** What the build before the tests has written. */
const sizes = (folder: string) => readdirSync(folder).map((name) => [name, statSync(join(folder, name)).size] as const);

describe('what the sidebar loads', () => {
  const script = new Map(sizes('dist/webview')).get('sidebar.js')!;
  const reference = sizes('dist/reference');
  const total = [...sizes('dist/webview'), ...reference].reduce((sum, [, size]) => sum + size, 0);

  it(`is a script of at most 100 kB (${script})`, () => assert.ok(script <= 100_000));

  it(`is at most 1.2 MB in all (${total})`, () => assert.ok(total <= 1_200_000));

  it('is one file a page, the table of contents and what is painted of it, the texts of the search, and nothing else', () => {
    const expected = [...[...pages().keys(), 'contents', 'search'].map((id) => `${id}.json`), 'first-page.html'];
    assert.deepEqual(reference.map(([name]) => name).sort(), expected.sort());
    assert.ok(expected.length > concepts.length);
  });

  it('has no inline style or script, which the page’s security policy would refuse', () => {
    const firstPage = readFileSync('dist/reference/first-page.html', 'utf8');
    for (const [id, page] of [...pages(), ['first page', firstPage] as const])
      assert.doesNotMatch(JSON.stringify(page), /<(script|style)|\sstyle=|\son\w+=/i, id);
  });
});
