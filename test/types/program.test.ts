import assert from 'node:assert/strict';
import { parseAnnotated } from '../../src/engine/annotated.ts';
import { LeanProgram } from '../../src/types/program.ts';

const project = parseAnnotated(`
//- /main.ts
import { make } from './between';
export const main = make();
//- /script.ts
const { make } = require('./between');
//- /later.ts
export const later = () => import('./between');
//- /between.ts
export { make } from './registry';
//- /registry.ts
import './self';
export const make = () => 1;
//- /self.ts
export type Make = typeof import('./registry').make;
//- /other.ts
export const other = 1;
//- /globals.ts
export {};
declare global { interface Request { user: string } }
`).files;

describe('the files whose types may rest on another', () => {
  const program = new LeanProgram({
    projectFiles: () => [...project.keys()],
    read: (file) => project.get(file),
    disk: { isFile: (path) => project.has(path), isFolder: () => true, realPath: (path) => path },
    libFolder: '/lib',
  });
  program.withFiles(project.keys());
  const dependents = (file: string): readonly string[] => [...program.dependentsOf(file)].sort();

  it('import it, or import those that do, in cycles too', () => {
    assert.deepEqual(dependents('/registry.ts'), ['/between.ts', '/later.ts', '/main.ts', '/self.ts']);
    assert.deepEqual(dependents('/self.ts'), ['/between.ts', '/later.ts', '/main.ts', '/registry.ts']);
  });

  it('are none of a file that nobody imports', () => assert.deepEqual(dependents('/other.ts'), []));

  it('are all, where a file says something of what it does not export', () =>
    assert.deepEqual(dependents('/globals.ts'), [...project.keys()].filter((file) => file !== '/globals.ts').sort()));
});
