import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('OpenAI', () => {
  it('is asked by the methods of its resources', () => {
    assert.deepEqual(
      operationsIn(`
import OpenAI, { AzureOpenAI, toFile } from 'openai';
import { createOpenAi } from './client';
const azure = new AzureOpenAI({ deployment: 'small' });
export class Summaries {
  private readonly openai = new OpenAI({ apiKey: 'key' });
  constructor(private readonly injected: OpenAI) {}
  async summarise(text: string, message: OpenAI.Chat.ChatCompletionMessageParam) {
    await this.openai.chat.completions.create({ model: 'small', messages: [message] });
    await this.injected.embeddings.create({ model: 'small', input: text });
    await azure.responses.create({ model: 'small', input: text });
    await createOpenAi().withOptions({ timeout: 500 }).files.create({ file: await toFile(Buffer.from(text)), purpose: 'batch' });
    azure.baseURL.replace('http:', 'https:');
    await azure.webhooks.unwrap(text, {});
  }
}
//- /client.ts
import { OpenAI } from 'openai';
export const createOpenAi = () => new OpenAI();
`),
      [
        'this.openai.chat.completions.create',
        'this.injected.embeddings.create',
        'azure.responses.create',
        'createOpenAi().withOptions({ timeout: 500 }).files.create',
      ].map((call) => `remote call ${call}`),
    );
  });
});
