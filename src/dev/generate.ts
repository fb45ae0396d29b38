import { readFileSync, writeFileSync } from 'node:fs';
import { withTables } from './tables.ts';

/** `npm run generate`, second step: what the rules and libraries say of themselves. The build wrote the indexes before. */
writeFileSync('README.md', withTables(readFileSync('README.md', 'utf8')));
