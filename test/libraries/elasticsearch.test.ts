import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('Elasticsearch', () => {
  it('reads or writes, by its client, a child of it, or the service of NestJS', () => {
    assert.deepEqual(
      operationsIn(`
import { Client } from '@elastic/elasticsearch';
import { Client as OpenSearch } from '@opensearch-project/opensearch';
import { ElasticsearchService } from '@nestjs/elasticsearch';
const client = new Client({ node }), open = new OpenSearch({ node });
class Search {
  constructor(private readonly elastic: ElasticsearchService) {}
  async run() {
    await this.elastic.search({ index: 'orders' }); await client.index({}); await open.bulk({}); await client.child({}).get({});
    await client.indices.create({ index: 'orders' }); await client.helpers.bulk({}); await client.cat.indices(); await client.esql.query({});
    const gathered = client.helpers.msearch(); await gathered.search({}, {});
  }
}
client.diagnostic.on('request', log); client.close();
`),
      [
        'read this.elastic.search',
        'write client.index',
        'write open.bulk',
        'read client.child({}).get',
        'write client.indices.create',
        'write client.helpers.bulk',
        'read client.cat.indices',
        'read client.esql.query',
        'joined read gathered.search',
      ],
    );
  });
});
