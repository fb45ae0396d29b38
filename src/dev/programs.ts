import { dirname } from 'node:path';
import type { FileId } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';

/** A configuration with the files that are to be asked in its program. */
export interface Part {
  readonly config: FileId;
  readonly files: readonly FileId[];
  /** Resolves everything the configuration names, dependencies too: seconds and hundreds of megabytes, so let go of one before the next. */
  program(): ts.Program;
}

/**
 * Splits the `wanted` files by the configuration that compiles them: a tsconfig.json, what it references, and the deepest one where several do.
 * @throws where the project has no tsconfig.json or one cannot be read
 */
export function partsOf(files: readonly FileId[], wanted: ReadonlySet<FileId>): readonly Part[] {
  const roots = files.filter((file) => /\/tsconfig\.json$/.test(file));
  if (!roots.length) throw new Error('the project has no tsconfig.json');
  const left = new Set(wanted);
  return withReferences(roots).flatMap(({ config, parsed }) => {
    const mine = parsed.fileNames.filter((file) => left.delete(file)).sort();
    const program = (): ts.Program => ts.createProgram(parsed.fileNames, { ...parsed.options, noEmit: true });
    return mine.length ? [{ config, files: mine, program }] : [];
  });
}

interface Configuration {
  readonly config: FileId;
  readonly parsed: ts.ParsedCommandLine;
}

/** The deepest first: what stands nearest to a file says best how it is compiled. */
function withReferences(roots: readonly FileId[]): readonly Configuration[] {
  const found = new Map<FileId, Configuration>();
  const add = (config: FileId): void => {
    if (found.has(config)) return;
    const parsed = read(config);
    found.set(config, { config, parsed });
    for (const reference of parsed.projectReferences ?? []) add(ts.resolveProjectReferencePath(reference));
  };
  roots.forEach(add);
  const depth = (path: string): number => dirname(path).split('/').length;
  return [...found.values()].sort((a, b) => depth(b.config) - depth(a.config) || (a.config < b.config ? -1 : 1));
}

function read(config: FileId): ts.ParsedCommandLine {
  const host: ts.ParseConfigFileHost = {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic({ messageText }) {
      throw new Error(`${config}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
    },
  };
  return ts.getParsedCommandLineOfConfigFile(config, {}, host)!;
}
