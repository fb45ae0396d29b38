import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { notInProduction } from '../engine/rule.ts';
import { contractOf, textOfContract } from '../facts/contracts/snapshot.ts';
import { toFileId } from '../host/node.ts';
import { noBreakingFieldChange } from '../rules/no-breaking-field-change.ts';
import { type CheckResult, checkIn } from './check.ts';
import { choose, openProject, type Project, type ProjectOptions } from './project.ts';

/** Where the contract of a project is kept that says nothing of it. */
const fileName = 'api-contract.json';

/** Writes down what crosses the interfaces of the project. Returns the path, and how many shapes and routes there are. */
export function writeContract(options: ProjectOptions): { readonly path: string; readonly shapes: number; readonly routes: number } {
  const project = openProject({ ...options, base: null });
  const { workspace, here, nameOf } = project;
  const path = pathOf(project);
  const files = [...workspace.files(), ...workspace.documents()].filter((file) => file.startsWith(`${here}/`));
  const written = files.filter((file) => !notInProduction.test(nameOf(file)));
  const contract = contractOf(written, workspace.facts, (file) => toFileId(relative(dirname(path), file)));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, textOfContract(contract));
  const routes = Object.values(contract.routes).reduce((sum, list) => sum + list.length, 0);
  return { path: nameOf(path), shapes: Object.keys(contract.shapes).length, routes };
}

/** What is another than the contract says, and breaks clients. Throws WrongSettings where there is none that can be read. */
export function checkContract(options: ProjectOptions): CheckResult {
  const base = toFileId(relative(options.cwd, pathOf(openProject({ ...options, base: null }))));
  const project = openProject({ ...options, rules: [noBreakingFieldChange], base });
  return checkIn(project, choose(project, []), { fix: 'none', types: undefined });
}

/** The snapshot of the settings, else the one in the working directory. */
function pathOf({ review, here }: Project): string {
  return review.settingsOf(`${here}/.`).snapshot?.file ?? join(here, fileName);
}
