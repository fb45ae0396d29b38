import { relativePath, resolvedPath } from '../engine/paths.ts';
import type { Style } from './style.ts';
import { ownSourcesOf, type Tree } from './tree.ts';

/** What the client of Prisma is imported from: as most of the code imports it, seen from a folder. */
export function prismaClientOf(tree: Tree, folder: string, style: Style): string {
  const found = ownSourcesOf(tree).flatMap((file) => {
    const [, specifier] = /import (?:type )?\{[^}]*\bPrisma(?:Client)?\b[^}]*\} from ['"]([^'"]+)['"]/.exec(tree.read(file) ?? '') ?? [];
    return specifier && !specifier.startsWith('.') ? [specifier] : specifier ? [resolvedPath(specifier, file)] : [];
  });
  const specifier = found.find((each) => each.startsWith('/')) ?? found[0] ?? '@prisma/client';
  if (!specifier.startsWith('/')) return specifier;
  const relative = relativePath(`${tree.root}/${folder}`, specifier.replace(/\.(js|ts)$/, ''));
  return relative + (/\.(js|ts)$/.test(specifier) ? style.importEnding : '');
}
