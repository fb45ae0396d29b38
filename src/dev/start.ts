import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** `npm start [-- FOLDER]`: what the checker finds in a project, by default in the sample shop. */
const project = resolve(process.argv[2] ?? 'test/workspaces/shop');
if (!existsSync(project)) {
  console.error(`There is no folder ${process.argv[2]}. Name a project: npm start -- path/to/project`);
  process.exit(2);
}
console.log(`Checking ${process.argv[2] ?? 'the sample shop in test/workspaces/shop'}\n`);
const { status } = spawnSync(process.execPath, [resolve('dist/cli.js'), 'check'], { cwd: project, stdio: 'inherit' });
process.exitCode = status === 1 ? 0 : (status ?? 2);
