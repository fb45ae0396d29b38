import assert from 'node:assert/strict';
import { placeOfUri } from '../../src/extension/links.ts';

const place = (uri: string) => {
  const { pathname, search } = new URL(uri);
  return placeOfUri({ path: pathname, query: search.slice(1) });
};

const ours = 'vscode://engineering-fundamentals.engineering-fundamentals';

describe('a link from outside', () => {
  it('opens a page, and on it a rule', () => {
    assert.deepEqual(place(`${ours}/concept/n-plus-one?rule=no-query-in-loop`), { page: 'n-plus-one', rule: 'no-query-in-loop' });
    assert.deepEqual(place(`${ours}/concept/caching`), { page: 'caching', rule: undefined });
  });

  for (const uri of [
    `${ours}/`,
    `${ours}/run/rm`,
    `${ours}/concept/..%2f..%2fetc`,
    `${ours}/concept/%3Cscript%3E?rule=%22`,
    `${ours}/concept/${'a'.repeat(65)}`,
  ])
    it(`opens the table of contents otherwise: ${uri.slice(ours.length, ours.length + 40)}`, () =>
      assert.deepEqual(
        Object.values(place(uri)).filter((id) => id !== undefined),
        [],
      ));
});
