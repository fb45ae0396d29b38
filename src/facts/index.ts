// Written by `npm run generate`.
import { augmentations } from './augmentations.ts';
import { classes } from './classes.ts';
import { constructions } from './constructions.ts';
import { puts } from './contexts.ts';
import { dataModels } from './data-models.ts';
import { declarations } from './declarations.ts';
import { delegations } from './delegations.ts';
import { fixedLists } from './fixed-lists.ts';
import { functions } from './functions.ts';
import { implementations } from './implementations.ts';
import { modules } from './modules.ts';
import { places } from './places.ts';
import { plainLookups } from './plain-lookups.ts';
import { presented } from './presenters.ts';
import { provisions } from './provisions.ts';
import { shapePlaces } from './shape-places.ts';
import { shapes } from './shapes.ts';
import { suppressions } from './suppressions.ts';

export const fileFacts = [
  augmentations,
  classes,
  constructions,
  puts,
  dataModels,
  declarations,
  delegations,
  fixedLists,
  functions,
  implementations,
  modules,
  places,
  plainLookups,
  presented,
  provisions,
  shapePlaces,
  shapes,
  suppressions,
];
