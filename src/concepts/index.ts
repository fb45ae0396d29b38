// Written by `npm run generate`.
import { apiContracts } from './api-contracts.ts';
import { nPlusOne } from './n-plus-one.ts';

export const concepts = [apiContracts, nPlusOne];
