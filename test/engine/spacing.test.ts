import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSource } from '../../src/engine/parse.ts';
import { differInSpaceOnly } from '../../src/engine/spacing.ts';
import { fileFacts } from '../../src/facts/index.ts';

const parsed = (text: string) => parseSource('/a.tsx', text)!;
const says = (a: string, b: string): boolean => differInSpaceOnly(parsed(a), parsed(b));

describe('white space alone', () => {
  for (const [title, a, b] of [
    ['at the end of a file', 'const a = 1;', 'const a = 1;\n\n'],
    ['between statements', 'a();b();', 'a();\n\n  b();'],
    ['in a body', 'function f() {\n  a();\n}', 'function f() {\n  a();\n\n}'],
    ['between members', 'class A { a = 1; b() {} }', 'class A {\n  a = 1;\n  b() {}\n}'],
    ['in a body deep inside', 'f(() => { g(() => { a(); b(); }); });', 'f(() => { g(() => { a();  b(); }); });'],
    ['beside a comment that stays where it was', '// one\na(); b();', '// one\na();  b();'],
  ] as const)
    it(`differs ${title}`, () => assert.ok(says(a, b)));

  for (const [title, a, b] of [
    ['a name is another', 'a();', 'b();'],
    ['a statement is new', 'a();', 'a(); b();'],
    ['a statement is an empty one', 'a();', 'a();;'],
    ['a comment is new', 'a();', 'a(); // hooks'],
    ['a comment belongs to another statement', 'a(); // hooks\nb();', 'a();\n// hooks\nb();'],
    ['an expression is spaced otherwise', 'a (b);', 'a(b);'],
    ['a text is', "a('b');", "a('b ');"],
    ['JSX is', 'a(<p>b</p>);', 'a(<p>b </p>);'],
    ['a line break ends a statement', 'return a;', 'return\na;'],
    ['a modifier is new', 'function f() {}', 'async function f() {}'],
    ['an operator is another', 'a = b + c;', 'a = b - c;'],
    ['a keyword is another', 'const a = 1;', 'let a = 1;'],
  ] as const)
    it(`is not all where ${title}`, () => assert.equal(says(a, b), false));

  it('is not all in a language that goes by it', () => {
    const [nested, beside] = ['a:\n  b: 1\n', 'a:\nb: 1\n'].map((text) => parseSource('/api.yaml', text)!);
    assert.equal(differInSpaceOnly(nested!, beside!), false);
    assert.ok(differInSpaceOnly(nested!, nested!));
  });

  it('changes no fact but those about places', () => {
    const folder = 'test/workspaces/shop/src';
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (name) => /\.tsx?$/.test(name) && !/generated/.test(name),
    );
    let tried = 0;
    for (const name of files) {
      const text = readFileSync(join(folder, name), 'utf8');
      const lines = text.split('\n');
      for (let at = 3; at < lines.length; at += 7) {
        const spaced = [...lines.slice(0, at), '', ...lines.slice(at)].join('\n');
        const [before, after] = [parsed(text), parsed(spaced)];
        if (!differInSpaceOnly(before, after)) continue;
        tried++;
        for (const fact of fileFacts.filter(({ isAboutPlaces }) => !isAboutPlaces))
          assert.deepEqual(fact.extract(after), fact.extract(before), `${fact.id} of ${name}:${at}`);
      }
    }
    assert.ok(tried > 100, `${tried} places`);
  });
});
