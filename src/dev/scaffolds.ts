import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withTypesAsComments } from './jsdoc.ts';

const sourceFolder = 'src/scaffolds/outbox/source';

/** Where the texts are kept that a scaffold writes. */
export const sourcesFile = 'src/scaffolds/outbox/sources.json';

/** The programs that the outbox is made of, by name: in TypeScript, and in JavaScript with the types as comments; SQL as it is. */
export function scaffoldSources(): Readonly<Record<string, { readonly typescript: string; readonly javascript: string }>> {
  const sources: Record<string, { typescript: string; javascript: string }> = {};
  for (const name of readdirSync(sourceFolder).sort()) {
    // A variant is written under the name that it is a variant of.
    const text = readFileSync(join(sourceFolder, name), 'utf8').replace(/(?<=from '\.\/[\w-]+)(\.[\w-]+)+(?=\.ts')/g, '');
    const isSql = name.endsWith('.sql');
    sources[name] = {
      typescript: text,
      javascript: isSql ? text : withTypesAsComments(text, '.ts'),
    };
  }
  return sources;
}
