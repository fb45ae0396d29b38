import { defineLibrary, named } from './library.ts';

const reads = [
  ...[
    'search',
    'get',
    'getSource',
    'mget',
    'msearch',
    'exists',
    'existsSource',
    'count',
    'explain',
    'scroll',
    'knnSearch',
    'searchTemplate',
  ],
  ...['msearchTemplate', 'searchMvt', 'searchShards', 'fieldCaps', 'rankEval', 'termsEnum', 'termvectors', 'mtermvectors', 'getScript'],
  ...['openPointInTime', 'closePointInTime', 'clearScroll', 'info', 'ping', 'healthReport', 'renderSearchTemplate'],
];
const writes = [
  ...['index', 'create', 'update', 'delete', 'bulk', 'updateByQuery', 'deleteByQuery', 'reindex', 'putScript', 'deleteScript'],
  ...['updateByQueryRethrottle', 'deleteByQueryRethrottle', 'reindexRethrottle'],
];
const asking = ['cat', 'sql', 'esql', 'eql', 'asyncSearch', 'graph', 'nodes', 'tasks'];
const changing = [
  'indices',
  'cluster',
  'ingest',
  'ilm',
  'snapshot',
  'security',
  'transform',
  'synonyms',
  'inference',
  'ml',
  'watcher',
  'enrich',
];

/** https://www.elastic.co/docs/reference/elasticsearch/clients/javascript, and OpenSearch, which began as the same client. */
export const elasticsearch = defineLibrary({
  id: 'elasticsearch',
  name: 'Elasticsearch',
  packages: ['@elastic/elasticsearch', '@elastic/elasticsearch-serverless', '@opensearch-project/opensearch', '@nestjs/elasticsearch'],
  exports: named('Client', ['Client', 'ElasticsearchService']),
  shapes: {
    Client: { instance: 'client' },
    client: {
      members: {
        ...named('read', reads),
        ...named('write', writes),
        ...named('reading', asking),
        ...named('writing', changing),
        helpers: 'helpers',
        child: 'child',
      },
    },
    child: { call: { returns: 'client' } },
    reading: { otherMembers: 'read' },
    writing: { otherMembers: 'write' },
    /** `msearch` gathers searches and asks for them together. */
    helpers: { members: { search: 'read', bulk: 'write', msearch: 'gather', esql: 'esql' } },
    gather: { call: { returns: 'gathering' } },
    gathering: { members: { search: 'joinedRead' } },
    esql: { call: { returns: 'statement' } },
    statement: { members: named('read', ['toRecords', 'toArrowTable', 'toArrowReader']) },
    joinedRead: { call: { operation: { kind: 'read', joinsInTick: true } } },
    read: { call: { operation: { kind: 'read' } } },
    write: { call: { operation: { kind: 'write' } } },
  },
});
