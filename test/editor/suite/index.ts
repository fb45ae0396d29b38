/** What VS Code loads in the extension host: runs every `*.test` bundle beside this one and writes the report that the launcher asked for. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runMocha } from '../mocha.mjs';

/**
 * Called by VS Code; a rejection becomes the exit code 1.
 * @throws when a test fails or a bundle cannot be loaded
 */
export async function run(): Promise<void> {
  const report = process.env.EDITOR_TEST_REPORT;
  if (!report) throw new Error('EDITOR_TEST_REPORT names no file for the report.');
  const bundles = readdirSync(__dirname).filter((name) => name.endsWith('.test.cjs'));
  const results = await runMocha(bundles.map((name) => join(__dirname, name)));
  writeFileSync(report, JSON.stringify(results));
  const failed = results.filter((result) => result.error !== undefined).length;
  if (failed > 0) throw new Error(`${failed} of ${results.length} tests failed.`);
}
