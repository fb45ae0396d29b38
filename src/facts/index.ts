// Written by `npm run generate`.
import { classes } from './classes.ts';
import { declarations } from './declarations.ts';
import { functions } from './functions.ts';
import { modules } from './modules.ts';
import { places } from './places.ts';

export const fileFacts = [classes, declarations, functions, modules, places];
