import type { FactReader } from './facts.ts';
import type { FileId } from './text.ts';

/** What a project was: what rules compare with. */
export type Baseline = Commit | Snapshot;

/** What a project was at some commit, under the paths of now: a second world. */
export interface Commit {
  /** What a person calls it: `main`, `v1.2.0`, `3f2a1b9`. */
  readonly ref: string;
  readonly facts: FactReader;
  /** Where a file stood then; undefined where it did not exist. */
  fileOf(file: FileId): FileId | undefined;
  read(file: FileId): string | undefined;
}

/** What somebody wrote down of a project, in a file of it: what that says is a fact like any other, and another when it changes. */
export interface Snapshot {
  /** What a person calls it: its path. */
  readonly ref: string;
  readonly snapshot: FileId;
}

export function isSnapshot(baseline: Baseline): baseline is Snapshot {
  return 'snapshot' in baseline;
}
