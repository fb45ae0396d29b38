import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { withTypesAsComments } from './jsdoc.ts';

const sourceFolder = 'src/scaffolds/outbox/source';

/** Where the texts are kept that a scaffold writes. */
export const sourcesFile = 'src/scaffolds/outbox/sources.json';

/** The programs that the outbox is made of, by name: in TypeScript, and in JavaScript with the types as comments; SQL as it is. */
export async function scaffoldSources(): Promise<Readonly<Record<string, { readonly typescript: string; readonly javascript: string }>>> {
  const sources: Record<string, { typescript: string; javascript: string }> = {};
  for (const name of readdirSync(sourceFolder).sort()) {
    const text = readFileSync(join(sourceFolder, name), 'utf8');
    const isSql = name.endsWith('.sql');
    sources[name] = {
      typescript: isSql ? text : await formatted(text, 'typescript'),
      javascript: isSql ? text : await formatted(withTypesAsComments(text, '.ts'), 'babel'),
    };
  }
  return sources;
}

const formatted = (code: string, parser: 'typescript' | 'babel'): Promise<string> =>
  format(code, { parser, singleQuote: true, printWidth: 100 });
