import { defineLibrary, named } from './library.ts';

/** https://vercel.com/docs/vercel-blob/using-blob-sdk */
export const vercelBlob = defineLibrary({
  id: 'vercel-blob',
  name: 'Vercel Blob',
  packages: ['@vercel/blob'],
  exports: named('ask', [
    'put',
    'del',
    'head',
    'list',
    'copy',
    'get',
    'createFolder',
    'createMultipartUpload',
    'uploadPart',
    'completeMultipartUpload',
  ]),
  shapes: { ask: { call: { operation: { kind: 'remote call' } } } },
});
