// Written by `npm run generate`.
import { noQueryInLoop } from './no-query-in-loop.ts';

export const rules = [noQueryInLoop];
