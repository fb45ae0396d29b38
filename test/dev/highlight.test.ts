import assert from 'node:assert/strict';
import { highlighted } from '../../src/dev/highlight.ts';

/** The kinds of the runs of a line of code: `await:keyword`. */
function kinds(code: string, language = 'typescript'): string[] {
  return [...highlighted(code, language).matchAll(/<span class="t-(\w+)">([^<]*)<\/span>/g)].map(
    ([, kind, text]) => `${text!.trim()}:${kind}`,
  );
}

describe('code of the reference', () => {
  it('is taken apart as the editor takes it apart', () => {
    assert.deepEqual(kinds("const user = await load('a', 7);"), [
      'const:storage',
      'user:constant',
      '=:operator',
      'await:keyword',
      'load:function',
      "'a':string",
      '7:number',
    ]);
  });

  it('colours no code inside a template as text', () => {
    const all = kinds(['`a $', '{b.c} d`'].join(''));
    assert.ok(all.includes('`a:string') && all.includes('c:property') && all.includes('.:embedded'), all.join(' '));
  });

  it('has an element for each line, and none of its text is markup', () => {
    const html = highlighted('if (a < b) {\n  c("<script>");\n}', 'typescript');
    assert.equal(html.match(/class="line"/g)?.length, 3);
    assert.equal(html.replace(/<\/?span[^>]*>/g, ''), 'if (a &lt; b) {\n  c("&lt;script&gt;");\n}\n');
  });

  it('knows SQL', () => assert.ok(kinds('SELECT id FROM orders', 'sql').some((each) => each.startsWith('SELECT:'))));
});
