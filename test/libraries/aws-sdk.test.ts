import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('the AWS SDK 2', () => {
  it('sends a request once somebody asks for its promise', () => {
    assert.deepEqual(
      operationsIn(`
import AWS from 'aws-sdk';
import S3 from 'aws-sdk/clients/s3';
const required = new (require('aws-sdk')).SQS();
AWS.config.update({ region: 'eu-central-1' });
const table = new AWS.DynamoDB.DocumentClient();
export class Files {
  constructor(private readonly s3: AWS.S3, private readonly other = new S3()) {}
  async move(Key: string) {
    await this.s3.copyObject({ Key }).promise();
    const request = this.other.deleteObject({ Key });
    await request.promise();
    await table.get({ TableName: 'files', Key: { Key } }).promise();
    await required.sendMessage({}).promise();
    this.s3.getSignedUrl('getObject', { Key });
    AWS.DynamoDB.Converter.unmarshall({});
  }
}
`),
      [
        'remote call this.s3.copyObject({ Key }).promise',
        'remote call request.promise',
        "remote call table.get({ TableName: 'files', Key: { ….promise",
        'remote call required.sendMessage({}).promise',
      ],
    );
  });
});
