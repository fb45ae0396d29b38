import type { Aliases } from './facts.ts';
import type { FileId } from './text.ts';

/** What the settings of a project say, in the eyes of each file. */
export interface Said {
  aliases(file: FileId): Aliases;
  layer(file: FileId): string | undefined;
}

const noAliases: Aliases = {};

export const nothingSaid: Said = { aliases: () => noAliases, layer: () => undefined };
