// Written by test/prisma/generate.mjs.
// @ts-nocheck
export {};
