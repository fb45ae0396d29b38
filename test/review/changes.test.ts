import assert from 'node:assert/strict';
import { changedLines } from '../../src/review/changes.ts';
import { loops } from '../repository.ts';
import { reviewOf } from './project.ts';

describe('changed lines', () => {
  const of = (before: string, now: string): readonly string[] => changedLines(before, now).map(({ start, end }) => `${start}-${end}`);

  it('are those that are new or another', () => assert.deepEqual(of('a\nb\nc', 'a\nx\ny\nc'), ['1-3']));
  it('are where something went', () => assert.deepEqual(of('a\nb\nc', 'a\nc'), ['1-1']));
  it('are none where only the kind of line ends differs', () => assert.deepEqual(of('a\r\nb', 'a\nb'), []));
  it('are all of a text that was written anew', () => {
    const lines = (name: string): string => Array.from({ length: 3000 }, (_, at) => name + at).join('\n');
    assert.deepEqual(of(lines('a'), lines('b')), ['0-3000']);
  });
});

describe('only what is new', () => {
  const since = (before: string, now: string): readonly string[] => {
    const { review, said } = reviewOf({ '/main.ts': now });
    review.setChanges({ before: new Map([['/main.ts', before]]) });
    return said();
  };

  it('is nothing where nothing changed', () => assert.deepEqual(since(loops(3), loops(3)), []));
  it('is a finding in a line that changed', () =>
    assert.deepEqual(since(loops(3), loops(3).replace('select 1', 'select 100')), ['12 no-query-in-loop']));
  it('is a finding in a function that changed elsewhere', () =>
    assert.deepEqual(since(loops(3), loops(3).replace('load1(ids', 'load1(ids: unknown, other')), ['12 no-query-in-loop']));
  it('is not a finding that only moved', () => assert.deepEqual(since(loops(3), `// new\n${loops(3)}`), []));
  it('is all of a new file', () => {
    const { review, said } = reviewOf({ '/main.ts': loops(2) });
    review.setChanges({ before: new Map([['/main.ts', null]]) });
    assert.equal(said().length, 2);
  });
  it('is a finding of old code that a change elsewhere proves', () => {
    const { review, said } = reviewOf({
      '/main.ts': "import { load } from './load';\nexport async function run(ids) {\n  for (const id of ids) await load(id);\n}\n",
      '/load.ts': "import { Pool } from 'pg';\nconst db = new Pool();\nexport const load = (id) => db.query('a', [id]);\n",
    });
    review.setChanges({
      before: new Map([['/load.ts', "import { Pool } from 'pg';\nconst db = new Pool();\nexport const load = (id) => id;\n"]]),
    });
    assert.deepEqual(said(), ['3 no-query-in-loop']);
    review.setChanges({ before: new Map() });
    assert.deepEqual(said(), []);
  });
  it('counts what is not saved', () => {
    const { workspace, review, said } = reviewOf({ '/main.ts': loops(2) });
    review.setChanges({ before: new Map() });
    assert.deepEqual(said(), []);
    workspace.update('/main.ts', { text: loops(2).replace('select 1', 'select 100'), version: '1' });
    assert.deepEqual(said(), ['12 no-query-in-loop']);
  });
});
