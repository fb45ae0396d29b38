// Written by `npm run generate`.
import { noBreakingFieldChange } from './no-breaking-field-change.ts';
import { noLeakyError } from './no-leaky-error.ts';
import { noLeakyRow } from './no-leaky-row.ts';
import { noLeakyType } from './no-leaky-type.ts';
import { noMixedConcerns } from './no-mixed-concerns.ts';
import { noQueryInLoop } from './no-query-in-loop.ts';
import { noQueryOutsideDataAccess } from './no-query-outside-data-access.ts';
import { noQueryPerParent } from './no-query-per-parent.ts';
import { noRemoteCallInLoop } from './no-remote-call-in-loop.ts';
import { noTransportInDomain } from './no-transport-in-domain.ts';

export const rules = [
  noBreakingFieldChange,
  noLeakyError,
  noLeakyRow,
  noLeakyType,
  noMixedConcerns,
  noQueryInLoop,
  noQueryOutsideDataAccess,
  noQueryPerParent,
  noRemoteCallInLoop,
  noTransportInDomain,
];
