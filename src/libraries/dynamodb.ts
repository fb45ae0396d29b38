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

/** `GetCommand` for `get`. */
const commandsOf = (methods: readonly string[]): readonly string[] =>
  methods.map((name) => `${name[0]!.toUpperCase()}${name.slice(1)}Command`);

/** https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/package/-aws-sdk-lib-dynamodb/ */
export const dynamodb = defineLibrary({
  id: 'dynamodb',
  name: 'DynamoDB',
  packages: ['@aws-sdk/lib-dynamodb', '@aws-sdk/client-dynamodb'],
  exports: {
    ...named('Client', ['DynamoDBClient', 'DynamoDB', 'DynamoDBDocumentClient', 'DynamoDBDocument']),
    ...named('Write', commandsOf([...writes, ...plainWrites])),
    ...named('read', ['paginateQuery', 'paginateScan', 'paginatedBatchGet', 'paginateListTables']),
  },
  shapes: {
    Client: { instance: 'client', members: { from: 'toClient' } },
    toClient: { call: { returns: 'client' } },
    Write: { instance: 'write command' },
    'write command': { sent: { kind: 'write' } },
    client: { members: { send: 'send', ...named('read', [...reads, ...plainReads]), ...named('write', [...writes, ...plainWrites]) } },
    /** What it does is its command's to say: a read where that is not known. */
    send: { call: { operation: { kind: 'read' }, sends: 0 } },
    read: { call: { operation: { kind: 'read' } } },
    write: { call: { operation: { kind: 'write' } } },
  },
});
