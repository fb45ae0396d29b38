import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('the AI SDK', () => {
  it('asks for embeddings and generated texts', () => {
    assert.deepEqual(
      operationsIn(`
import { embed, embedMany, generateObject, tool } from 'ai';
import * as sdk from 'ai';
export async function score(value: string) {
  await embed({ model: 'x', value });
  await embedMany({ model: 'x', values: [value] });
  await generateObject({ model: 'x', prompt: value });
  await sdk.generateText({ model: 'x', prompt: value });
  return tool({});
}
`),
      ['remote call embed', 'remote call embedMany', 'remote call generateObject', 'remote call sdk.generateText'],
    );
  });
});
