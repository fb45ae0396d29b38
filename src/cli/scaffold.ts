import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { applyAll } from '../engine/text.ts';
import { disk, realPath, toFileId, treeOf, writeText } from '../host/node.ts';
import { propose } from '../scaffolds/propose.ts';
import type { Scaffolded } from '../scaffolds/scaffolded.ts';
import { Refusal, type Tree, type Wish } from '../scaffolds/tree.ts';
import { Misuse } from './project.ts';

/** Writes a scaffold into the package of a folder, or only says what it would write. Returns what a person reads. Throws Misuse, and then nothing is written. */
export async function scaffoldInto(cwd: string, id: string, wish: Wish, isDry: boolean, now: Date): Promise<string> {
  const tree = packageOf(realPath(cwd));
  try {
    const { name, title, newFiles, edits, kept, alternative, next } = await propose(id, tree, wish, now);
    const changed = applyAll(edits, (file) => tree.read(file));
    if (!isDry) {
      writeAll(newFiles);
      for (const [file, text] of changed) writeText(file, text);
    }
    const nameOf = (file: string): string => toFileId(relative(cwd, file)) || '.';
    const lines = [
      ...newFiles.map(({ file }) => `new      ${nameOf(file)}`),
      ...[...changed.keys()].map((file) => `changed  ${nameOf(file)}`),
      ...kept.map((file) => `kept     ${nameOf(file)}`),
    ];
    if (!newFiles.length) return [...lines, '', `${name} is there already: nothing was written.`].join('\n');
    const head = `${title}${isDry ? ': this would be written' : ''}.`;
    const steps = next.map((step, i) => `${i + 1}. ${step}`);
    return [head, '', ...lines, '', ...(alternative ? [alternative, ''] : []), 'Next:', ...steps].join('\n');
  } catch (error) {
    if (error instanceof Refusal) throw new Misuse(error.message);
    throw error;
  }
}

/** The nearest folder that has a package.json, or the folder itself. */
function packageOf(folder: string): Tree {
  for (let root = folder; ; root = toFileId(dirname(root))) {
    if (disk.isFile(`${root}/package.json`)) return treeOf(root);
    if (root === toFileId(dirname(root))) return treeOf(folder);
  }
}

/** All of them or none. Throws Misuse where one cannot be written, or has appeared meanwhile: nothing is written over. */
function writeAll(files: Scaffolded['newFiles']): void {
  const written: string[] = [];
  try {
    for (const { file, text } of files) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text, { flag: 'wx' });
      written.push(file);
    }
  } catch (error) {
    for (const file of written) rmSync(file);
    throw new Misuse(`${error instanceof Error ? error.message : error}: nothing was written.`);
  }
}
