import picomatch from 'picomatch/posix';
import { memo } from '../engine/memo.ts';
import type { FileId } from '../engine/text.ts';

/** What the last pattern says that matches a file: 'yes', or 'no' where it begins with `!`; undefined where none matches. */
export function verdictOf(patterns: readonly string[], folder: FileId, file: FileId): 'yes' | 'no' | undefined {
  if (!file.startsWith(`${folder}/`)) return;
  const path = file.slice(folder.length + 1);
  const last = patterns.findLast((pattern) => matcher(pattern.replace(/^!/, ''))(path));
  if (last === undefined) return;
  return last.startsWith('!') ? 'no' : 'yes';
}

/** Which paths a glob means that a person writes on a command line; undefined where it has nothing of a glob. */
export function globbed(pattern: string): ((path: string) => boolean) | undefined {
  return picomatch.scan(pattern).isGlob ? picomatch(pattern.replace(/^\.\//, '')) : undefined;
}

/** Patterns are those of .gitignore where those of globs leave room: a name stands for it in any folder, a folder for all that is below. */
function matcher(pattern: string): (path: string) => boolean {
  return memo(matchers, pattern, () => {
    const bare = pattern.replace(/^\.?\//, '').replace(/\/$/, '');
    const anywhere = /\//.test(pattern.replace(/\/$/, '')) ? bare : `**/${bare}`;
    return picomatch([anywhere, `${anywhere}/**`], { dot: true });
  });
}

const matchers = new Map<string, (path: string) => boolean>();
