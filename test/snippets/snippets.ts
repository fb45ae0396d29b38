import { readFileSync } from 'node:fs';
import { expand } from '../../src/snippets/expand.ts';

/** A snippet as the editor reads it. */
export interface Snippet {
  readonly key: string;
  readonly language: Language;
  /** Its natural prefix. */
  readonly name: string;
  readonly library: string | undefined;
  /** Those that the editor suggests everywhere in the language. */
  readonly prefixes: readonly string[];
  readonly concept: string;
  readonly description: string;
  readonly body: string;
  /** With every default. */
  readonly text: string;
}

export const languages = ['typescript', 'javascript', 'typescriptreact', 'javascriptreact', 'sql'] as const;
export type Language = (typeof languages)[number];

export const endings: Readonly<Record<Language, string>> = {
  typescript: '.ts',
  javascript: '.js',
  typescriptreact: '.tsx',
  javascriptreact: '.jsx',
  sql: '.sql',
};

export const snippets: readonly Snippet[] = languages.flatMap(read);

/** The snippet of that natural prefix. Throws where there is none. */
export function snippetOf(name: string, language: Language, library?: string): Snippet {
  const found = snippets.find((each) => each.name === name && each.language === language && each.library === library);
  if (!found) throw new Error(`There is no snippet '${name}' ${library ?? ''} for ${language}.`);
  return found;
}

function read(language: Language): readonly Snippet[] {
  const entries: Record<
    string,
    { name?: string; prefix?: string[]; concept: string; library?: string; description: string; body: string[] }
  > = JSON.parse(readFileSync(`snippets/${language}.json`, 'utf8'));
  return Object.entries(entries).map(([key, { name, prefix: prefixes = [], concept, library, description, body }]) => {
    const text = body.join('\n');
    return { key, language, name: name ?? prefixes[0]!, library, prefixes, concept, description, body: text, text: expand(text) };
  });
}
