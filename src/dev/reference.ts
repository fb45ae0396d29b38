/** Writes everything the sidebar shows: `node dist/dev/reference.cjs dist/reference`. Texts become HTML here, so that the page needs no library. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contents, pages } from './pages.ts';
import { searchTexts } from './search-texts.ts';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('Usage: reference.cjs <folder to write>');
mkdirSync(folder, { recursive: true });
for (const [name, value] of [...pages(), ['contents', contents()], ['search', searchTexts()]] as const)
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(value));
