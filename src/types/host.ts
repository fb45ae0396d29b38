import type { FileId } from '../engine/text.ts';

/** What the lean program reads: the project as the person sees it, and what is installed beside it. Paths are absolute, with forward slashes. */
export interface TypesHost {
  /** Source and configuration files of the project. */
  projectFiles(): readonly FileId[];
  /** The unsaved text where a document is open; installed files too. */
  read(path: string): string | undefined;
  isFile(path: string): boolean;
  isFolder(path: string): boolean;
  /** The path without links on its way. */
  realPath(path: string): string;
  /** Where the compiler's `lib*.d.ts` stand. */
  readonly libFolder: string;
}
