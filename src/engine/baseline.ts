import type { FactReader } from './facts.ts';
import type { FileId } from './text.ts';

/** What a project was at some commit, under the paths of now: a second world that rules compare with. */
export interface Baseline {
  /** What a person calls it: `main`, `v1.2.0`, `3f2a1b9`. */
  readonly ref: string;
  readonly facts: FactReader;
  /** Where a file stood then; undefined where it did not exist. */
  fileOf(file: FileId): FileId | undefined;
  read(file: FileId): string | undefined;
}
