import { type Edit, type FileId, folderOf } from '../engine/text.ts';
import type { ts } from '../engine/ts.ts';
import { libraries } from '../libraries/index.ts';
import { type Snippet, snippets } from './catalogue.ts';
import { asCommonJs, isCommonJs } from './commonjs.ts';
import { importsOf, splitImports } from './imports.ts';
import { statementAt } from './place.ts';

/** What the editor may insert. */
export interface Offer {
  readonly snippet: Snippet;
  readonly body: string;
  /** Imports that the file lacks, for the place where it has its own. */
  readonly edits: readonly Edit[];
}

/** What is asked of the project: a workspace has it. */
export interface Project {
  read(file: FileId): string | undefined;
  parse(file: FileId): ts.SourceFile;
}

export type Language = keyof typeof snippets;

/** Where a word was begun that may become a snippet; undefined where none belongs: within expressions, functions, comments and texts. */
export function beginningOf(project: Project, file: FileId, offset: number): number | undefined {
  const line = project.read(file)?.slice(0, offset).split('\n').at(-1) ?? '';
  const [word] = /(?<=^\s*)[a-z][a-z-]*$/i.exec(line) ?? [];
  if (word === undefined) return;
  const start = offset - word.length;
  return statementAt(project.parse(file), start) ? start : undefined;
}

/** All that there is in a language, whatever the project has. */
export function everyOffer(project: Project, file: FileId, language: Language, at: number): readonly Offer[] {
  const tree = project.parse(file);
  return snippets[language].map((snippet) => offer(snippet, project, file, tree, at));
}

/** Everything for the file, by name: what was made for a library that the file imports, then for one that its package depends on, then for all. */
export function offersFor(project: Project, file: FileId, language: Language, at: number): readonly Offer[] {
  const tree = project.parse(file);
  const known = librariesOf(project, file, tree);
  const rank = ({ library }: Snippet): number => (library === undefined ? known.length : known.indexOf(library));
  return snippets[language]
    .filter((snippet) => rank(snippet) >= 0)
    .toSorted((a, b) => (a.name === b.name ? rank(a) - rank(b) : a.name < b.name ? -1 : 1))
    .map((snippet) => offer(snippet, project, file, tree, at));
}

/** The one of that name that fits the file best, to be inserted at an offset. */
export function offerNamed(name: string, project: Project, file: FileId, language: Language, at: number): Offer | undefined {
  return offersFor(project, file, language, at).find(({ snippet }) => snippet.name === name);
}

function offer(snippet: Snippet, project: Project, file: FileId, tree: ts.SourceFile, at: number): Offer {
  if (isCommonJs(file, tree, manifestOf(project, file)?.type)) return { snippet, body: asCommonJs(snippet.body, tree), edits: [] };
  const { imports, rest } = splitImports(snippet.body);
  const missing = importsOf(imports, tree, file, at);
  return missing ? { snippet, body: rest, edits: missing } : { snippet, body: snippet.body, edits: [] };
}

/** Ids of the libraries that we have snippets for: those that the file imports, then those of its package. */
function librariesOf(project: Project, file: FileId, tree: ts.SourceFile): readonly string[] {
  const imported = tree.statements.flatMap((statement) =>
    'moduleSpecifier' in statement ? [(statement.moduleSpecifier as ts.StringLiteral | undefined)?.text ?? ''] : [],
  );
  const { dependencies = {}, devDependencies = {} } = manifestOf(project, file) ?? {};
  const names = [...imported, ...Object.keys(dependencies), ...Object.keys(devDependencies)];
  const found = names.flatMap((name) => libraries.filter(({ packages }) => packages.some((each) => isOf(name, each))).map(({ id }) => id));
  return [...new Set<string>(found)];
}

/** `drizzle-orm/pg-core` and `drizzle-orm` are of `drizzle-orm/*`. */
function isOf(name: string, pattern: string): boolean {
  const base = pattern.replace(/\/?\*$/, '');
  return name === base || name.startsWith(`${base}/`);
}

interface Manifest {
  readonly type?: string;
  readonly dependencies?: object;
  readonly devDependencies?: object;
}

/** The nearest package.json above a file that can be read. */
function manifestOf(project: Project, file: FileId): Manifest | undefined {
  for (let folder = folderOf(file); ; folder = folderOf(folder)) {
    try {
      const manifest: unknown = JSON.parse(project.read(`${folder === '/' ? '' : folder}/package.json`) ?? '');
      if (manifest && typeof manifest === 'object') return manifest;
    } catch {
      // There is none, or it is being written.
    }
    if (folder === folderOf(folder)) return;
  }
}
