import assert from 'node:assert/strict';
import { relativePath, resolvedPath } from '../../src/engine/paths.ts';

describe('a path', () => {
  for (const [folder, path, from] of [
    ['/p/src/orders', '/p/src/orders/list', './list'],
    ['/p/src/orders', '/p/src/db/prisma', '../db/prisma'],
    ['/p', '/p/src/db', './src/db'],
    ['/p/src/outbox/test', '/p/src/outbox', '../../outbox'],
    ['/p/src/outbox', '/p/src/outbox', '../outbox'],
  ] as const) {
    it(`from ${folder} to ${path} is ${from}, and leads back`, () => {
      assert.equal(relativePath(folder, path), from);
      assert.equal(resolvedPath(from, `${folder}/file.ts`), path);
    });
  }
});
