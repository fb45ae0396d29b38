import type { FileFact } from '../engine/facts.ts';
import { type Suppression, suppressionsIn } from '../syntax/suppressions.ts';

/** The comments that say not to speak of something. */
export const suppressions: FileFact<readonly Suppression[]> = {
  id: 'suppressions',
  version: 1,
  isAboutPlaces: true,
  extract: suppressionsIn,
};
