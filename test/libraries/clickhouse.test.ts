import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('ClickHouse', () => {
  it('is known by its client, in Node and on the web; reading what came is no query', () => {
    assert.deepEqual(
      operationsIn(`
import { createClient, type ClickHouseClient } from '@clickhouse/client';
import { createClient as createWebClient } from '@clickhouse/client-web';
export const client = createClient({ url });
class Events {
  constructor(private readonly clickhouse: ClickHouseClient) {}
  async run() {
    const result = await this.clickhouse.query({ query: 'SELECT 1', format: 'JSONEachRow' });
    const rows = await result.json(); await this.clickhouse.insert({ table: 'events', values: rows }); await client.command({ query: 'OPTIMIZE' });
    await createWebClient().exec({ query: 'SELECT 2' }); await client.close();
  }
}
`),
      ['read this.clickhouse.query', 'write this.clickhouse.insert', 'write client.command', 'write createWebClient().exec'],
    );
  });
});
