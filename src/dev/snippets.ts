import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { format } from 'prettier';
import { parse } from 'yaml';
import { libraries } from '../libraries/index.ts';
import { withTypesAsComments } from '../scaffolds/jsdoc.ts';
import { type Stop, withStops } from './tab-stops.ts';

/** The folder of real programs that snippets are made of: one file a snippet, `name.library.ts` where it is for the projects of one library. */
export const sourceFolder = 'src/snippets/source';

/** What stands at the top of a source, in YAML. Those for a library take what they do not say from the one without. */
export interface Header {
  readonly title: string;
  readonly concept: string;
  readonly description: string;
  /** Where it has what only TypeScript has, such as decorators. */
  readonly only?: 'typescript';
  /** In the order in which one thinks of them. */
  readonly stops: readonly Stop[];
}

export interface SnippetSource extends Header {
  /** The natural prefix. */
  readonly name: string;
  /** The id of the library whose projects it is for. */
  readonly library: string | undefined;
  readonly ending: '.ts' | '.tsx' | '.sql';
  readonly code: string;
}

/** Which editors' languages read which file, and how it is made of which sources. */
const files = {
  typescript: { languages: ['typescript', 'typescriptreact'], of: '.ts', erases: false },
  javascript: { languages: ['javascript', 'javascriptreact'], of: '.ts', erases: true },
  typescriptreact: { languages: ['typescriptreact'], of: '.tsx', erases: false },
  javascriptreact: { languages: ['javascriptreact', 'javascript'], of: '.tsx', erases: true },
  sql: { languages: ['sql'], of: '.sql', erases: false },
} as const;

/**
 * Languages in which our server offers the prefixes, where they belong. An editor would suggest those of a file everywhere, and `fund-retry`
 * to whoever types `retry`: without a prefix it only lists them under _Insert Snippet_.
 */
const served = ['.ts', '.tsx'];

/** Every source, in the order of names; those for a library right after the one without. */
export function snippetSources(): readonly SnippetSource[] {
  const read = readdirSync(sourceFolder)
    .filter((file) => /\.(tsx?|sql)$/.test(file))
    .map((file) => ({ file, ...split(readFileSync(join(sourceFolder, file), 'utf8')) }))
    .map(({ file, header, code }) => {
      const ending = extname(file) as SnippetSource['ending'];
      const [name = '', library] = file.slice(0, -ending.length).split('.');
      return { name, library, ending, header, code };
    })
    .sort((a, b) => (`${a.name} ${a.library ?? ''}` < `${b.name} ${b.library ?? ''}` ? -1 : 1));
  return read.map(
    ({ header, ...rest }) =>
      ({ ...read.find(({ name, library }) => name === rest.name && !library)?.header, ...header, ...rest }) as SnippetSource,
  );
}

/** A snippet as people read of it. */
export interface SnippetEntry {
  readonly name: string;
  readonly title: string;
  readonly prefixes: readonly string[];
  readonly concept: string;
  readonly description: string;
  /** In which languages. */
  readonly languages: string;
  /** The names of the libraries that it exists for, too. */
  readonly libraries: readonly string[];
}

const languageNames = { '.ts': 'TypeScript, JavaScript', '.tsx': 'React', '.sql': 'SQL' };

/** Every snippet once, whatever its languages and libraries. */
export const snippetEntries: readonly SnippetEntry[] = snippetSources()
  .filter(({ library }) => !library)
  .map(({ name, title, concept, description, ending }) => ({
    name,
    title,
    prefixes: [name, `fund-${name}`],
    concept,
    description,
    languages: languageNames[ending],
    libraries: snippetSources().flatMap((each) => (each.name === name && each.library ? [libraryName(each.library)] : [])),
  }));

/** `snippets/*.json`, as path → content: what VS Code reads, and our server. */
export async function snippetFiles(): Promise<ReadonlyMap<string, Readonly<Record<string, object>>>> {
  const sources = snippetSources();
  const made = new Map<string, Record<string, object>>();
  for (const [name, { of, erases }] of Object.entries(files)) {
    const entries: Record<string, object> = {};
    for (const source of sources.filter(({ ending, only }) => ending === of && !(erases && only)))
      entries[nameOf(source)] = await snippet(source, erases);
    made.set(`snippets/${name}.json`, entries);
  }
  return made;
}

/** The manifest with what it says of snippets. */
export function withSnippets<T extends { contributes: object }>(manifest: T): T {
  const snippets = Object.entries(files).flatMap(([name, { languages }]) =>
    languages.map((language) => ({ language, path: `./snippets/${name}.json` })),
  );
  return { ...manifest, contributes: { ...manifest.contributes, snippets } };
}

async function snippet({ name, library, ending, concept, description, stops, code }: SnippetSource, erases: boolean): Promise<object> {
  const text = ending === '.sql' ? code : await formatted(erases ? withTypesAsComments(code, ending) : code, ending, erases);
  return {
    ...(served.includes(ending) ? { name } : { prefix: [name, `fund-${name}`] }),
    concept,
    ...(library && { library }),
    description,
    body: withStops(text, stops, ending).trim().split('\n'),
  };
}

function nameOf({ title, library }: SnippetSource): string {
  return library ? `${title} (${libraryName(library)})` : title;
}

function split(text: string): { header: Partial<Header>; code: string } {
  const [, header = '', code = ''] = /^\/\*\n([\s\S]*?)\n\*\/\n([\s\S]*)$/.exec(text) ?? [];
  return { header: parse(header), code: code.trim() };
}

const formatted = (code: string, ending: string, erases: boolean): Promise<string> =>
  format(code, {
    parser: erases ? 'babel' : 'typescript',
    filepath: `snippet${ending}`,
    useTabs: true,
    singleQuote: true,
    printWidth: 100,
  });

function libraryName(library: string): string {
  return libraries.find(({ id }) => id === library)!.name;
}
