import type { Host } from '../engine/host.ts';
import type { FileId } from '../engine/text.ts';

/** A project held in memory: tests, and one day the browser. Change `texts`, then tell the workspace which file. */
export function createMemoryHost(texts: Map<FileId, string>): Host {
  return {
    files: () => texts.keys(),
    read: (file) => texts.get(file),
    whyUnreadable: () => 'there is no such file',
    version: (file) => texts.get(file) ?? 'none',
  };
}
