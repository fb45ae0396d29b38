import { defineLibrary, named } from './library.ts';

/** Messages to a queue, a topic, a bus, a stream. */
const publishing = ['sendMessage', 'sendMessageBatch', 'publish', 'publishBatch', 'putEvents', 'putRecord', 'putRecords', 'putRecordBatch'];

const commands = publishing.map((name) => `${name[0]!.toUpperCase()}${name.slice(1)}Command`);

/** Clients with a method for every command. Some name their types like data, so that not every export may be one. */
const services = ['S3', 'SES', 'SESv2', 'SSM', 'STS', 'IAM', 'KMS', 'EC2', 'ECS', 'ECR', 'EKS', 'RDS', 'SFN', 'Lambda', 'SecretsManager'];
const moreServices = ['CloudWatch', 'CloudWatchLogs', 'CloudFormation', 'CloudFront', 'CognitoIdentityProvider', 'Route53', 'Scheduler'];
const otherServices = ['Athena', 'Bedrock', 'BedrockRuntime', 'Batch', 'Comprehend', 'Polly', 'Rekognition', 'Textract', 'Translate'];

/** https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest */
export const awsSdkClient = defineLibrary({
  id: 'aws-sdk-client',
  name: 'AWS SDK',
  packages: ['@aws-sdk/client-*', '@aws-sdk/lib-storage'],
  exports: {
    ...named('PublishingClient', ['SQSClient', 'SNSClient', 'EventBridgeClient', 'KinesisClient', 'FirehoseClient', 'IoTDataPlaneClient']),
    ...named('Service', [...services, ...moreServices, ...otherServices]),
    ...named('Service', ['SQS', 'SNS', 'EventBridge', 'Kinesis', 'Firehose', 'IoTDataPlane']),
    ...named('Publishing', commands),
    Upload: 'Upload',
  },
  /** Other clients, and other commands. */
  otherExports: 'Client',
  shapes: {
    Client: { instance: 'client' },
    client: { members: { send: 'send' }, sent: { kind: 'remote call' } },
    Publishing: { instance: 'publishing' },
    publishing: { sent: { kind: 'publish' } },
    PublishingClient: { instance: 'publishingClient' },
    publishingClient: { members: { send: 'sendMessage' } },
    Service: { instance: 'service' },
    service: {
      members: { ...named('publish', publishing), ...named('local', ['destroy', 'config', 'middlewareStack']) },
      otherMembers: 'call',
    },
    Upload: { instance: 'upload' },
    upload: { members: { done: 'call' } },
    send: { call: { operation: { kind: 'remote call' }, sends: 0 } },
    sendMessage: { call: { operation: { kind: 'publish' }, sends: 0 } },
    call: { call: { operation: { kind: 'remote call' } } },
    publish: { call: { operation: { kind: 'publish' } } },
    local: {},
  },
});
