import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

interface Place {
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

interface Diagnostic {
  readonly location: { readonly path: string; readonly start: { readonly line: number } };
}

/** Prints what a rule that looks for `await` in loops says of the same files, and how much of it is what we say. */
export function compareLinter(project: string, ours: readonly Place[]): void {
  const biome = [resolve('node_modules/@biomejs/biome/bin/biome'), 'lint', '--only=performance/noAwaitInLoops'];
  const { stdout } = spawnSync(process.execPath, [...biome, '--max-diagnostics=none', '--reporter=json', '.'], {
    cwd: project,
    encoding: 'utf8',
  });
  const theirs = (JSON.parse(stdout) as { diagnostics: readonly Diagnostic[] }).diagnostics.map(({ location }) => location);
  const isOurs = (their: Diagnostic['location']): boolean =>
    ours.some(({ file, line }) => their.path.endsWith(file) && line === their.start.line);
  const shared = theirs.filter(isOurs).length;
  console.log('Await in loops, as Biome looks for it');
  console.log(`  ${theirs.length} places, ${shared} of them among our ${ours.length} findings\n`);
}
