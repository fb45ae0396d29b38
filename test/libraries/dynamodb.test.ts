import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('DynamoDB', () => {
  it('is known by its clients, plain and for documents', () => {
    assert.deepEqual(
      operationsIn(`
import { DynamoDB, DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocument, DynamoDBDocumentClient, GetCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
const plain = new DynamoDBClient({}), documents = DynamoDBDocumentClient.from(plain), methods = DynamoDBDocument.from(plain), old = new DynamoDB({});
class Orders {
  constructor(private readonly client: DynamoDBDocumentClient) {}
  async run() {
    await this.client.send(new GetCommand({})); await documents.send(new GetCommand({})); await plain.send(new GetItemCommand({}));
    await methods.get({}); await methods.put({}); await methods.batchWrite({}); await old.query({}); await old.deleteItem({});
    for await (const page of paginateQuery({ client: documents }, {})) show(page);
  }
}
export async function change(client: DynamoDBClient) { await client.send(new PutItemCommand({})); await documents.send(new BatchWriteCommand({})); }
const command = new GetCommand({}); plain.destroy();
`),
      [
        'read this.client.send',
        'read documents.send',
        'read plain.send',
        'read methods.get',
        'write methods.put',
        'write methods.batchWrite',
        'read old.query',
        'write old.deleteItem',
        'read paginateQuery',
        'write client.send',
        'write documents.send',
      ],
    );
  });
});
