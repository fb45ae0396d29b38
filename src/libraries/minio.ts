import { defineLibrary, named } from './library.ts';

const ofObjects = [
  'getObject',
  'getPartialObject',
  'fGetObject',
  'putObject',
  'fPutObject',
  'copyObject',
  'statObject',
  'removeObject',
  'removeObjects',
];
const ofTags = ['getObjectTagging', 'setObjectTagging', 'removeObjectTagging', 'removeIncompleteUpload', 'composeObject'];
const ofBuckets = ['makeBucket', 'bucketExists', 'removeBucket', 'listBuckets', 'getBucketPolicy', 'setBucketPolicy'];

/** https://min.io/docs/minio/linux/developers/javascript/API.html. Lists ask when they are read, and links are signed here. */
export const minio = defineLibrary({
  id: 'minio',
  name: 'MinIO',
  packages: ['minio'],
  exports: { Client: 'Client', default: 'module' },
  shapes: {
    module: { members: { Client: 'Client' } },
    Client: { instance: 'client' },
    client: { members: named('ask', [...ofObjects, ...ofTags, ...ofBuckets]) },
    ask: { call: { operation: { kind: 'remote call' } } },
  },
});
