import { defineLibrary, named } from './library.ts';

const names = [
  'S3',
  'SQS',
  'SNS',
  'SES',
  'SSM',
  'STS',
  'Lambda',
  'DynamoDB',
  'CloudFront',
  'CognitoIdentityServiceProvider',
  'SecretsManager',
];
const signing = ['getSignedUrl', 'getSignedUrlPromise', 'createPresignedPost'];
const configuring = ['config', 'endpoint', 'setupRequestListeners', 'customizeRequests', 'defineService', 'createSet'];

/** https://docs.aws.amazon.com/AWSJavaScriptSDK/latest: the version before the one that is in packages. */
export const awsSdk = defineLibrary({
  id: 'aws-sdk',
  name: 'AWS SDK 2',
  packages: ['aws-sdk', 'aws-sdk/*'],
  exports: { default: 'Service', '=': 'Service', config: 'local', ...named('Service', names) },
  otherExports: 'Service',
  shapes: {
    /** A namespace as well: `AWS.S3`, `AWS.DynamoDB.DocumentClient`. */
    Service: { instance: 'service', members: { config: 'local', default: 'Service' }, otherMembers: 'Service' },
    service: { members: named('local', [...signing, ...configuring]), otherMembers: 'method' },
    /** It is sent once somebody asks for its promise. */
    method: { call: { returns: 'request' } },
    request: { members: named('send', ['promise', 'send']) },
    send: { call: { operation: { kind: 'remote call' } } },
    local: {},
  },
});
