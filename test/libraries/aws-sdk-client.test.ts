import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('AWS SDK', () => {
  it('sends commands by its clients: to a service, or to a queue, topic, bus or stream', () => {
    assert.deepEqual(
      operationsIn(`
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { GetObjectCommand, type GetObjectCommandOutput, NoSuchKey, S3Client } from '@aws-sdk/client-s3';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { sqs } from './aws';
const bus = new EventBridgeClient({});
export class Files {
  private readonly s3 = new S3Client({ region: 'eu-west-1' });
  constructor(private readonly sns: SNSClient) {}
  async archive(key: string, output: GetObjectCommandOutput) {
    const command = new GetObjectCommand({ Bucket: 'files', Key: key });
    await this.s3.send(command);
    await this.sns.send(new PublishCommand({ Message: key }));
    await sqs.send(new SendMessageCommand({ QueueUrl: 'q', MessageBody: key }));
    await bus.send(new PutEventsCommand({ Entries: [] }));
    await getSignedUrl(this.s3, command);
    this.s3.middlewareStack.add(() => undefined);
    this.s3.destroy();
    await output.Body.transformToString();
    return new NoSuchKey({ message: key }).toString();
  }
}
//- /aws.ts
import { SQSClient } from '@aws-sdk/client-sqs';
export const sqs = new SQSClient({});
`),
      ['remote call this.s3.send', 'publish this.sns.send', 'publish sqs.send', 'publish bus.send'],
    );
  });

  it('does what the command says, whichever client sends it', () => {
    assert.deepEqual(
      operationsIn(`
import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
const sqs = new SQSClient({}), s3 = new S3Client({});
export async function work(batch, command) {
  const receive = new ReceiveMessageCommand({});
  await sqs.send(receive); await sqs.send(new DeleteMessageCommand({})); await sqs.send(new SendMessageBatchCommand(batch));
  await s3.send(new PutObjectCommand({})); await sqs.send(command);
}`),
      ['remote call sqs.send', 'remote call sqs.send', 'publish sqs.send', 'remote call s3.send', 'publish sqs.send'],
    );
  });

  it('sends by the methods of clients that have one for every command, and uploads in parts', () => {
    assert.deepEqual(
      operationsIn(`
import { S3, type ObjectCannedACL } from '@aws-sdk/client-s3';
import { SQS } from '@aws-sdk/client-sqs';
import { Upload } from '@aws-sdk/lib-storage';
const s3 = new S3({});
export async function store(queue: SQS, acl: ObjectCannedACL) {
  await s3.putObject({ Bucket: 'files', Key: 'a' });
  await queue.sendMessageBatch({ QueueUrl: 'q', Entries: [] });
  await queue.deleteMessage({ QueueUrl: 'q', ReceiptHandle: 'r' });
  const upload = new Upload({ client: s3, params: {} });
  upload.on('httpUploadProgress', console.log);
  await upload.done();
  acl.toLowerCase();
  s3.destroy();
}
`),
      ['remote call s3.putObject', 'publish queue.sendMessageBatch', 'remote call queue.deleteMessage', 'remote call upload.done'],
    );
  });
});
