import { resolvedPath } from '../engine/paths.ts';
import type { FileId } from '../engine/text.ts';
import type { OwnSettings } from './read.ts';

/** A file that settings name. */
export interface NamedFile {
  readonly file: FileId;
  /** As it is written there. */
  readonly ref: string;
  readonly saidBy: FileId;
}

/** Whether a base is the path of a snapshot: no one calls a branch or a tag like that. */
export function isSnapshotPath(base: string | undefined): base is string {
  return base !== undefined && /\.json$/i.test(base);
}

/** The snapshot that a file of settings names, by a path from its folder. */
export function snapshotNamed({ folder, file, settings: { base } }: OwnSettings): NamedFile | undefined {
  return isSnapshotPath(base) ? { file: resolvedPath(base, `${folder}/.`), ref: base.replace(/^\.\//, ''), saidBy: file } : undefined;
}
