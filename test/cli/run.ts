import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { writeProject } from './project.ts';

export const cli = resolve('dist/cli.js');

interface Output {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface RunOptions {
  /** Relative to the project. */
  readonly cwd?: string;
  readonly input?: string | undefined;
  readonly env?: NodeJS.ProcessEnv;
}

/** A small project in a folder of its own, for each test anew, and the command line to run in it. */
export interface Fixture {
  readonly folder: string;
  write(path: string, text: string): void;
  git(...args: string[]): string;
  run(args: readonly string[], options?: RunOptions): Output;
}

/** Gives each test of the surrounding describe block its project. */
export function useProject(): Fixture {
  let folder = '';
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'fundamentals-cli-')));
    writeProject(folder);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  return {
    get folder() {
      return folder;
    },
    write(path, text) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
    git(...args) {
      const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.org'];
      return spawnSync('git', [...identity, ...args], { cwd: folder, encoding: 'utf8' }).stdout;
    },
    run(args, { cwd = '.', input, env = { NO_COLOR: '1' } } = {}) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
        cwd: join(folder, cwd),
        encoding: 'utf8',
        env: { ...process.env, ...env },
        ...(input !== undefined && { input }),
      });
      return { status, stdout, stderr };
    },
  };
}
