import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { endings, type Language, snippetOf } from './snippets.ts';

/** A snippet as it is inserted, run: with what it finds in its surroundings, its exports. */
// biome-ignore lint/suspicious/noExplicitAny: what a snippet exports is known to the test of it
export type Load = (surroundings?: Readonly<Record<string, unknown>>) => any;

export interface Proof {
  readonly snippet: string;
  readonly library?: string;
  readonly react?: true;
  /** Where JavaScript has none. */
  readonly only?: 'typescript';
  readonly says: string;
  /** Each line, or part of one, that the proof fails without. */
  readonly without: readonly [KeyLine, ...KeyLine[]];
}

/** What is taken away, or what is put in its place. */
export type KeyLine = string | readonly [string, string];

/** Two runs of a snippet's TypeScript and JavaScript that must succeed, and one for each of its key lines that must fail once that is gone. */
export function proves({ snippet, library, react, only, says, without }: Proof, run: (load: Load) => Promise<void> | void): void {
  const both: readonly Language[] = react ? ['typescriptreact', 'javascriptreact'] : ['typescript', 'javascript'];
  const languages = only ? [only] : both;
  const title = library ? `${snippet}, ${library}` : snippet;
  for (const language of languages) {
    it(`${title}: ${says} (${language})`, () => run(loaderOf(textOf(snippet, language, library), language)));
  }
  failsWithout(title, textOf(snippet, languages[0]!, library), without, (text) => {
    const load = loaderOf(text, languages[0]!);
    return () => run(load);
  });
}

/** The same for SQL, which is run as it is inserted. */
export function provesSql(
  { snippet, says, without }: Pick<Proof, 'snippet' | 'says' | 'without'>,
  run: (sql: string) => Promise<void>,
): void {
  const text = textOf(snippet, 'sql');
  it(`${snippet}: ${says} (SQL)`, () => run(text));
  failsWithout(snippet, text, without, (mutant) => () => run(mutant));
}

type Run = () => Promise<void> | void;

/** What no longer parses proves nothing: that is found out before it is run. */
function failsWithout(title: string, text: string, without: Proof['without'], parsed: (text: string) => Run): void {
  for (const key of without) {
    const [line, instead] = typeof key === 'string' ? [key, ''] : key;
    it(`${title}: that fails without \`${line.trim()}\`${instead && ` (instead: \`${instead.trim()}\`)`}`, async () => {
      assert.ok(text.includes(line), `the snippet holds ${line}`);
      const run = parsed(text.replace(line, () => instead));
      await assert.rejects(within(5_000, Promise.resolve().then(run)), 'the proof does not notice');
    });
  }
}

const textOf = (snippet: string, language: Language, library?: string): string => snippetOf(snippet, language, library).text;

const require = createRequire(join(process.cwd(), 'package.json'));

function loaderOf(text: string, language: Language): Load {
  const { code } = transformSync(text, {
    loader: endings[language].slice(1) as 'ts',
    format: 'cjs',
    jsx: 'automatic',
    target: 'node20',
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true } },
  });
  return (surroundings = {}) => {
    const module = { exports: {} };
    const own = (name: string) => require(name === '@prisma/client' ? join(process.cwd(), '.test-build/prove/prisma.cjs') : name);
    new Function('module', 'exports', 'require', ...Object.keys(surroundings), code)(
      module,
      module.exports,
      own,
      ...Object.values(surroundings),
    );
    return module.exports;
  };
}

/** What was to happen and did not may also hang. */
function within<T>(ms: number, work: Promise<T>): Promise<T> {
  return Promise.race([work, new Promise<never>((_, reject) => setTimeout(() => reject(new Error('hangs')), ms).unref())]);
}

/** A clock that stands still until it is told to go on: what a snippet is given in place of the real one. */
export class Clock {
  now = Date.UTC(2026, 0, 1);
  /** The pauses that were asked for, in milliseconds. */
  readonly pauses: number[] = [];
  #timers: { id: number; at: number; every: number | undefined; run: () => void }[] = [];
  #ids = 0;

  readonly globals = {
    setTimeout: (run: () => void, ms = 0) => this.#add(run, ms, undefined),
    clearTimeout: (id: number) => this.#clear(id),
    setInterval: (run: () => void, ms: number) => this.#add(run, ms, ms),
    clearInterval: (id: number) => this.#clear(id),
    Date: dateOf(() => this.now),
  };

  get waiting(): number {
    return this.#timers.length;
  }

  /** Goes on, timer by timer; whatever they start has happened when it returns. */
  async advance(ms: number): Promise<void> {
    const until = this.now + ms;
    await settled();
    for (;;) {
      const [next] = this.#timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at || a.id - b.id);
      if (!next) break;
      this.now = Math.max(this.now, next.at);
      if (next.every === undefined) this.#clear(next.id);
      else next.at += next.every;
      next.run();
      await settled();
    }
    this.now = until;
  }

  #add(run: () => void, ms: number, every: number | undefined): number {
    this.pauses.push(ms);
    this.#timers.push({ id: ++this.#ids, at: this.now + ms, every, run });
    return this.#ids;
  }

  #clear(id: number): void {
    this.#timers = this.#timers.filter((timer) => timer.id !== id);
  }
}

function dateOf(now: () => number): DateConstructor {
  return class extends Date {
    constructor(at?: string) {
      super(at ?? now());
    }
    static override now(): number {
      return now();
    }
  } as DateConstructor;
}

/** Whatever waits for nothing but promises has gone on. */
export const settled = async (): Promise<void> => {
  for (let i = 0; i < 5; i++) await new Promise((resolve) => setImmediate(resolve));
};
