import { memo } from './memo.ts';
import type { FileId } from './text.ts';
import { ts } from './ts.ts';

/** What resolution may look at. */
export interface ModuleFiles {
  files(): readonly FileId[];
  read(file: FileId): string | undefined;
}

export type Resolver = (from: FileId, specifier: string) => FileId | undefined;

/**
 * Resolves specifiers as the compiler does (relative, tsconfig paths, package imports and exports, `.js` that means `.ts`),
 * but only to files of the project. The project's own packages are found by name, as if they were installed, also where nothing is.
 */
export function createResolver(project: ModuleFiles): Resolver {
  const files = new Set(project.files());
  const folders = foldersOf(files);
  const packages = ownPackages(project);
  const real = (path: string): string => realPath(path, packages);
  const host: ts.ModuleResolutionHost = {
    fileExists: (path) => files.has(real(path)),
    readFile: (path) => project.read(real(path)),
    directoryExists: (path) => folders.has(real(path)) || /\/node_modules(\/@[^/]+)?$/.test(path),
    realpath: real,
    useCaseSensitiveFileNames: true,
    getCurrentDirectory: () => '/',
  };
  const optionsOf = createOptionsReader(project);
  const caches = new Map<ts.CompilerOptions, ts.ModuleResolutionCache>();
  return (from, specifier) => {
    const options = optionsOf(from);
    const cache = memo(caches, options, () => ts.createModuleResolutionCache('/', (path) => path, options));
    const { resolvedModule } = ts.resolveModuleName(specifier, from, options, host, cache);
    const file = resolvedModule && real(resolvedModule.resolvedFileName);
    if (file && files.has(file) && !/\.(json|d\.[cm]?ts)$/.test(file)) return file;
    return unbuiltEntry(specifier, packages, files);
  };
}

/** Bundler rules: what every kind of project's sources mean by their specifiers, whatever is emitted. */
const ours: ts.CompilerOptions = {
  module: ts.ModuleKind.Preserve,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowJs: true,
  allowImportingTsExtensions: true,
  noDtsResolution: true,
};

/** How specifiers of a file are resolved: by the nearest configuration above it. The same object for the same configuration. */
export function createOptionsReader(project: ModuleFiles): (file: FileId) => ts.CompilerOptions {
  const files = new Set(project.files());
  const known = new Map<string, ts.CompilerOptions>();
  const optionsOf = (folder: string): ts.CompilerOptions => memo(known, folder, () => find(folder));
  const find = (folder: string): ts.CompilerOptions => {
    const config = ['tsconfig.json', 'jsconfig.json'].map((name) => `${folder}/${name}`).find((file) => files.has(file));
    if (config) return readOptions(config, project, files);
    return folder.includes('/') ? optionsOf(folderOf(folder)) : ours;
  };
  return (file) => optionsOf(folderOf(file));
}

function readOptions(config: FileId, project: ModuleFiles, files: ReadonlySet<FileId>): ts.CompilerOptions {
  const { config: json = {} } = ts.readConfigFile(config, (path) => project.read(path));
  const parsed = ts.parseJsonConfigFileContent(
    { ...json, files: [], include: [], references: undefined },
    {
      fileExists: (path) => files.has(path),
      readFile: (path) => project.read(path),
      readDirectory: () => [],
      useCaseSensitiveFileNames: true,
    },
    folderOf(config),
  );
  const { baseUrl, paths, pathsBasePath, rootDirs, customConditions } = parsed.options;
  return Object.fromEntries(
    Object.entries({ ...ours, baseUrl, paths, pathsBasePath, rootDirs, customConditions }).filter(([, value]) => value !== undefined),
  );
}

/** Package name → folder, for every package.json of the project that has a name. */
function ownPackages(project: ModuleFiles): ReadonlyMap<string, string> {
  const packages = new Map<string, string>();
  for (const file of project.files()) {
    if (!file.endsWith('/package.json')) continue;
    const name = /"name"\s*:\s*"([^"]+)"/.exec(project.read(file) ?? '')?.[1];
    if (name && !packages.has(name)) packages.set(name, folderOf(file));
  }
  return packages;
}

/** `/any/node_modules/@shop/db/src/x.ts` is the project's own `/packages/db/src/x.ts`. */
function realPath(path: string, packages: ReadonlyMap<string, string>): string {
  const at = path.lastIndexOf('/node_modules/');
  if (at < 0) return path;
  const [, name, rest] = /^((?:@[^/]+\/)?[^/]+)(.*)$/.exec(path.slice(at + '/node_modules/'.length)) ?? [];
  const folder = name && packages.get(name);
  return folder ? folder + rest : path;
}

/** The source behind an own package whose manifest points at files that a build has yet to make. */
function unbuiltEntry(specifier: string, packages: ReadonlyMap<string, string>, files: ReadonlySet<FileId>): FileId | undefined {
  const [, name, rest = ''] = /^((?:@[^/]+\/)?[^/]+)(\/.*)?$/.exec(specifier) ?? [];
  const folder = name && packages.get(name);
  if (!folder) return;
  for (const base of [`${folder}/src${rest}`, `${folder}${rest.replace(/^\/(dist|build|lib)\b/, '/src')}`]) {
    for (const ending of ['.ts', '.tsx', '/index.ts', '/index.tsx', '.js', '/index.js', '']) {
      const file = base + ending;
      if (files.has(file) && !file.endsWith('.json')) return file;
    }
  }
  return;
}

function foldersOf(files: Iterable<FileId>): ReadonlySet<string> {
  const folders = new Set(['/']);
  for (const file of files) {
    for (let folder = folderOf(file); folder && !folders.has(folder); folder = folderOf(folder)) folders.add(folder);
  }
  return folders;
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
