import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('Azure Blob Storage', () => {
  it('is asked by containers, blobs and batches', () => {
    assert.deepEqual(
      operationsIn(`
import { BlobServiceClient, type ContainerClient } from '@azure/storage-blob';
const service = BlobServiceClient.fromConnectionString('…');
export class Files {
  private readonly container = service.getContainerClient('files');
  constructor(private readonly archive: ContainerClient) {}
  async replace(name: string, data: Buffer) {
    const blob = this.container.getBlockBlobClient(name);
    await blob.uploadData(data);
    await this.archive.deleteBlob(name);
    await this.container.getBlobClient(name).deleteIfExists();
    await service.getBlobBatchClient().deleteBlobs([blob]);
    await blob.generateSasUrl({}); blob.url;
  }
}
`),
      [
        'remote call blob.uploadData',
        'remote call this.archive.deleteBlob',
        'remote call this.container.getBlobClient(name).deleteIfExists',
        'remote call service.getBlobBatchClient().deleteBlobs',
      ],
    );
  });
});
