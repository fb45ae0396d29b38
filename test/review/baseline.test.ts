import assert from 'node:assert/strict';
import { format } from 'prettier';
import { baselineName, entriesFor, printBaseline, readBaseline } from '../../src/review/baseline.ts';
import { createRepository, loops } from '../repository.ts';
import { reviewOf } from './project.ts';

/** The baseline of a text. */
function baselineOf(text: string, path = 'main.ts'): string {
  const { findings, workspace } = reviewOf({ [`/${path}`]: text });
  return printBaseline(entriesFor(findings(`/${path}`), workspace.parse(`/${path}`), path));
}

/** What is said of a text of which a baseline is there. */
function said(text: string, baseline: string): readonly string[] {
  return reviewOf({ '/main.ts': text, [`/${baselineName}`]: baseline }).said();
}

const known = baselineOf(loops(2));
const hints = (all: readonly string[]): boolean => all.every((one) => one.startsWith('hint '));

describe('what the baseline knows', () => {
  it('is a hint, and what it does not know is not', () => {
    assert.deepEqual(said(loops(2), known), ['hint 12 no-query-in-loop', 'hint 6 no-query-in-loop']);
    assert.deepEqual(said(loops(3), known), ['18 no-query-in-loop', 'hint 12 no-query-in-loop', 'hint 6 no-query-in-loop']);
  });

  it('stays known where lines move, code around it changes and a formatter was there', async () => {
    assert.ok(hints(said(`// a comment\n\n${loops(2)}`, known)));
    assert.ok(hints(said(loops(2).replaceAll('{\n', '{\n  other();\n'), known)));
    for (const options of [{ printWidth: 20 }, { singleQuote: false }, { semi: false, useTabs: true }])
      assert.ok(hints(said(await format(loops(2), { parser: 'typescript', ...options }), known)));
  });

  it('stays known where semicolons come and go', () => {
    const text = loops(1).replace('[id]', '[(() => { return id; })()]');
    assert.ok(hints(said(text.replace('return id;', 'return id'), baselineOf(text))));
  });

  it('stays known where its function is renamed', () => assert.ok(hints(said(loops(2).replaceAll('load', 'fetch'), known))));

  it('is no longer known where its code changes', () =>
    assert.deepEqual(said(loops(2).replace('select 1', 'select 100'), known), ['12 no-query-in-loop', 'hint 6 no-query-in-loop']));

  it('counts: a second of the same is new', () => {
    const twice = loops(1).replace(/( +await db.query.*\n)/, '$1$1');
    assert.deepEqual(said(twice, baselineOf(loops(1))), ['7 no-query-in-loop', 'hint 6 no-query-in-loop']);
    assert.ok(hints(said(twice, baselineOf(twice))));
  });

  it('holds in its folder and below, up to the next', () => {
    const files = { '/a/main.ts': loops(1), '/b/main.ts': loops(1), [`/a/${baselineName}`]: baselineOf(loops(1)) };
    const { said: now } = reviewOf(files);
    assert.deepEqual([now('/a/main.ts'), now('/b/main.ts')], [['hint 6 no-query-in-loop'], ['6 no-query-in-loop']]);
  });
});

describe('the file', () => {
  it('holds one sorted line for each finding, without line numbers', () => {
    const lines = known.trimEnd().split('\n').slice(1);
    assert.deepEqual([...lines].sort(), lines);
    for (const line of lines) assert.match(line, /^main\.ts\tno-query-in-loop\tload\d\t[a-z0-9]+$/);
    assert.equal(baselineOf(`\n\n${loops(2)}`), known);
  });

  it('merges by itself where branches add and remove findings of different files', () => {
    const repository = createRepository();
    try {
      const write = (names: readonly string[]): void => {
        const entries = names.flatMap((name) => [...readBaseline('/x', baselineOf(loops(1), name)).entries.values()].flat());
        repository.write(baselineName, printBaseline(entries));
        repository.commit();
      };
      write(['a.ts', 'c.ts', 'e.ts', 'g.ts', 'i.ts']);
      repository.git('switch', '--quiet', '--create', 'one');
      write(['a.ts', 'b.ts', 'c.ts', 'e.ts', 'g.ts', 'i.ts']);
      repository.git('switch', '--quiet', 'main');
      write(['a.ts', 'c.ts', 'e.ts', 'i.ts']);
      repository.git('merge', '--quiet', '--no-edit', 'one');
      assert.deepEqual([...readBaseline('/x', repository.read(baselineName)).entries.keys()], ['a.ts', 'b.ts', 'c.ts', 'e.ts', 'i.ts']);
    } finally {
      repository.remove();
    }
  });

  it('names the lines that a merge has left', () =>
    assert.deepEqual(readBaseline('/x', '# x\n<<<<<<< HEAD\na.ts\tr\tf\tp\n=======\n').broken, [2, 4]));
});
