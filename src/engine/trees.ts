import { parseSource } from './parse.ts';
import { differInSpaceOnly } from './spacing.ts';
import type { FileId } from './text.ts';
import type { ts } from './ts.ts';

/** Trees kept beyond those of open documents, for the walk that follows a file's facts. */
const recentTrees = 16;

interface Kept {
  readonly version: string;
  readonly tree: ts.SourceFile;
  /** The same for trees that say the same, however they are spaced. */
  readonly sense: object;
}

/** Trees of texts. Those of open documents are kept, of others the last few. */
export class Trees {
  private readonly textOf: (file: FileId) => string;
  private readonly open: { has(file: FileId): boolean; readonly size: number };
  private readonly kept = new Map<FileId, Kept>();
  private readonly tooDeep = new Set<FileId>();

  constructor(textOf: (file: FileId) => string, open: Trees['open']) {
    this.textOf = textOf;
    this.open = open;
  }

  /** The tree of a file as it is in this version; an empty one where its code is nested too deeply. */
  of(file: FileId, version: string): ts.SourceFile {
    return this.keep(file, version).tree;
  }

  /** What that tree says: the same object as before, where it differs from the tree before in white space only. */
  senseOf(file: FileId, version: string): object {
    return this.keep(file, version).sense;
  }

  /** Known once it has been parsed. */
  isTooDeep(file: FileId): boolean {
    return this.tooDeep.has(file);
  }

  private keep(file: FileId, version: string): Kept {
    const known = this.kept.get(file);
    this.kept.delete(file);
    const entry = known?.version === version ? known : this.parsed(file, version, known);
    this.kept.set(file, entry);
    this.drop();
    return entry;
  }

  private parsed(file: FileId, version: string, before: Kept | undefined): Kept {
    const tree = this.parse(file);
    return { version, tree, sense: before && differInSpaceOnly(before.tree, tree) ? before.sense : {} };
  }

  private parse(file: FileId): ts.SourceFile {
    this.tooDeep.delete(file);
    const tree = parseSource(file, this.textOf(file));
    if (!tree) this.tooDeep.add(file);
    return tree ?? parseSource(file, '')!;
  }

  private drop(): void {
    for (const file of this.kept.keys()) {
      if (this.kept.size <= recentTrees + this.open.size) return;
      if (!this.open.has(file)) this.kept.delete(file);
    }
  }
}
