import { isConfiguration, isDataModel, isDeclaration, isSource } from './host.ts';
import type { FileId } from './text.ts';

/** The files of the project, by what they are asked for. */
export interface FileLists {
  readonly sources: readonly FileId[];
  /** With declarations and schemas: what facts are read from. */
  readonly texts: readonly FileId[];
  /** With configuration files: what decides where modules lead. */
  readonly structure: readonly FileId[];
}

/** Sorts files by what they may be asked for; a document that is open counts as source whatever it is called. */
export function listed(files: readonly FileId[], isOpen: (file: FileId) => boolean): FileLists {
  const sources = files.filter((file) => isSource(file) || (isOpen(file) && !isDeclaration(file) && !isDataModel(file)));
  const texts = [...sources, ...files.filter((file) => isDeclaration(file) || isDataModel(file))];
  return { sources, texts, structure: [...texts, ...files.filter(isConfiguration)] };
}
