import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('Vercel Blob', () => {
  it('is asked by functions', () => {
    assert.deepEqual(
      operationsIn(`
import { del, getDownloadUrl, put } from '@vercel/blob';
import * as blobs from '@vercel/blob';
export async function replace(url: string, data: Buffer) {
  await del(url);
  const { downloadUrl } = await put('a.png', data, { access: 'public' });
  await blobs.head(url);
  return getDownloadUrl(downloadUrl);
}
`),
      ['remote call del', 'remote call put', 'remote call blobs.head'],
    );
  });
});
