import { parseSource } from './parse.ts';
import type { FileId } from './text.ts';
import type { ts } from './ts.ts';

/** Trees kept beyond those of open documents, for the walk that follows a file's facts. */
const recentTrees = 16;

/** Trees of texts. Those of open documents are kept, of others the last few. */
export class Trees {
  private readonly textOf: (file: FileId) => string;
  private readonly open: { has(file: FileId): boolean; readonly size: number };
  private readonly kept = new Map<FileId, { readonly version: string; readonly tree: ts.SourceFile }>();
  private readonly tooDeep = new Set<FileId>();

  constructor(textOf: (file: FileId) => string, open: Trees['open']) {
    this.textOf = textOf;
    this.open = open;
  }

  /** The tree of a file as it is in this version; an empty one where its code is nested too deeply. */
  of(file: FileId, version: string): ts.SourceFile {
    const known = this.kept.get(file);
    this.kept.delete(file);
    const entry = known?.version === version ? known : { version, tree: this.parse(file) };
    this.kept.set(file, entry);
    this.drop();
    return entry.tree;
  }

  /** Known once it has been parsed. */
  isTooDeep(file: FileId): boolean {
    return this.tooDeep.has(file);
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
