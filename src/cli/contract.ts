import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Severity } from '../engine/finding.ts';
import { notInProduction } from '../engine/rule.ts';
import type { FileId } from '../engine/text.ts';
import { Workspace } from '../engine/workspace.ts';
import { compareShapes } from '../facts/contracts/compare.ts';
import type { Placed } from '../facts/contracts/leaves.ts';
import { severityOf } from '../facts/contracts/severity.ts';
import { type Contract, contractOf, crossingsIn, shapeFrom } from '../facts/contracts/snapshot.ts';
import { fileFacts } from '../facts/index.ts';
import { workTreeRoot } from '../host/git.ts';
import { createNodeHost, readText, realPath, toFileId } from '../host/node.ts';
import { messageFor } from '../rules/contract-words.ts';
import { Misuse } from './project.ts';

/** Where the contract of a project is kept. */
const fileName = 'api-contract.json';

interface ContractChange {
  readonly severity: Severity;
  /** Relative to the working directory. */
  readonly file: string;
  readonly message: string;
}

/** Writes down what crosses the interfaces of the project. Returns the path, and how many shapes there are. */
export function writeContract(cwd: string): { readonly path: string; readonly shapes: number } {
  const { here, workspace, files } = open(cwd);
  const contract = contractOf(files, workspace.facts, (file) => toFileId(relative(here, file)));
  writeFileSync(join(here, fileName), `${JSON.stringify(contract, null, 2)}\n`);
  return { path: fileName, shapes: Object.keys(contract.shapes).length };
}

/** What is another than the contract says, and breaks clients. Throws Misuse where there is none that can be read. */
export function checkContract(cwd: string): readonly ContractChange[] {
  const { here, workspace, files } = open(cwd);
  const contract = readContract(join(here, fileName));
  const now = new Map(
    [...crossingsIn(files, workspace.facts)].map(([name, crossing]) => [
      name.replace(crossing.file, toFileId(relative(here, crossing.file))),
      crossing,
    ]),
  );
  const changes: ContractChange[] = [];
  for (const [name, { direction, language, shape }] of Object.entries(contract.shapes)) {
    const crossing = now.get(name);
    if (!crossing) {
      changes.push({
        severity: 'warning',
        file: fileName,
        message: `\`${name}\` is gone; clients that use it break. Keep it until nobody does.`,
      });
      continue;
    }
    const { file, key, container } = crossing;
    const { facts } = workspace;
    // What names stand for is written down, so names do not count, as they do where two schemas are compared.
    const [before, after] = [shapeFrom(shape), container.shape].map((one) => ({ shape: one, file, facts })) as [Placed, Placed];
    for (const change of compareShapes(before, after, { fileOf: () => undefined })) {
      const severity = severityOf(change, [{ ...container.sink!, direction }], { kind: container.kind, language });
      const message = messageFor({ change, container, crossings: [{ ...container.sink!, file, key }] });
      if (severity) changes.push({ severity, file: toFileId(relative(here, file)), message });
    }
  }
  return changes;
}

function open(cwd: string): { readonly here: FileId; readonly workspace: Workspace; readonly files: readonly FileId[] } {
  const here = realPath(cwd);
  const workspace = new Workspace(createNodeHost(workTreeRoot(here) ?? here), fileFacts);
  const files = [...workspace.files(), ...workspace.documents()].filter((file) => file.startsWith(`${here}/`));
  return { here, workspace, files: files.filter((file) => !notInProduction.test(relative(here, file))) };
}

function readContract(path: string): Contract {
  const text = readText(toFileId(path));
  if (text === undefined) throw new Misuse(`there is no ${fileName} here: \`fundamentals contract write\` makes one`);
  try {
    const contract = JSON.parse(text) as Contract;
    if (contract.version === 1 && typeof contract.shapes === 'object') return contract;
  } catch {
    // Said below.
  }
  throw new Misuse(`${fileName} is no contract that this version wrote`);
}
