import type { FileId } from './text.ts';
import { ts } from './ts.ts';

/** The path that a relative specifier in a file means: `../db` in `/src/orders/list.ts` is `/src/db`. */
export function resolvedPath(specifier: string, file: FileId): string {
  return ts.resolveTripleslashReference(specifier, file);
}

/** `../db/prisma` from one folder to a path. */
export function relativePath(folder: FileId, path: string): string {
  const from = folder.split('/');
  const to = path.split('/');
  let common = 0;
  while (common < from.length && common < to.length - 1 && from[common] === to[common]) common++;
  const up = from.slice(common).map(() => '..');
  return [...(up.length ? up : ['.']), ...to.slice(common)].join('/');
}
