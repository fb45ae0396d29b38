import { isSame } from '../engine/equal.ts';
import type { Opinions, Question } from '../engine/opinion.ts';
import type { FileId } from '../engine/text.ts';
import type { ts } from '../engine/ts.ts';
import type { TypesHost } from './host.ts';
import { opinionsAbout } from './opinions.ts';
import { LeanProgram } from './program.ts';

interface Answered {
  readonly keys: ReadonlySet<string>;
  readonly opinions: Opinions;
  isStale: boolean;
}

/**
 * Answers what facts cannot decide, and remembers its answers: after an edit only those are formed again that it may have changed.
 * An edit that leaves what a file tells others as it was concerns that file alone.
 */
export class TypesTier {
  private readonly lean: LeanProgram;
  private readonly host: TypesHost;
  private readonly answered = new Map<FileId, Answered>();
  private readonly signatures = new Map<FileId, string>();
  private readonly edited = new Set<FileId>();
  private readonly broken = new Set<FileId>();
  /** Answered while some files were broken. */
  private readonly guessed = new Set<FileId>();
  private projectFiles: ReadonlySet<FileId>;

  constructor(host: TypesHost) {
    this.host = host;
    this.lean = new LeanProgram(host);
    this.projectFiles = new Set(host.projectFiles());
  }

  /** The text of a file may be another one now. */
  textChanged(file: FileId): void {
    if (!this.signatures.has(file)) this.remember(file);
    if (this.lean.textChanged(file)) this.edited.add(file);
  }

  /** Files came or went, or a configuration file changed. */
  structureChanged(): void {
    this.projectFiles = new Set(this.host.projectFiles());
    this.lean.structureChanged();
    this.signatures.clear();
    this.makeStale(this.answered.keys());
  }

  /** Tells the opinions about every file that has news, edited files first. Gives up, and returns false, once `goesOn` says so. */
  answer(questions: readonly Question[], goesOn: () => boolean, tell: (file: FileId, opinions: Opinions) => void): boolean {
    if (!goesOn()) return false;
    const asked = byFile(questions);
    const program = this.lean.withFiles(asked.keys());
    const answerAll = (files: Iterable<FileId>): boolean => {
      for (const file of files) {
        const keys = asked.get(file);
        if (keys && this.isOpen(file, keys) && !this.answerFile(file, keys, program, goesOn, tell)) return false;
      }
      return true;
    };
    this.makeStale(this.edited);
    for (const file of this.edited) if (this.lean.isBroken(file)) this.broken.add(file);
    if (!answerAll(this.edited)) return false;
    for (const file of this.edited) {
      this.edited.delete(file);
      // While somebody types, the parser guesses: others go by what the file said last.
      if (this.lean.isBroken(file)) continue;
      if (this.broken.delete(file)) this.forgetGuesses();
      const before = this.signatures.get(file);
      if (this.remember(file) !== before) this.makeStale(this.lean.dependentsOf(file));
    }
    return answerAll(asked.keys());
  }

  /** A file that was broken is whole again, and may say what it said before: answers that went by what was guessed meanwhile do not hold. */
  private forgetGuesses(): void {
    this.makeStale(this.guessed);
    if (!this.broken.size) this.guessed.clear();
  }

  private isOpen(file: FileId, keys: ReadonlySet<string>): boolean {
    const known = this.answered.get(file);
    return !known || known.isStale || [...keys].some((key) => !known.keys.has(key));
  }

  private answerFile(
    file: FileId,
    keys: ReadonlySet<string>,
    program: ts.Program,
    goesOn: () => boolean,
    tell: (file: FileId, opinions: Opinions) => void,
  ): boolean {
    const opinions = opinionsAbout(file, keys, { program, isOfProject: (other) => this.projectFiles.has(other) }, goesOn);
    if (!opinions) return false;
    const before = this.answered.get(file)?.opinions ?? {};
    this.answered.set(file, { keys, opinions, isStale: false });
    if (this.broken.size) this.guessed.add(file);
    if (!isSame(before, opinions)) tell(file, opinions);
    return true;
  }

  /** What a file says to others now; undefined where nobody has read it yet. */
  private remember(file: FileId): string | undefined {
    const said = this.lean.signatureOf(file);
    if (said === undefined) this.signatures.delete(file);
    else this.signatures.set(file, said);
    return said;
  }

  private makeStale(files: Iterable<FileId>): void {
    for (const file of files) {
      const known = this.answered.get(file);
      if (known) known.isStale = true;
    }
  }
}

function byFile(questions: readonly Question[]): ReadonlyMap<FileId, ReadonlySet<string>> {
  const found = new Map<FileId, Set<string>>();
  for (const { file, key } of questions) found.set(file, (found.get(file) ?? new Set()).add(key));
  return found;
}
