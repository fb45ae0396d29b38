import { relative, resolve } from 'node:path';
import type { FactReader } from '../engine/facts.ts';
import { notInProduction } from '../engine/rule.ts';
import type { FileId } from '../engine/text.ts';
import type { ts } from '../engine/ts.ts';
import { Workspace } from '../engine/workspace.ts';
import { effects } from '../facts/effects.ts';
import { functions } from '../facts/functions.ts';
import { fileFacts } from '../facts/index.ts';
import { leadsOf, type Target } from '../facts/targets.ts';
import { type FunctionKey, keyOf } from '../facts/value.ts';
import { createNodeHost, disk, readText } from '../host/node.ts';
import { isAside } from '../syntax/asides.ts';
import { type Call, shownCallee } from '../syntax/expressions.ts';
import { functionId, functionsOf } from '../syntax/functions.ts';
import { settle } from '../types/settle.ts';
import { TypesTier } from '../types/tier.ts';
import { partsOf } from './programs.ts';
import { type Place, placeOf, receiverKind, type Trace, traceOf } from './reach-receiver.ts';
import { libraryOfFile, type Verdict, verdictOf } from './reach-types.ts';

/** Every call of a project that facts or types say something of. */
export interface Calls {
  readonly facts: FactReader;
  /** How many production files were read, and which no configuration compiles. */
  readonly files: number;
  readonly uncompiled: readonly string[];
  /** In the order of files and lines. */
  readonly calls: readonly SeenCall[];
}

/** One call as facts and types see it: plain data, so that no program outlives the look at its files. */
export interface SeenCall extends Place {
  readonly text: string;
  /** The function it stands in. */
  readonly by: FunctionKey;
  /** Whether it only stands in for an argument that the caller left out. */
  readonly isAside: boolean;
  readonly receiver: string;
  readonly facts?: Target;
  readonly types: TypesSay;
  /** Whether both resolve it to the same operation or function. */
  readonly isFound: boolean;
  /** Where they do not. */
  readonly trace?: Trace;
}

/** A verdict with the key of a function in the place of its node. */
export type TypesSay = Exclude<Verdict, { readonly is: 'function' }> | { readonly is: 'function'; readonly key: FunctionKey };

/** Looks at the production sources of a project whose dependencies are installed. Throws where it has no tsconfig.json. */
export function callsOf(project: FileId, { withTypes = false } = {}): Calls {
  const host = createNodeHost(project);
  const workspace = new Workspace(host, fileFacts);
  const { facts } = workspace;
  const wanted = new Set(facts.files().filter((file) => !notInProduction.test(relative(project, file))));
  if (withTypes) askTypes(workspace, wanted);
  const parts = partsOf([...host.files()], wanted);
  const calls = parts.flatMap(({ files, program: create }) => {
    const program = create();
    const sources = files.flatMap((file) => program.getSourceFile(file) ?? []).filter((source) => !libraryOfFile(source));
    return sources.flatMap((source) => callsIn(source, project, program.getTypeChecker(), facts));
  });
  const compiled = new Set(parts.flatMap(({ files }) => files));
  return {
    facts,
    files: compiled.size,
    uncompiled: [...wanted].filter((file) => !compiled.has(file)).map((file) => relative(project, file)),
    calls: calls.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line)),
  };
}

/** Asks the types tier about every call of these files that facts cannot decide. */
function askTypes(workspace: Workspace, files: ReadonlySet<FileId>): void {
  const projectFiles = (): readonly FileId[] => workspace.structureFiles();
  const tier = new TypesTier({ disk, read: readText, projectFiles, libFolder: resolve('dist/lib') });
  settle(workspace, tier, () => {
    for (const file of files) {
      for (const id of Object.keys(workspace.facts.of(functions, file))) workspace.facts.about(effects, keyOf(file, id));
    }
  });
}

function callsIn(source: ts.SourceFile, project: FileId, checker: ts.TypeChecker, facts: FactReader): readonly SeenCall[] {
  const see = (call: Call, by: FunctionKey): SeenCall | [] => {
    const target = targetOf(call, facts);
    const types = typesSay(call, checker);
    if (!target && types.is !== 'operation' && types.is !== 'function') return [];
    const isFound = isSame(target, types);
    return {
      ...placeOf(call, project),
      text: shownCallee(call),
      receiver: receiverKind(call, checker),
      by,
      isAside: isAside(call),
      ...(target && { facts: target }),
      types,
      isFound,
      ...(!isFound && { trace: traceOf(call, project, checker, facts) }),
    };
  };
  return functionsOf(source).flatMap(({ id, calls }) => calls.flatMap((call) => see(call, keyOf(source.fileName, id))));
}

/** What facts say that is called; what is handed to it is left out, because types do not tell what a function does with it. */
function targetOf(call: Call, facts: FactReader): Target | undefined {
  const [first] = leadsOf(call, facts);
  return first?.handed ? undefined : first;
}

function isSame(target: Target | undefined, types: TypesSay): boolean {
  if (target?.is === 'operation') return types.is === 'operation' && types.library === target.library;
  return target?.is === 'function' && types.is === 'function' && types.key === target.key;
}

function typesSay(call: Call, checker: ts.TypeChecker): TypesSay {
  const verdict = verdictOf(call, checker);
  if (verdict.is !== 'function') return verdict;
  const file = verdict.declaration.getSourceFile().fileName;
  const id = functionId(verdict.declaration);
  return id === undefined ? { is: 'other', file } : { is: 'function', key: keyOf(file, id) };
}
