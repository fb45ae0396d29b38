import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { applyAll } from '../engine/text.ts';
import { disk, realPath, toFileId, treeOf, writeText } from '../host/node.ts';
import { toolWords } from '../scaffolds/databases.ts';
import { detectOutbox, type Wanted } from '../scaffolds/outbox/detect.ts';
import { outboxFor } from '../scaffolds/outbox/outbox.ts';
import { nextSteps } from '../scaffolds/outbox/readme.ts';
import { Refusal, type Tree } from '../scaffolds/tree.ts';
import { Misuse } from './project.ts';

/** Writes an outbox into the package of a folder, or only says what it would write. Returns what a person reads. Throws Misuse, and then nothing is written. */
export async function scaffoldOutbox(cwd: string, wanted: Wanted & { readonly isDry: boolean }, now: Date): Promise<string> {
  const tree = packageOf(realPath(cwd));
  try {
    const answers = detectOutbox(tree, wanted);
    const { newFiles, edits, kept, packages, alternative } = await outboxFor(tree, answers, now);
    const changed = applyAll(edits, (file) => tree.read(file));
    if (!wanted.isDry) {
      for (const { file, text } of newFiles) writeNew(file, text);
      for (const [file, text] of changed) writeText(file, text);
    }
    const nameOf = (file: string): string => toFileId(relative(cwd, file)) || '.';
    const lines = [
      ...newFiles.map(({ file }) => `new      ${nameOf(file)}`),
      ...[...changed.keys()].map((file) => `changed  ${nameOf(file)}`),
      ...kept.map((file) => `kept     ${nameOf(file)}`),
    ];
    if (!newFiles.length) return [...lines, '', 'The outbox is there already: nothing was written.'].join('\n');
    const head = `An outbox for ${toolWords[answers.database.tool].name}${wanted.isDry ? ': this would be written' : ''}.`;
    return [
      head,
      '',
      ...lines,
      '',
      ...(alternative ? [alternative, ''] : []),
      'Next:',
      ...nextSteps(answers, packages).map((step, i) => `${i + 1}. ${step}`),
    ].join('\n');
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

/** Throws where the file has appeared meanwhile: nothing is written over. */
function writeNew(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text, { flag: 'wx' });
}
