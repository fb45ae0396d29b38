import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { conclusions } from '../engine/analyze.ts';
import { rulesFor } from '../engine/rule.ts';
import type { FileId } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { Workspace } from '../engine/workspace.ts';
import { fileFacts } from '../facts/index.ts';
import { createNodeHost, disk, readText } from '../host/node.ts';
import { rules } from '../rules/index.ts';
import { settle } from '../types/settle.ts';
import { TypesTier } from '../types/tier.ts';
import { bodyOf } from './bench-files.ts';

/** What an edit costs the types tier, beside what it costs the compiler's own language service. Milliseconds. */
export interface TypesTimes {
  readonly questions: number;
  readonly ours: readonly number[];
  /** Diagnostics of the edited file; none where the project has no tsconfig.json. */
  readonly service: readonly number[];
}

const editsEach = 3;

/** Types inside the first body of each of these files, as an editor would. */
export function timeTypes(project: FileId, files: readonly FileId[]): TypesTimes {
  const workspace = new Workspace(createNodeHost(project), fileFacts);
  const texts = new Map<FileId, string>();
  const read = (file: FileId): string | undefined => texts.get(file) ?? readText(file);
  const tier = new TypesTier({ disk, read, projectFiles: () => workspace.structureFiles(), libFolder: resolve('dist/lib') });
  const look = (): void => {
    for (const file of files) conclusions(workspace, file, rulesFor(file.slice(project.length + 1), rules));
  };
  settle(workspace, tier, look);
  const questions = workspace.questions().length;
  const service = serviceOf(project, read, texts);
  for (const file of service ? files : []) service!.getSemanticDiagnostics(file);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (const file of files) {
    const original = read(file)!;
    const at = bodyOf(file, original)!;
    for (let edit = 1; edit <= editsEach; edit++) {
      const text = `${original.slice(0, at)} void ${edit};${original.slice(at)}`;
      texts.set(file, text);
      workspace.update(file, { text, version: `edit ${edit}` });
      look();
      ours.push(
        timed(() => {
          tier.textChanged(file);
          settle(workspace, tier, look);
        }),
      );
      if (service) theirs.push(timed(() => service.getSemanticDiagnostics(file)));
    }
    texts.delete(file);
    workspace.update(file);
  }
  return { questions, ours, service: theirs };
}

function serviceOf(
  project: FileId,
  read: (file: FileId) => string | undefined,
  edited: ReadonlyMap<FileId, string>,
): ts.LanguageService | undefined {
  const config = join(project, 'tsconfig.json');
  if (!existsSync(config)) return;
  const { options, fileNames } = ts.parseJsonConfigFileContent(ts.readConfigFile(config, ts.sys.readFile).config, ts.sys, project);
  return ts.createLanguageService({
    useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
    getCompilationSettings: () => options,
    getScriptFileNames: () => fileNames,
    getScriptVersion: (file) => edited.get(file) ?? 'disk',
    getScriptSnapshot(file) {
      const text = read(file);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => project,
    getDefaultLibFileName: (given) => ts.getDefaultLibFilePath(given),
    readFile: (file) => ts.sys.readFile(file),
    fileExists: (file) => ts.sys.fileExists(file),
  });
}

function timed(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}
