import { parseSource } from '../engine/parse.ts';
import { notInProduction } from '../engine/rule.ts';
import type { FileId } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { indentOf, quoteOf, terminatorOf } from '../syntax/style.ts';
import { type Formatting, formattingOf, isBraced } from './formatting.ts';
import { dependenciesOf, manifestOf, ownSourcesOf, pathIn, Refusal, sourcesOf, type Tree } from './tree.ts';

/** How a project writes its code. */
export interface Style {
  readonly language: 'typescript' | 'javascript';
  /** Whether JavaScript asks for modules by `require`. */
  readonly isCommonJs: boolean;
  /** What ends the names of its own modules in imports. */
  readonly importEnding: '' | '.js' | '.ts';
  readonly formatting: Formatting;
  /** Whether bodies of one statement stand in braces. */
  readonly isBraced: boolean;
  /** Where its code stands, from the root of the package; '' where it stands there. */
  readonly sourceFolder: string;
  readonly tests: TestStyle;
}

export interface TestStyle {
  readonly runner: 'vitest' | 'jest' | 'mocha' | 'node';
  /** From the root of the package; undefined where tests stand beside what they test. */
  readonly folder: string | undefined;
  readonly ending: 'test' | 'spec';
}

/** Reads no more files than tell how it is done. */
const enough = 60;

/** The style of most of the code that somebody wrote in a package; that of most projects where there is none. Throws a Refusal. */
export function styleOf(tree: Tree): Style {
  const manifest = manifestOf(tree);
  const sources = sourcesOf(tree);
  const own = ownSourcesOf(tree).filter((file) => !notInProduction.test(pathIn(tree, file)) && !/\.config\.[cm]?[jt]s$/.test(file));
  const trees = own.slice(0, enough).flatMap((file) => parseSource(file, tree.read(file) ?? '') ?? []);
  const isTyped =
    tree.read(`${tree.root}/tsconfig.json`) !== undefined || own.filter((file) => /\.[cm]?tsx?$/.test(file)).length * 2 > own.length;
  const requiring = trees.filter((file) => !ts.isExternalModule(file) && /\brequire\(|\bmodule\.exports\b/.test(file.text)).length;
  const isCommonJs = !isTyped && manifest.type !== 'module' && requiring * 2 >= trees.length;
  return {
    language: isTyped ? 'typescript' : 'javascript',
    isCommonJs,
    importEnding: importEndingOf(trees, manifest.type === 'module' || !isTyped, isCommonJs),
    formatting: formattingOf(tree, layoutOf(trees)),
    isBraced: isBraced(tree),
    sourceFolder: sourceFolderOf(tree, own),
    tests: testsOf(tree, sources, dependenciesOf(manifest)),
  };
}

/** The folder that was said, or the one of that name where the sources are, from the root of the package. Throws a Refusal for what is none. */
export function folderOf(said: string | undefined, { sourceFolder }: Pick<Style, 'sourceFolder'>, name: string): string {
  const usual = [sourceFolder, name].filter(Boolean).join('/');
  const path = (said ?? usual).replace(/^\.\//, '').replace(/\/+$/, '');
  if (!/^[\w@.-]+(\/[\w@.-]+)*$/.test(path) || path.split('/').includes('..'))
    throw new Refusal(`'${said}' is no folder within the package: \`${usual}\` is one.`);
  return path;
}

/** How most of the code is laid out. */
function layoutOf(trees: readonly ts.SourceFile[]): Formatting {
  const indent = most(trees.filter(({ text }) => /^[ \t]+\S/m.test(text)).map(indentOf)) ?? '  ';
  return {
    singleQuote: most(trees.map(quoteOf)) !== '"',
    semi: most(trees.filter(({ statements }) => statements.length).map(terminatorOf)) !== '',
    useTabs: indent === '\t',
    tabWidth: indent === '\t' ? 2 : indent.length,
  };
}

/** As most imports of the project's own modules say it. */
function importEndingOf(trees: readonly ts.SourceFile[], isModule: boolean, isCommonJs: boolean): Style['importEnding'] {
  const own = trees.flatMap(({ text }) => [...text.matchAll(/(?:from|require\()\s*['"](\.{1,2}\/[^'"]+)['"]/g)].map(([, path]) => path!));
  const endings = own.map((path) => /\.(js|ts)$/.exec(path)?.[0] ?? '') as Style['importEnding'][];
  return most(endings) ?? (isModule && !isCommonJs ? '.js' : '');
}

function sourceFolderOf(tree: Tree, own: readonly FileId[]): string {
  const folder = most(own.map((file) => /^[^/]+(?=\/)/.exec(pathIn(tree, file))?.[0] ?? ''));
  return folder ?? (tree.read(`${tree.root}/tsconfig.json`) === undefined ? '' : 'src');
}

function testsOf(tree: Tree, sources: readonly FileId[], dependencies: ReadonlySet<string>): TestStyle {
  const tests = sources.map((file) => pathIn(tree, file)).filter((path) => /\.(test|spec)\.[cm]?[jt]sx?$/.test(path));
  const folder = most(tests.map((path) => /^(tests?|__tests__|spec)(?=\/)/.exec(path)?.[0] ?? ''));
  return {
    runner: (['vitest', 'jest', 'mocha'] as const).find((name) => dependencies.has(name)) ?? 'node',
    folder: folder || undefined,
    ending: most(tests.map((path) => (/\.spec\./.test(path) ? 'spec' : 'test'))) ?? 'test',
  };
}

/** What occurs most often; undefined where there is nothing. */
function most<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
