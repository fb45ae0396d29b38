import { defineLibrary, named } from './library.ts';

const reads = ['get', 'query', 'scan', 'batchGet', 'transactGet', 'executeStatement', 'batchExecuteStatement', 'executeTransaction'];
const writes = ['put', 'update', 'delete', 'batchWrite', 'transactWrite'];
const plainReads = ['getItem', 'batchGetItem', 'transactGetItems', 'describeTable', 'listTables'];
const plainWrites = [
  'putItem',
  'updateItem',
  'deleteItem',
  'batchWriteItem',
  'transactWriteItems',
  'createTable',
  'updateTable',
  'deleteTable',
];

/** https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/package/-aws-sdk-lib-dynamodb/ */
export const dynamodb = defineLibrary({
  id: 'dynamodb',
  name: 'DynamoDB',
  packages: ['@aws-sdk/lib-dynamodb', '@aws-sdk/client-dynamodb'],
  exports: {
    ...named('Client', ['DynamoDBClient', 'DynamoDB', 'DynamoDBDocumentClient', 'DynamoDBDocument']),
    ...named('read', ['paginateQuery', 'paginateScan', 'paginatedBatchGet', 'paginateListTables']),
  },
  shapes: {
    Client: { instance: 'client', members: { from: 'toClient' } },
    toClient: { call: { returns: 'client' } },
    /** What `send` does is its command's to say: a read until then. */
    client: { members: { send: 'read', ...named('read', [...reads, ...plainReads]), ...named('write', [...writes, ...plainWrites]) } },
    read: { call: { operation: { kind: 'read' } } },
    write: { call: { operation: { kind: 'write' } } },
  },
});
