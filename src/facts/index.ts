// Written by `npm run generate`.
import { declarations } from './declarations.ts';
import { functions } from './functions.ts';
import { modules } from './modules.ts';
import { places } from './places.ts';

export const fileFacts = [declarations, functions, modules, places];
