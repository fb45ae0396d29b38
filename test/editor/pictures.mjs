// @ts-check
/** `npm run pictures`: takes the pictures of the README and the walkthrough anew, in a real VS Code. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { bundles, root } from './host/paths.mjs';
import { setUpHost } from './host/setup.mjs';
import { step } from './host/steps.mjs';
import { runMocha } from './mocha.mjs';

await setUpHost();
const results = await step('pictures', () => runMocha([join(bundles, 'pictures', 'pictures.test.cjs')]));
for (const { title, error } of results) console.log(error === undefined ? `ok    ${title}` : `FAIL  ${title}\n${error}`);
for (const name of readdirSync(join(root, 'media')))
  console.log(`media/${name}: ${Math.ceil(statSync(join(root, 'media', name)).size / 1024)} kB`);
process.exitCode = results.length > 0 && results.every(({ error }) => error === undefined) ? 0 : 1;
