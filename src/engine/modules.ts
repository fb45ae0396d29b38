import { createOptionsReader } from './configurations.ts';
import { isDeclaration, isSource } from './host.ts';
import { ownPackages, unbuiltEntry } from './packages.ts';
import { type FileId, folderOf } from './text.ts';
import { ts } from './ts.ts';

/** What resolution may look at. */
export interface ModuleFiles {
  files(): readonly FileId[];
  read(file: FileId): string | undefined;
}

export type Resolver = (from: FileId, specifier: string) => FileId | undefined;

/**
 * Resolves specifiers as the compiler does (relative, tsconfig paths, package imports and exports, `.js` that means `.ts`),
 * but only to files of the project. The project's own packages are found by name, as if they were installed and their output were
 * their sources, also where nothing is installed or built.
 */
export function createResolver(project: ModuleFiles): Resolver {
  const all = project.files();
  const sources = resolverAmong(new Set(all.filter((file) => !isDeclaration(file))), project);
  const declarations = all.filter(isDeclaration);
  if (!declarations.length) return sources;
  const withDeclarations = resolverAmong(new Set(all), project, { noDtsResolution: false });
  const names = new Set(declarations.map(moduleName));
  return (from, specifier) =>
    sources(from, specifier) ?? (names.has(moduleName(specifier)) ? withDeclarations(from, specifier) : undefined);
}

/** What a specifier and the file that it leads to have in common; a folder's index is named by the folder. */
function moduleName(path: string): string {
  return /([^/]*?)(\/index)?(\.d)?(\.[cm]?[jt]sx?)?$/.exec(path)?.[1] ?? '';
}

function resolverAmong(files: ReadonlySet<FileId>, project: ModuleFiles, besides?: ts.CompilerOptions): Resolver {
  const folders = foldersOf(files);
  const packages = ownPackages(project);
  const real = (path: string): string => sourceOf(packages.realPath(path), files);
  const host: ts.ModuleResolutionHost = {
    fileExists: (path) => files.has(real(path)),
    readFile: (path) => project.read(real(path)),
    directoryExists: (path) => isFolder(packages.realPath(path.replace(/(?<=.)\/$/, '')), folders),
    realpath: real,
    useCaseSensitiveFileNames: true,
    getCurrentDirectory: () => '/',
  };
  const optionsOf = createOptionsReader(project, files, (path) => packages.realPath(path));
  return (from, specifier) => {
    const { options, cache } = optionsOf(from);
    const { resolvedModule } = besides
      ? ts.resolveModuleName(specifier, from, { ...options, ...besides }, host)
      : ts.resolveModuleName(specifier, from, options, host, cache);
    const file = resolvedModule && real(resolvedModule.resolvedFileName);
    if (file && files.has(file) && (isSource(file) || isDeclaration(file))) return file;
    return unbuiltEntry(specifier, packages, files);
  };
}

/** Where builds put what they make of `src`; a second folder tells module formats apart. */
const output = /\/(?:dist|build|lib|out|output)(?:\/(?:esm|cjs|commonjs|es|mjs|module|node))?(?=\/)/g;

/** The source of a file that a build has yet to make: `/db/src/index.ts` for `/db/dist/esm/index.mts`. */
function sourceOf(path: string, files: ReadonlySet<FileId>): FileId {
  if (files.has(path)) return path;
  const sources = [...path.matchAll(output)].flatMap(({ index, 0: folder }) =>
    ['/src', ''].map((other) => path.slice(0, index) + other + path.slice(index + folder.length)),
  );
  return [...sources, ...sources.map((source) => source.replace(/\.[cm](?=[jt]s$)/, '.'))].find((source) => files.has(source)) ?? path;
}

/** Output folders and node_modules count as there, wherever somebody looks for them. */
function isFolder(path: string, folders: ReadonlySet<string>): boolean {
  return folders.has(path) || /\/node_modules(\/@[^/]+)?$/.test(path) || `${path}/`.search(output) >= 0;
}

function foldersOf(files: Iterable<FileId>): ReadonlySet<string> {
  const folders = new Set(['/']);
  for (const file of files) {
    for (let folder = folderOf(file); folder && !folders.has(folder); folder = folderOf(folder)) folders.add(folder);
  }
  return folders;
}
