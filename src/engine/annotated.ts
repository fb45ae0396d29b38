import type { FileId } from './text.ts';

/** A project written as one text, as tests and examples write it. */
export interface AnnotatedProject {
  readonly files: ReadonlyMap<FileId, string>;
  readonly expected: readonly Expectation[];
  /** Where `$0` stood. */
  readonly cursor?: { readonly file: FileId; readonly offset: number };
}

/** `//  ^^^^ 💡 message` under a line: a finding there, 💡 where it offers a fix. Lines and columns from 0. */
export interface Expectation {
  readonly file: FileId;
  readonly line: number;
  readonly start: number;
  /** Where the carets end; a finding of several lines is underlined to the end of its first. */
  readonly end: number;
  readonly hasFix: boolean;
  /** A hint's begins with `hint: `. */
  readonly message: string;
}

const annotation = /^(\s*\/\/\s*)(\^+) ?(💡 ?)?(.*)$/u;

/** Reads the fixture language: `//- /path.ts` starts a file, carets expect findings in the line above, `$0` is the cursor. */
export function parseAnnotated(text: string, firstFile: FileId = '/main.ts'): AnnotatedProject {
  const files = new Map<FileId, string[]>();
  const expected: Expectation[] = [];
  let cursor: AnnotatedProject['cursor'];
  let file = firstFile;
  for (const line of text.replace(/^\n/, '').split('\n')) {
    const [, path] = /^\/\/- (\S+)$/.exec(line) ?? [];
    const [, before, carets, bulb, message] = annotation.exec(line) ?? [];
    if (path !== undefined) file = path;
    const lines = files.get(file) ?? [];
    if (before !== undefined && carets !== undefined) {
      const start = before.length;
      expected.push({
        file,
        line: lines.length - 1,
        start,
        end: start + carets.length,
        hasFix: bulb !== undefined,
        message: message ?? '',
      });
    } else if (path === undefined) {
      const column = line.indexOf('$0');
      if (column >= 0) cursor = { file, offset: [...lines, ''].join('\n').length + column };
      lines.push(column < 0 ? line : line.replace('$0', ''));
    }
    files.set(file, lines);
  }
  const texts = new Map([...files].map(([name, lines]): [FileId, string] => [name, lines.join('\n')]));
  return { files: texts, expected, ...(cursor && { cursor }) };
}

/** The text as readers see it: without the lines that state findings. */
export function withoutAnnotations(text: string): string {
  return text
    .split('\n')
    .filter((line) => !annotation.test(line))
    .join('\n');
}
