import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withTypesAsComments } from '../scaffolds/jsdoc.ts';

/** Where the texts of each scaffold are kept, and what they are. */
export const scaffoldFiles = (): ReadonlyMap<string, Sources> =>
  new Map(['outbox', 'expand-contract'].map((name) => [`src/scaffolds/${name}/sources.json`, sourcesIn(`src/scaffolds/${name}/source`)]));

type Sources = Readonly<Record<string, { readonly typescript: string; readonly javascript: string }>>;

/** The programs that a scaffold is made of, by name: in TypeScript, and in JavaScript with the types as comments; SQL as it is. */
function sourcesIn(folder: string): Sources {
  const sources: Record<string, Sources[string]> = {};
  for (const name of readdirSync(folder).sort()) {
    // A variant is written under the name that it is a variant of; here both pg-boss are installed.
    const text = readFileSync(join(folder, name), 'utf8')
      .replace(/(?<=from '\.\/[\w-]+)(\.[\w-]+)+(?=\.ts')/g, '')
      .replace("'pg-boss-12'", "'pg-boss'");
    sources[name] = { typescript: text, javascript: name.endsWith('.sql') ? text : withTypesAsComments(text, '.ts') };
  }
  return sources;
}
