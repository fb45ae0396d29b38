import { defineLibrary, named } from './library.ts';

const common = ['get', 'delete', 'exists', 'getMetadata', 'setMetadata', 'makePublic', 'makePrivate', 'setStorageClass', 'restore'];
const ofFiles = [
  'save',
  'download',
  'copy',
  'move',
  'rename',
  'moveFileAtomic',
  'isPublic',
  'createResumableUpload',
  'rotateEncryptionKey',
];
const ofBuckets = ['create', 'upload', 'getFiles', 'deleteFiles', 'combine', 'getLabels', 'setLabels', 'lock', 'addLifecycleRule'];

/** https://cloud.google.com/nodejs/docs/reference/storage/latest. Streams ask when they are read, and links are signed here. */
export const googleCloudStorage = defineLibrary({
  id: 'google-cloud-storage',
  name: 'Google Cloud Storage',
  packages: ['@google-cloud/storage'],
  exports: { Storage: 'Storage', Bucket: 'Bucket', File: 'File' },
  shapes: {
    Storage: { instance: 'storage' },
    storage: { members: { bucket: 'bucketOf', ...named('ask', ['createBucket', 'getBuckets', 'getServiceAccount']) } },
    bucketOf: { call: { returns: 'bucket' } },
    Bucket: { instance: 'bucket' },
    bucket: { members: { file: 'fileOf', ...named('ask', [...common, ...ofBuckets]) } },
    fileOf: { call: { returns: 'file' } },
    File: { instance: 'file' },
    file: { members: named('ask', [...common, ...ofFiles]) },
    ask: { call: { operation: { kind: 'remote call' } } },
  },
});
