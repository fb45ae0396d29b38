// Written by `npm run generate`.
import { noQueryInLoop } from './no-query-in-loop.ts';
import { noRemoteCallInLoop } from './no-remote-call-in-loop.ts';

export const rules = [noQueryInLoop, noRemoteCallInLoop];
