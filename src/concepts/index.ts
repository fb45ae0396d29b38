// Written by `npm run generate`.
import { nPlusOne } from './n-plus-one.ts';

export const concepts = [nPlusOne];
