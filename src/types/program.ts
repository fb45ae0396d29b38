import { isDeclaration } from '../engine/host.ts';
import { memo } from '../engine/memo.ts';
import { syntaxErrors } from '../engine/parse.ts';
import type { FileId } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import type { TypesHost } from './host.ts';
import { createLeanResolver, type LeanResolver } from './resolution.ts';
import { signatureOf } from './signature.ts';

/** The project as the compiler sees it, as far as its types can say something about the libraries that we know. */
export class LeanProgram {
  private readonly host: TypesHost;
  private readonly trees = new Map<FileId, ts.SourceFile>();
  private readonly resolutions = new Map<string, ts.ResolvedModuleWithFailedLookupLocations>();
  private readonly roots = new Set<FileId>();
  private resolver: LeanResolver;
  private program: ts.Program | undefined;
  private isStale = true;

  constructor(host: TypesHost) {
    this.host = host;
    this.resolver = createLeanResolver(host);
  }

  /** The text of a file may be another one now. Returns whether it is. */
  textChanged(file: FileId): boolean {
    if (!this.trees.has(file) || this.trees.get(file)!.text === this.host.read(file)) return false;
    this.trees.delete(file);
    this.isStale = true;
    return true;
  }

  /** Files came or went, or a configuration file changed. */
  structureChanged(): void {
    this.resolutions.clear();
    this.resolver = createLeanResolver(this.host);
    this.isStale = true;
  }

  /** A program that holds these files; as much of the one before as still holds is kept. */
  withFiles(files: Iterable<FileId>): ts.Program {
    // Nobody imports what adds to the types of others.
    for (const file of [...files, ...this.host.projectFiles().filter(isDeclaration)]) {
      if (this.roots.has(file)) continue;
      this.roots.add(file);
      if (!this.program?.getSourceFile(file)) this.isStale = true;
    }
    if (!this.program || this.isStale) {
      this.program = ts.createProgram({
        rootNames: [...this.roots],
        options,
        host: this.compilerHost(),
        ...(this.program && { oldProgram: this.program }),
      });
      this.isStale = false;
    }
    return this.program;
  }

  /** What a file of the program tells the others; undefined where it is no part of it. */
  signatureOf(file: FileId): string | undefined {
    const tree = this.trees.get(file);
    return tree && signatureOf(tree);
  }

  isBroken(file: FileId): boolean {
    const tree = this.trees.get(file);
    return tree !== undefined && syntaxErrors(tree).length > 0;
  }

  /** The other files of the program whose types may rest on what a file says: those that import it, and those that import these. */
  dependentsOf(file: FileId): Iterable<FileId> {
    const trees = this.program?.getSourceFiles() ?? [];
    if (addsToOthers(this.trees.get(file))) return trees.flatMap(({ fileName }) => (fileName === file ? [] : fileName));
    const importers = new Map<FileId, FileId[]>();
    for (const { fileName, imports = [] } of trees as readonly (ts.SourceFile & { imports?: readonly ts.StringLiteralLike[] })[])
      for (const { text } of imports) {
        const to = this.resolve(fileName, text).resolvedModule?.resolvedFileName;
        if (to !== undefined) memo(importers, to, () => []).push(fileName);
      }
    const found = new Set([file]);
    for (const to of found) for (const from of importers.get(to) ?? []) found.add(from);
    found.delete(file);
    return found;
  }

  private compilerHost(): ts.CompilerHost {
    const { host } = this;
    return {
      getSourceFile: (file, languageVersion) => this.parse(file, languageVersion),
      getDefaultLibFileName: () => `${host.libFolder}/lib.esnext.d.ts`,
      getDefaultLibLocation: () => host.libFolder,
      fileExists: (path) => host.disk.isFile(path),
      readFile: (path) => host.read(path),
      directoryExists: (path) => host.disk.isFolder(path),
      realpath: (path) => host.disk.realPath(path),
      getCanonicalFileName: (path) => path,
      useCaseSensitiveFileNames: () => true,
      getCurrentDirectory: () => '/',
      getNewLine: () => '\n',
      writeFile: () => {},
      resolveModuleNameLiterals: (literals, from) => literals.map(({ text }) => this.resolve(from, text)),
      resolveTypeReferenceDirectiveReferences: (references) => references.map(() => ({ resolvedTypeReferenceDirective: undefined })),
    };
  }

  private parse(file: FileId, languageVersion: ts.ScriptTarget | ts.CreateSourceFileOptions): ts.SourceFile | undefined {
    const known = this.trees.get(file);
    if (known) return known;
    const text = this.host.read(file);
    if (text === undefined) return;
    const given = typeof languageVersion === 'object' ? languageVersion : { languageVersion };
    const isScript = /\.[cm]?jsx?$/.test(file);
    const jsDocParsingMode = isScript ? ts.JSDocParsingMode.ParseAll : ts.JSDocParsingMode.ParseNone;
    const tree = ts.createSourceFile(file, text, { ...given, jsDocParsingMode }, true, isScript ? ts.ScriptKind.JSX : undefined);
    this.trees.set(file, tree);
    return tree;
  }

  private resolve(from: FileId, specifier: string): ts.ResolvedModuleWithFailedLookupLocations {
    return memo(this.resolutions, `${from}\0${specifier}`, () => {
      const resolvedFileName = this.resolver(from, specifier);
      if (resolvedFileName === undefined) return { resolvedModule: undefined };
      const extension = /(\.d)?\.[cm]?[jt]sx?$/.exec(resolvedFileName)?.[0] ?? '.ts';
      return { resolvedModule: { resolvedFileName, extension, isExternalLibraryImport: resolvedFileName.includes('/node_modules/') } };
    });
  }
}

/** Whether a file is seen without being imported: it is no module, or says something of others. */
function addsToOthers(tree: ts.SourceFile | undefined): boolean {
  return tree === undefined || !ts.isExternalModule(tree) || /\bdeclare\s+(global|module)\b/.test(tree.text);
}

/**
 * One set for every project: what projects choose differently decides which errors they want, not what a called value is.
 * The libraries of the language are enough; those of browsers would double the memory, and no database is reached through them.
 */
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ESNext,
  lib: ['lib.esnext.d.ts'],
  module: ts.ModuleKind.Preserve,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  types: [],
  strict: true,
  jsx: ts.JsxEmit.Preserve,
  experimentalDecorators: true,
  allowJs: true,
  checkJs: false,
  allowImportingTsExtensions: true,
  noEmit: true,
  skipLibCheck: true,
};
