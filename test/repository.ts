import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A real repository on disk, on a branch `main`. */
export interface Repository {
  readonly folder: string;
  write(path: string, text: string): void;
  read(path: string): string;
  /** Runs git and returns what it says. */
  git(...args: readonly string[]): string;
  commit(): void;
  remove(): void;
}

export function createRepository(): Repository {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'fundamentals-repository-')));
  const git = (...args: readonly string[]): string => {
    const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];
    const { status, stdout, stderr } = spawnSync('git', [...identity, ...args], { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
    return stdout;
  };
  git('init', '--quiet', '--initial-branch=main');
  return {
    folder,
    write(path, text) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    git,
    commit() {
      git('add', '--all');
      git('commit', '--quiet', '--message=Work');
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A source with so many functions that each query in a loop; `from` numbers them. */
export function loops(count: number, from = 0): string {
  const functions = Array.from(
    { length: count },
    (_, at) => `
export async function load${from + at}(ids: number[]) {
  for (const id of ids) {
    await db.query('select ${from + at}', [id]);
  }
}
`,
  );
  return `import { Pool } from 'pg';\nconst db = new Pool();\n${functions.join('')}`;
}
