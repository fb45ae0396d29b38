import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('Microsoft Graph', () => {
  it('is asked by the verbs of its requests, however they are refined', () => {
    assert.deepEqual(
      operationsIn(`
import { Client } from '@microsoft/microsoft-graph-client';
const graph = Client.init({ authProvider });
export class Mails {
  constructor(private readonly client: Client) {}
  async mark(id: string) {
    await this.client.api(\`/me/messages\`).version('beta').select('subject').get();
    await graph.api('/me/messages').header('Prefer', 'x').post({});
    const request = graph.api('/me').expand('manager');
    await request.patch({});
  }
}
`),
      ['remote call this.client.api(`/me/messages`)….get', "remote call graph.api('/me/messages')….post", 'remote call request.patch'],
    );
  });
});
