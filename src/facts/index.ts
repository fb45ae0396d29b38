// Written by `npm run generate`.
import { answerPlaces } from './answer-places.ts';
import { answers } from './answers.ts';
import { augmentations } from './augmentations.ts';
import { classes } from './classes.ts';
import { columns } from './columns.ts';
import { constructions } from './constructions.ts';
import { puts } from './contexts.ts';
import { contract } from './contract.ts';
import { contractPlaces } from './contract-places.ts';
import { dataModels } from './data-models.ts';
import { declarations } from './declarations.ts';
import { delegations } from './delegations.ts';
import { errorPlaces } from './errors.ts';
import { exposedTypes } from './exposed.ts';
import { fixedLists } from './fixed-lists.ts';
import { functions } from './functions.ts';
import { hands } from './handed-on.ts';
import { implementations } from './implementations.ts';
import { modelDefaults } from './model-defaults.ts';
import { modules } from './modules.ts';
import { namedSiblings } from './named-siblings.ts';
import { ownErrors } from './own-errors.ts';
import { places } from './places.ts';
import { plainLookups } from './plain-lookups.ts';
import { presented } from './presenters.ts';
import { provisions } from './provisions.ts';
import { queryHelpers } from './query-helpers.ts';
import { relations } from './relations.ts';
import { steadyFunctions } from './repeatable.ts';
import { returnedFlows } from './returned-flows.ts';
import { roles } from './roles.ts';
import { shapePlaces } from './shape-places.ts';
import { shapes } from './shapes.ts';
import { suppressions } from './suppressions.ts';
import { tables } from './tables.ts';
import { takesTransport } from './transport.ts';

export const fileFacts = [
  answerPlaces,
  answers,
  augmentations,
  classes,
  columns,
  constructions,
  puts,
  contract,
  contractPlaces,
  dataModels,
  declarations,
  delegations,
  errorPlaces,
  exposedTypes,
  fixedLists,
  functions,
  hands,
  implementations,
  modelDefaults,
  modules,
  namedSiblings,
  ownErrors,
  places,
  plainLookups,
  presented,
  provisions,
  queryHelpers,
  relations,
  steadyFunctions,
  returnedFlows,
  roles,
  shapePlaces,
  shapes,
  suppressions,
  tables,
  takesTransport,
];
