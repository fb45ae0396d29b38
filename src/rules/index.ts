// Written by `npm run generate`.
import { noBreakingFieldChange } from './no-breaking-field-change.ts';
import { noQueryInLoop } from './no-query-in-loop.ts';
import { noQueryPerParent } from './no-query-per-parent.ts';
import { noRemoteCallInLoop } from './no-remote-call-in-loop.ts';

export const rules = [noBreakingFieldChange, noQueryInLoop, noQueryPerParent, noRemoteCallInLoop];
