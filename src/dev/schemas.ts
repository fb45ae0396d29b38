/** Writes the JSON schemas of the settings: `node dist/dev/schemas.cjs dist`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemas } from './settings.ts';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('Usage: schemas.cjs <folder to write into>');
for (const [name, schema] of Object.entries(schemas)) writeFileSync(join(folder, name), JSON.stringify(schema));
