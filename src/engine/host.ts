import type { FileId } from './text.ts';

/** Where texts come from: a disk, an editor's buffers, a git tree, a test. Synchronous; whoever builds one loads what is asynchronous before. */
export interface Host {
  /** Every source, declaration and configuration file of the project. */
  files(): Iterable<FileId>;
  /** The text, or undefined where there is no such file or it is not text. */
  read(file: FileId): string | undefined;
  /** Why `read` has nothing, in words that follow 'as'. */
  whyUnreadable(file: FileId): string;
  /** Changes whenever the text may have changed. Cheap: never reads the text. */
  version(file: FileId): string;
}

const sources = /\.[cm]?[jt]sx?$/;
const declarations = /\.d\.[cm]?ts$/;

/** Whether a file is TypeScript or JavaScript that somebody wrote. */
export function isSource(file: FileId): boolean {
  return sources.test(file) && !isDeclaration(file);
}

/** Whether a file only says what others hold. */
export function isDeclaration(file: FileId): boolean {
  return declarations.test(file);
}

/** Whether a file belongs to a package that somebody installed. */
export function isInstalled(file: FileId): boolean {
  return /(^|\/)node_modules\//.test(file);
}

/** Whether a file may describe an interface in a language of its own: GraphQL, protobuf, OpenAPI. */
export function isDocument(file: FileId): boolean {
  return /\.(graphqls?|gql|proto|ya?ml)$|(openapi|swagger)[^/]*\.json$/i.test(file);
}

/** Whether a file says what a database holds, in a language of its own: Prisma's. */
export function isDataModel(file: FileId): boolean {
  return file.endsWith('.prisma');
}

/** The scheme of a document that is no file and will not become one: `git:` in a comparison, `output:`. */
export function foreignScheme(file: FileId): string | undefined {
  const [, scheme] = /^([a-z][\w+.-]+:)/i.exec(file) ?? [];
  return scheme === 'untitled:' ? undefined : scheme;
}

/** Whether a file decides how modules are resolved. */
export function isConfiguration(file: FileId): boolean {
  return /(^|\/)(package|tsconfig[^/]*|jsconfig)\.json$/.test(file);
}

/** Whether a file may hold what a project decides about us: settings, known findings. */
export function isDecision(file: FileId): boolean {
  return /(^|\/)(fundamentals\.config\.jsonc?|package\.json|\.fundamentals-baseline)$/.test(file);
}

/** What is installed and generated beside a project. Paths are absolute, with forward slashes. */
export interface Disk {
  isFile(path: string): boolean;
  isFolder(path: string): boolean;
  /** The path without links on its way; the path itself where there is nothing. */
  realPath(path: string): string;
}
