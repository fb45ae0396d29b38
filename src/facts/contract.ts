import type { FileFact } from '../engine/facts.ts';
import { contractIn, type ReadContract } from './contracts/read-contract.ts';

/** What a snapshot of an API says, with absolute paths, or why it cannot be read. */
export const contract: FileFact<ReadContract> = {
  id: 'contract',
  version: 1,
  isRare: true,
  extract: contractIn,
};
