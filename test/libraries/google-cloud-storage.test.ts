import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('Google Cloud Storage', () => {
  it('is asked by buckets and files', () => {
    assert.deepEqual(
      operationsIn(`
import { type Bucket, Storage } from '@google-cloud/storage';
const storage = new Storage();
export class Avatars {
  private readonly bucket = storage.bucket('avatars');
  constructor(private readonly archive: Bucket) {}
  async replace(name: string, image: Buffer) {
    const file = this.bucket.file(name);
    await file.save(image);
    await this.archive.upload('/tmp/avatar.png');
    const [files] = await storage.bucket('avatars').getFiles({ prefix: name });
    await this.bucket.file(name).delete({ ignoreNotFound: true });
    await file.getSignedUrl({ action: 'read', expires: 0 });
    file.publicUrl(); file.createReadStream().pipe(process.stdout);
  }
}
`),
      [
        'remote call file.save',
        'remote call this.archive.upload',
        "remote call storage.bucket('avatars').getFiles",
        'remote call this.bucket.file(name).delete',
      ],
    );
  });
});
