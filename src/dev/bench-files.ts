import { readFileSync } from 'node:fs';
import { isSource } from '../engine/host.ts';
import type { FileId } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { createNodeHost } from '../host/node.ts';
import { sample } from './random.ts';

export const seed = 20261122;
const editedFiles = 30;

/** Some files of a project that are long enough to be worked on and hold a function, the same ones each time. */
export function filesToEdit(project: FileId): readonly FileId[] {
  const candidates = sourcesOf(project).filter((file) => {
    const text = /\.tsx?$/.test(file) ? readFileSync(file, 'utf8') : '';
    return text.split('\n').length > 50 && bodyOf(file, text) !== undefined;
  });
  return sample(candidates.sort(), editedFiles, seed);
}

export function sourcesOf(project: FileId): FileId[] {
  return [...createNodeHost(project).files()].filter(isSource);
}

/** Just inside the first body of a function; undefined where a file has none. */
export function bodyOf(file: FileId, text: string): number | undefined {
  const inside = (node: ts.Node): number | undefined =>
    ts.isBlock(node) && ts.isFunctionLike(node.parent) ? node.getStart() + 1 : ts.forEachChild(node, inside);
  return inside(ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, true));
}
