import { relativePath } from '../engine/paths.ts';
import type { FileId } from '../engine/text.ts';
import type { Style, TestStyle } from './style.ts';
import type { Tree } from './tree.ts';

const runnerImports: Readonly<Record<TestStyle['runner'], string>> = {
  node: "import { describe, it } from 'node:test';\n",
  vitest: "import { describe, it } from 'vitest';\n",
  jest: '',
  mocha: '',
};

/** A test of what stands in a folder, where the project keeps its tests and for what runs them. It is written for Node's runner, as if it stood beside. */
export function testFile(
  tree: Tree,
  { tests, language }: Style,
  folder: string,
  name: string,
  text: string,
): { readonly file: FileId; readonly text: string } {
  const { runner, ending } = tests;
  const place = `${tree.root}/${tests.folder ?? folder}`;
  const here = tests.folder === undefined ? './' : `${relativePath(place, `${tree.root}/${folder}`)}/`;
  const source = text.replace(runnerImports.node, runnerImports[runner]).replace(/(?<=')\.\/(?=[\w.-]+\.ts')/g, here);
  return {
    file: `${place}/${name}.${ending}${language === 'typescript' ? '.ts' : '.js'}`,
    // Only Node's own functions return what nobody waits for.
    text: runner === 'node' ? source : source.replace(/\bvoid (?=\w+\()/g, ''),
  };
}
