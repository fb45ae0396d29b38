import assert from 'node:assert/strict';
import { fork, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildSync } from 'esbuild';
import { scaffoldInto } from '../../src/cli/scaffold.ts';
import { projectWith } from '../scaffolds/projects.ts';
import type { Migrator, Reversible } from './migrators.ts';

/** What is changed, as a person says it, and what its folder is called. */
export interface StepChange {
  readonly wish: Readonly<Record<string, string>>;
  readonly folder: string;
}

/** A project in which the steps of one change are scaffolded, as a person would, and run as its tool does. */
export class StepProject implements Reversible {
  readonly folder: string;
  readonly url: string;
  /** How often a migration had to be run again because a lock was not to be had in time. */
  waits = 0;
  readonly #tool: string;
  readonly #change: StepChange;
  readonly #files: string[] = [];
  #now = Date.UTC(2026, 0, 2);
  #step = '';

  constructor(tool: string, url: string, change: StepChange) {
    this.url = url;
    this.#tool = tool;
    this.#change = change;
    this.folder = mkdtempSync(join(tmpdir(), `expand-contract-${tool}-`));
    const { texts } = projectWith(tool === 'node-pg-migrate' ? 'pg' : tool);
    for (const [path, text] of texts) {
      const file = join(this.folder, path.slice('/p/'.length));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, tool === 'node-pg-migrate' ? text.replace('"pg"', '"node-pg-migrate":"*","pg"') : text);
    }
    symlinkSync(join(process.cwd(), 'node_modules'), join(this.folder, 'node_modules'));
  }

  async scaffold(step: string): Promise<void> {
    const wish = { ...this.#change.wish, step };
    this.#now += 60_000;
    const said = await scaffoldInto(this.folder, 'expand-contract', wish, false, new Date(this.#now));
    this.#files.push(/^new {6}(\S+)/m.exec(said)?.[1] ?? assert.fail(said));
    this.#step = step;
  }

  files = (): readonly string[] => this.#files;

  get isBare(): boolean {
    return this.#step === 'index';
  }

  rollback = (): string => `src/expand-contract/${this.#change.folder}/rollback/${this.#step}.sql`;

  built = (name: string): string => {
    const outfile = join(this.folder, 'dist', name.replace(/\.ts$/, '.cjs'));
    buildSync({
      entryPoints: [join(this.folder, name)],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      packages: 'external',
      logLevel: 'error',
    });
    return outfile;
  };

  up = (migrator: Migrator): Promise<void> => this.#patiently(() => migrator.up(this));
  down = (migrator: Migrator): Promise<void> => this.#patiently(() => migrator.down(this));

  /** The contract is deployed too early: it says why nothing happens. The project is then as it was before. */
  async refusesContract(migrator: Migrator, why: RegExp): Promise<void> {
    const journal = join(this.folder, 'drizzle/meta/_journal.json');
    const before = this.#tool === 'drizzle' ? readFileSync(journal, 'utf8') : undefined;
    await this.scaffold('contract');
    await assert.rejects(this.up(migrator), (error) => why.test(said(error)));
    const file = this.#files.pop()!;
    rmSync(join(this.folder, this.#tool === 'prisma' ? dirname(file) : file), { recursive: true });
    rmSync(join(this.folder, 'dist', file.replace(/\.ts$/, '.cjs')), { force: true });
    if (before !== undefined) writeFileSync(journal, before);
  }

  /** What the backfill says. Throws where it fails. */
  backfill(...words: readonly string[]): string {
    const { status, stdout, stderr } = spawnSync(process.execPath, [this.#program(), ...words], {
      encoding: 'utf8',
      env: { ...process.env, DATABASE_URL: this.url },
    });
    assert.equal(status, 0, stderr);
    return stdout;
  }

  /** Kills it as soon as it has said that some rows are written. */
  killBackfill(...words: readonly string[]): Promise<void> {
    const child = fork(this.#program(), [...words], { silent: true, env: { ...process.env, DATABASE_URL: this.url } });
    return new Promise((resolve, reject) => {
      child.stdout!.once('data', () => child.kill('SIGKILL'));
      child.once('exit', (_, signal) => (signal === 'SIGKILL' ? resolve() : reject(new Error('It ended before it was killed.'))));
    });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  #program = (): string => this.built(`src/expand-contract/${this.#change.folder}/backfill.ts`);

  /** A migration that got no lock in time is deployed again. */
  async #patiently(work: () => Promise<unknown>): Promise<void> {
    for (;;) {
      try {
        return void (await work());
      } catch (error) {
        if (!/lock timeout/.test(said(error))) throw error;
        this.waits++;
      }
    }
  }
}

/** With what caused it: some tools say only which statement failed. */
const said = (error: unknown): string => `${error} ${error instanceof Error ? (error.cause ?? '') : ''}`;
