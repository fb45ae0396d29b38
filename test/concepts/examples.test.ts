/** What readers copy compiles, and no rule warns about what a page recommends. */
import assert from 'node:assert/strict';
import { concepts } from '../../src/concepts/index.ts';
import { analyze } from '../../src/engine/analyze.ts';
import { rules } from '../../src/rules/index.ts';
import { workspaceOf } from '../fixture.ts';
import { typeErrors } from '../types.ts';

const examples = concepts.flatMap(({ id, example: { prelude = '', bad, good } }) => [
  { id, kind: 'bad', text: prelude + bad },
  { id, kind: 'good', text: prelude + good },
]);

describe('the examples of the pages', () => {
  /** One program for all: each is a module of its own. */
  let errors: readonly string[];
  before(() => {
    errors = typeErrors(new Map(examples.map(({ id, kind, text }) => [`/${id}/${kind}.ts`, text])));
  });

  for (const { id, kind } of examples) {
    it(`${id}: the ${kind} one type-checks`, () => {
      const place = `/${id}/${kind}.ts:`;
      assert.deepEqual(
        errors.filter((error) => error.startsWith(place)),
        [],
      );
    });
  }
  it('nothing else is wrong with them', () =>
    assert.deepEqual(
      errors.filter((error) => error.startsWith(':')),
      [],
    ));

  for (const { id, text } of examples.filter(({ kind }) => kind === 'good')) {
    it(`${id}: no rule warns about the good one`, () => assert.deepEqual(findingsIn(text), []));
  }

  for (const { id, example } of concepts) {
    it(`${id}: fits beside code`, () => {
      for (const line of `${example.bad}\n${example.good}`.split('\n')) assert.ok(line.length <= 72, `${line.length} characters: ${line}`);
    });
  }
});

function findingsIn(text: string): readonly string[] {
  return analyze(workspaceOf(new Map([['/main.ts', text]])), '/main.ts', rules).map(({ rule, message }) => `${rule}: ${message}`);
}
