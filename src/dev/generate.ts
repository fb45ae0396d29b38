import { readFileSync, writeFileSync } from 'node:fs';
import { withSettings } from './settings.ts';
import { withTables } from './tables.ts';

/** `npm run generate`, second step: what the rules and libraries say of themselves. The build wrote the indexes before. */
writeFileSync('README.md', withTables(readFileSync('README.md', 'utf8')));
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
const [manifest, texts] = withSettings(read('package.json'), read('package.nls.json'));
writeFileSync('package.json', `${JSON.stringify(manifest, null, 2)}\n`);
writeFileSync('package.nls.json', `${JSON.stringify(texts, null, 2)}\n`);
