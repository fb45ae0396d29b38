import { applyAll, type FileId } from '../../src/engine/text.ts';
import { propose } from '../../src/scaffolds/propose.ts';
import type { Scaffolded } from '../../src/scaffolds/scaffolded.ts';
import type { Tree, Wish } from '../../src/scaffolds/tree.ts';

/** A package in memory: its dependencies, its files from its root. */
export function projectOf(dependencies: readonly string[], files: Readonly<Record<string, string>>, type?: 'module'): Project {
  const manifest = JSON.stringify({ ...(type && { type }), dependencies: Object.fromEntries(dependencies.map((name) => [name, '*'])) });
  return new Project(new Map(Object.entries({ 'package.json': manifest, ...files }).map(([path, text]) => [`/p/${path}`, text])));
}

const moment = new Date('2026-01-02T03:04:05Z');

export class Project implements Tree {
  readonly root = '/p';
  readonly texts: Map<FileId, string>;

  constructor(texts: Map<FileId, string>) {
    this.texts = texts;
  }

  files(): readonly FileId[] {
    return [...this.texts.keys()];
  }

  read(file: FileId): string | undefined {
    return this.texts.get(file);
  }

  /** What would be written. Throws a Refusal. */
  outbox(wish: Wish = {}): Promise<Scaffolded> {
    return propose('outbox', this, wish, moment);
  }

  /** What a step of a change of a column would be. Throws a Refusal. */
  expandContract(wish: Wish): Promise<Scaffolded> {
    return propose('expand-contract', this, wish, moment);
  }

  /** What a repository would be. Throws a Refusal. */
  repository(wish: Wish): Promise<Scaffolded> {
    return propose('repository', this, wish, moment);
  }

  /** Writes it. Returns what is new, from the root. */
  async scaffold(wish: Wish = {}): Promise<readonly string[]> {
    return this.write(await this.outbox(wish));
  }

  write({ newFiles, edits }: Scaffolded): readonly string[] {
    for (const [file, text] of applyAll(edits, (file) => this.texts.get(file))) this.texts.set(file, text);
    for (const { file, text } of newFiles) this.texts.set(file, text);
    return newFiles.map(({ file }) => file.slice('/p/'.length));
  }

  without(path: string): this {
    this.texts.delete(`/p/${path}`);
    return this;
  }

  text(path: string): string {
    const text = this.texts.get(`/p/${path}`);
    if (text === undefined) throw new Error(`There is no ${path}; there are ${this.files().join(', ')}.`);
    return text;
  }
}
