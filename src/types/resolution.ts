import { createOptionsReader } from '../engine/configurations.ts';
import { memo } from '../engine/memo.ts';
import { createResolver } from '../engine/modules.ts';
import { ownPackages } from '../engine/packages.ts';
import type { FileId } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { libraryOfFolder } from '../libraries/catalogue.ts';
import type { TypesHost } from './host.ts';

/** Where a specifier leads; undefined leaves it without a type. */
export type LeanResolver = (from: FileId, specifier: string) => FileId | undefined;

/**
 * Resolves files of the project as the facts do, then declarations and generated code beside them, and of all packages only those of
 * libraries that we know, with what their declarations import: everything else would cost seconds and megabytes to say nothing.
 */
export function createLeanResolver(host: TypesHost): LeanResolver {
  const project = { files: () => host.projectFiles(), read: (file: FileId) => host.read(file) };
  const own = createResolver(project);
  const packages = ownPackages(project);
  const optionsOf = createOptionsReader(project, new Set(project.files()), (path) => packages.realPath(path));
  const besides = new Map<ts.CompilerOptions, LeanResolver>();
  const installed = createDiskResolver(host, packageOptions, () => true);
  return (from, specifier) => {
    if (from.includes('/node_modules/')) return installed(from, specifier);
    const found = own(from, specifier);
    if (found) return found;
    const { options } = optionsOf(from);
    return memo(besides, options, () => createDiskResolver(host, { ...options, ...packageOptions }, isOfLibrary))(from, specifier);
  };
}

const packageOptions: ts.CompilerOptions = {
  module: ts.ModuleKind.Preserve,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  noDtsResolution: false,
  allowJs: false,
};

/** Installed packages are seen only where `isSeen` says so, by their name. */
function createDiskResolver(host: TypesHost, options: ts.CompilerOptions, isSeen: (name: string) => boolean): LeanResolver {
  const isVisible = (path: string): boolean => {
    const name = packageOf(path);
    return name === undefined || isSeen(name);
  };
  const files: ts.ModuleResolutionHost = {
    fileExists: (path) => isVisible(path) && host.disk.isFile(path),
    readFile: (path) => host.read(path),
    directoryExists: (path) => isVisible(path) && host.disk.isFolder(path),
    realpath: (path) => host.disk.realPath(path),
    getCurrentDirectory: () => '/',
    useCaseSensitiveFileNames: true,
  };
  const cache = ts.createModuleResolutionCache('/', (path) => path, options);
  return (from, specifier) => ts.resolveModuleName(specifier, from, options, files, cache).resolvedModule?.resolvedFileName;
}

/** Prisma generates its client into a package of this name. */
const generatedPackage = '.prisma';

function isOfLibrary(name: string): boolean {
  return name === generatedPackage || libraryOfFolder(name) !== undefined;
}

/** The package that a path lies in; undefined outside of `node_modules`, and for folders of scopes. */
export function packageOf(path: string): string | undefined {
  const at = path.lastIndexOf('/node_modules/');
  if (at < 0) return;
  return /^(@[^/]+\/[^/]+|[^@/][^/]*)/.exec(path.slice(at + '/node_modules/'.length))?.[1];
}
