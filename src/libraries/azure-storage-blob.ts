import { defineLibrary, named } from './library.ts';

const ofBlobs = ['download', 'downloadToBuffer', 'downloadToFile', 'upload', 'uploadData', 'uploadStream', 'uploadFile', 'stageBlock'];
const moreOfBlobs = [
  'commitBlockList',
  'appendBlock',
  'setHTTPHeaders',
  'setTags',
  'getTags',
  'setAccessTier',
  'createSnapshot',
  'undelete',
];
const copying = ['beginCopyFromURL', 'syncCopyFromURL', 'syncUploadFromURL'];
const common = ['create', 'createIfNotExists', 'delete', 'deleteIfExists', 'exists', 'getProperties', 'setMetadata'];
const ofServices = ['createContainer', 'deleteContainer', 'getUserDelegationKey', 'getAccountInfo', 'setProperties'];

/** https://learn.microsoft.com/javascript/api/@azure/storage-blob. Lists ask when they are gone through, and links are signed here. */
export const azureStorageBlob = defineLibrary({
  id: 'azure-storage-blob',
  name: 'Azure Blob Storage',
  packages: ['@azure/storage-blob'],
  exports: {
    BlobServiceClient: 'Service',
    ContainerClient: 'Container',
    ...named('Blob', ['BlobClient', 'BlockBlobClient', 'AppendBlobClient', 'PageBlobClient']),
  },
  shapes: {
    Service: { instance: 'service', members: { fromConnectionString: 'connect' } },
    connect: { call: { returns: 'service' } },
    service: {
      members: { getContainerClient: 'containerOf', getBlobBatchClient: 'batchOf', ...named('ask', ofServices) },
    },
    containerOf: { call: { returns: 'container' } },
    Container: { instance: 'container' },
    container: {
      members: {
        ...named('blobOf', ['getBlobClient', 'getBlockBlobClient', 'getAppendBlobClient', 'getPageBlobClient']),
        getBlobBatchClient: 'batchOf',
        ...named('ask', [...common, 'uploadBlockBlob', 'deleteBlob']),
      },
    },
    blobOf: { call: { returns: 'blob' } },
    Blob: { instance: 'blob' },
    blob: {
      members: {
        ...named('blobOf', ['getBlockBlobClient', 'getAppendBlobClient', 'getPageBlobClient', 'withSnapshot', 'withVersion']),
        ...named('ask', [...common, ...ofBlobs, ...moreOfBlobs, ...copying]),
      },
    },
    batchOf: { call: { returns: 'batch' } },
    batch: { members: named('ask', ['deleteBlobs', 'setBlobsAccessTier', 'submitBatch']) },
    ask: { call: { operation: { kind: 'remote call' } } },
  },
});
