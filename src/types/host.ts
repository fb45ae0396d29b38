import type { Disk } from '../engine/host.ts';
import type { FileId } from '../engine/text.ts';

/** What the lean program reads: the project as the person sees it, and what is installed beside it. */
export interface TypesHost {
  readonly disk: Disk;
  /** Source and configuration files of the project. */
  projectFiles(): readonly FileId[];
  /** The unsaved text where a document is open; installed files too. */
  read(file: FileId): string | undefined;
  /** Where the compiler's `lib*.d.ts` stand. */
  readonly libFolder: string;
}
