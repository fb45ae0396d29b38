import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('Anthropic', () => {
  it('is asked by the methods of its resources', () => {
    assert.deepEqual(
      operationsIn(`
import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
export async function classify(given: Anthropic, message: Anthropic.Message) {
  await client.messages.create({ model: 'small', max_tokens: 10, messages: [] });
  await given.messages.batches.create({ requests: [] });
  const stream = client.messages.stream({ model: 'small', max_tokens: 10, messages: [] });
  stream.on('text', console.log);
  message.content.map((block) => block.type);
}
`),
      ['client.messages.create', 'given.messages.batches.create', 'client.messages.stream'].map((call) => `remote call ${call}`),
    );
  });
});
