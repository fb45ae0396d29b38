import { memo } from '../engine/memo.ts';
import type { ts } from '../engine/ts.ts';

const declared = new WeakMap<ts.SourceFile, ReadonlySet<string>>();

/** The names that comments of a file say are in the global scope: `/* global APP, db *\/`, as linters read it. */
export function globalsOf(file: ts.SourceFile): ReadonlySet<string> {
  return memo(declared, file, () => {
    const comments = [...file.text.matchAll(/\/\*\s*globals?\s+([^*]+)\*\//g)];
    return new Set(comments.flatMap(([, names]) => names!.split(',').map((name) => name.replace(/:.*/s, '').trim())));
  });
}

/** Whether a name that nothing declares is the global scope itself. */
export function isGlobalScope(name: string): boolean {
  return name === 'globalThis' || name === 'global';
}
