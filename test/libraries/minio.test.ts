import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('MinIO', () => {
  it('is asked for objects and buckets', () => {
    assert.deepEqual(
      operationsIn(`
import * as Minio from 'minio';
import { Client } from 'minio';
const client = new Minio.Client({ endPoint: 'localhost' });
export async function replace(name: string, data: Buffer, given: Client) {
  await client.putObject('files', name, data);
  await given.removeObjects('files', [name]);
  await client.presignedGetObject('files', name);
}
`),
      ['remote call client.putObject', 'remote call given.removeObjects'],
    );
  });
});
