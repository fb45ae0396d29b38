import { memo } from './memo.ts';
import type { ModuleFiles } from './modules.ts';
import { resolvedPath } from './paths.ts';
import { type FileId, folderOf } from './text.ts';
import { ts } from './ts.ts';

/** How the modules of one configuration are resolved. */
export interface ResolutionOptions {
  readonly options: ts.CompilerOptions;
  readonly cache: ts.ModuleResolutionCache;
}

/** Bundler rules: what every kind of project's sources mean by their specifiers, whatever is emitted. */
const ours: ts.CompilerOptions = {
  module: ts.ModuleKind.Preserve,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowJs: true,
  allowImportingTsExtensions: true,
  noDtsResolution: true,
};

/** Conditions of package exports that lead to the same sources as `import`, where a manifest has only them. */
const conditions = ['source', 'development', 'node', 'require'];

/** A configuration of this name speaks for its folder and those below; the last is what Nx calls the one that others extend. */
const names = ['tsconfig.json', 'jsconfig.json', 'tsconfig.base.json'];

interface Configuration extends ResolutionOptions {
  /** Whether its `files` and `include` name a file; undefined where it states neither. */
  includes(file: FileId): boolean | undefined;
  /** The files of the configurations that it references. */
  readonly references: readonly FileId[];
}

/**
 * The options that the configuration of a file states: the nearest above it, or where that one only lists others the one that includes
 * the file. What is broken or missing in a configuration is passed over. `real` says where what a package installs stands in the project.
 */
export function createOptionsReader(
  project: ModuleFiles,
  files: ReadonlySet<FileId>,
  real: (path: string) => string,
): (file: FileId) => ResolutionOptions {
  const byFolder = new Map<string, Configuration>();
  const byFile = new Map<FileId, Configuration>();
  const read = (config: FileId): Configuration => memo(byFile, config, () => readConfiguration(config, project, real));
  const none: Configuration = { ...resolutionOptions({}), includes: () => undefined, references: [] };

  const nearest = (folder: string): Configuration =>
    memo(byFolder, folder, () => {
      const config = names.map((name) => `${folder}/${name}`).find((file) => files.has(file));
      if (config) return read(config);
      return folder ? nearest(folderOf(folder)) : none;
    });

  /** The first that includes the file of those that a configuration references, itself or through others. */
  const referenced = (start: Configuration, file: FileId): Configuration | undefined => {
    const seen = new Set(start.references);
    for (const config of seen) {
      const found = read(config);
      if (found.includes(file) ?? (!found.references.length && file.startsWith(`${folderOf(config)}/`))) return found;
      for (const next of found.references) seen.add(next);
    }
    return;
  };

  return (file) => {
    const own = nearest(folderOf(file));
    return own.references.length && !own.includes(file) ? (referenced(own, file) ?? own) : own;
  };
}

function readConfiguration(config: FileId, project: ModuleFiles, real: (path: string) => string): Configuration {
  const { options, raw = {}, projectReferences = [] } = parse(config, project, real);
  const isListed = matcher(raw.files, config, '$');
  const isIncluded = matcher(raw.include, config, '$');
  const isExcluded = matcher(raw.exclude, config, '(?:/|$)');
  return {
    ...resolutionOptions(options),
    includes: (file) => (raw.files || raw.include ? isListed(file) || (isIncluded(file) && !isExcluded(file)) : undefined),
    references: projectReferences.map(({ path }) => (path.endsWith('.json') ? path : `${path}/tsconfig.json`)),
  };
}

function resolutionOptions(stated: ts.CompilerOptions): ResolutionOptions {
  const relevant = Object.entries(stated).filter(([name, value]) => stating.has(name) && value !== undefined);
  const customConditions = [...(stated.customConditions ?? []), ...conditions];
  const options: ts.CompilerOptions = { ...ours, ...Object.fromEntries(relevant), customConditions };
  return { options, cache: ts.createModuleResolutionCache('/', (path) => path, options) };
}

const stating: ReadonlySet<string> = new Set(['baseUrl', 'paths', 'pathsBasePath', 'rootDirs']);

/** People type into configurations too: whatever stands there, something is read, if only nothing. */
function parse(
  config: FileId,
  project: ModuleFiles,
  real: (path: string) => string,
): Partial<ts.ParsedCommandLine> & Pick<ts.ParsedCommandLine, 'options'> {
  const read = (path: string): string | undefined => project.read(real(path));
  const host: ts.ParseConfigHost = {
    fileExists: (path) => read(path) !== undefined,
    readFile: read,
    readDirectory: () => [],
    useCaseSensitiveFileNames: true,
  };
  try {
    const { config: json = {} } = ts.readConfigFile(config, read);
    const references = [json.references ?? []].flat().filter((reference) => typeof reference?.path === 'string');
    return ts.parseJsonConfigFileContent({ ...json, references }, host, folderOf(config) || '/', undefined, config);
  } catch {
    return { options: {} };
  }
}

/**
 * Whether a path is one that `files`, `include` or `exclude` of a configuration name: https://www.typescriptlang.org/tsconfig/#include
 * `end` is what has to follow, as a regular expression; a name without wildcards and ending is a folder in any case.
 */
function matcher(specs: unknown, config: FileId, end: string): (file: FileId) => boolean {
  const paths = [specs]
    .flat()
    .filter((spec) => typeof spec === 'string')
    .map((spec) => absolute(spec, config));
  const expressions = paths.map((path) => new RegExp(`^${sourceOf(path)}${/[*?.][^/]*$/.test(path) ? end : '(?:/|$)'}`));
  return (file) => expressions.some((expression) => expression.test(file));
}

function absolute(spec: string, config: FileId): string {
  return resolvedPath(spec.replace(/^\$\{configDir\}/, '.'), config).replace(/\/$/, '');
}

function sourceOf(path: string): string {
  const literal = path.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return literal.replace(/\*\*\/|\*\*$|\*|\?/g, (wildcard) => wildcards[wildcard]!);
}

const wildcards: Readonly<Record<string, string>> = { '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*', '?': '[^/]' };
