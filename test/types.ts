import { join } from 'node:path';
import type { FileId } from '../src/engine/text.ts';
import { ts } from '../src/engine/ts.ts';

const root = process.cwd();

const options: ts.CompilerOptions = {
  strict: true,
  experimentalDecorators: true,
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts'],
  module: ts.ModuleKind.Preserve,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  allowImportingTsExtensions: true,
  allowJs: true,
  skipLibCheck: true,
  noEmit: true,
  types: ['node'],
  paths: { '@prisma/client': [join(root, 'test/prisma/index.ts')] },
};

const disk = ts.createCompilerHost(options);
const parsed = new Map<string, ts.SourceFile | undefined>();
let latest: ts.Program | undefined;

/**
 * What the compiler says of a project whose own files are texts in memory, over the packages that are installed here, under `strict`.
 * Each error reads `/main.ts:3: TS2345 Argument of …`. Packages are parsed once for all calls.
 */
export function typeErrors(files: ReadonlyMap<FileId, string>): readonly string[] {
  const texts = new Map([...files].map(([file, text]) => [join(root, 'test/in-memory', file), text]));
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (path) => texts.has(path) || disk.fileExists(path),
    readFile: (path) => texts.get(path) ?? disk.readFile(path),
    directoryExists: (path) => [...texts.keys()].some((file) => file.startsWith(`${path}/`)) || disk.directoryExists!(path),
    getSourceFile(path, target) {
      const text = texts.get(path);
      if (text !== undefined) return ts.createSourceFile(path, text, target);
      if (!parsed.has(path)) parsed.set(path, disk.getSourceFile(path, target));
      return parsed.get(path);
    },
  };
  const sources = [...texts.keys()].filter((path) => /\.[cm]?[jt]sx?$/.test(path));
  latest = ts.createProgram(sources, options, host, latest);
  const program = latest;
  return sources.flatMap((path) => {
    const source = program.getSourceFile(path)!;
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(shown);
  });
}

function shown({ file, start, code, messageText }: ts.Diagnostic): string {
  const place =
    file && start !== undefined
      ? `${file.fileName.slice(join(root, 'test/in-memory').length)}:${file.getLineAndCharacterOfPosition(start).line + 1}`
      : '';
  return `${place}: TS${code} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
}
