/** Drawings wear the theme's colours, say in words what they show, and fit into 300 pixels. */
import assert from 'node:assert/strict';
import ts from 'typescript';
import { width } from '../../src/concepts/drawing.ts';
import { concepts } from '../../src/concepts/index.ts';

const drawings = concepts.flatMap(({ id, drawings: all = [] }) => all.map((drawing) => ({ id, ...drawing })));

/** Of a sans-serif letter, in parts of the size of its type; most themes' fonts stay below. */
const letter = 0.56;

describe('every drawing', () => {
  for (const { id, title, text, svg } of drawings) {
    describe(`${id}: ${title}`, () => {
      it('is well formed', () => {
        const { diagnostics } = ts.transpileModule(`const drawing = ${svg};`, {
          reportDiagnostics: true,
          fileName: 'drawing.tsx',
          compilerOptions: { jsx: ts.JsxEmit.Preserve },
        });
        assert.deepEqual(
          diagnostics?.map(({ messageText }) => messageText),
          [],
        );
      });

      it('has its text alternative inside', () => {
        const [, name, description] = /<svg [^>]*role="img" aria-labelledby="([^"]+)" aria-describedby="([^"]+)"/.exec(svg)!;
        assert.equal(contentOf(svg, 'title', name!), title);
        assert.equal(contentOf(svg, 'desc', description!), text);
        assert.ok(text.length > 60 && /\.$/.test(text), 'says everything that the picture says');
      });

      it('has only colours of the theme, and those in every kind of theme', () => {
        assert.doesNotMatch(svg, /charts-orange/, 'themes of high contrast have no orange');
        for (const [, colour] of svg.matchAll(/(?:fill|stroke|color|stop-color)="([^"]*)"/g)) {
          assert.match(colour!, /^(none|currentColor|var\(--vscode-[a-zA-Z-]+\))$/);
        }
        assert.doesNotMatch(svg, /#[0-9a-f]{3}|rgb|hsl|style=|class=|<style|<script|\son\w+=|href/i);
      });

      it('keeps its words inside, in a size that can be read', () => {
        const [, wide, high] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)!.map(Number);
        assert.equal(wide, width);
        for (const [, x, y, attributes, words] of svg.matchAll(/<text x="([^"]+)" y="([^"]+)"([^>]*)>([^<]*)</g)) {
          const size = Number(/font-size="(\d+)"/.exec(attributes!)?.[1] ?? 11);
          const length = words!.replace(/&\w+;/g, '.').length * size * letter;
          const left = Number(x) - (attributes!.includes('"middle"') ? length / 2 : attributes!.includes('"end"') ? length : 0);
          assert.ok(size >= 10);
          assert.ok(
            left >= -1 && left + length <= wide! + 1,
            `'${words}' reaches from ${Math.round(left)} to ${Math.round(left + length)}`,
          );
          assert.ok(Number(y) >= 8 && Number(y) <= high!, `'${words}' stands at ${y} of ${high}`);
        }
      });
    });
  }

  it('has ids of its own, so that two can stand on a page', () => {
    const ids = drawings.flatMap(({ svg }) => [...svg.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id));
    assert.deepEqual([...new Set(ids)], ids);
  });
});

function contentOf(svg: string, element: string, id: string): string | undefined {
  const [, content] = new RegExp(`<${element} id="${id}">([^<]*)</${element}>`).exec(svg) ?? [];
  return content?.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}
