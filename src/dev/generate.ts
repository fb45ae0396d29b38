import { readFileSync, writeFileSync } from 'node:fs';
import { scaffoldFiles } from './scaffolds.ts';
import { withSettings } from './settings.ts';
import { snippetFiles, withSnippets } from './snippets.ts';
import { withTables } from './tables.ts';

/** `npm run generate`, second step: what the rules, libraries and snippets say of themselves. The build wrote the indexes before. */
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
const write = (path: string, content: object) => writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`);
writeFileSync('README.md', withTables(readFileSync('README.md', 'utf8')));
const [manifest, texts] = withSettings(read('package.json'), read('package.nls.json'));
write('package.json', withSnippets(manifest));
write('package.nls.json', texts);
void snippetFiles().then((files) => {
  for (const [path, content] of files) write(path, content);
});
for (const [path, content] of scaffoldFiles()) write(path, content);
