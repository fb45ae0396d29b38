import type { Host } from '../engine/host.ts';
import type { FileId } from '../engine/text.ts';
import type { Tree } from '../scaffolds/tree.ts';
import type { FindBaseline } from './project.ts';
import type { StartTypes } from './second-opinion.ts';

/** What differs between the places the server runs in. */
export interface Environment {
  createHost(root: FileId, options: HostOptions): Host;
  /** Lets messages that wait (cancellations above all) come in. */
  breathe(): Promise<void>;
  /** The files of a package as they are on disk; git may be asked which there are. */
  treeOf(root: FileId, git: boolean): Tree;
  /** What a folder is compared with; none where there is no git. */
  findBaseline?: FindBaseline;
  /** Starts threads that check types; none where there are no threads. */
  readonly startTypes?: StartTypes;
  /** The texts of what has changed since a branch, the main one where none is named, or why they cannot be told; none where there is no git. */
  readonly textsSince?: (root: FileId, ref: string | undefined) => Promise<ReadonlyMap<FileId, string | null> | string>;
}

interface HostOptions {
  readonly isTrusted: boolean;
  /** Told once of every folder that cannot be listed. */
  readonly onUnreadable: (folder: FileId) => void;
}
