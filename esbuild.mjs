/**
 * Builds everything: `node esbuild.mjs` (what ships and what developers run), `--tests` (the mocha bundles as well), `--watch`,
 * `--generate` (writes the indexes first, which the build itself needs).
 * Sources are ES modules; bundles are CommonJS, because ESM bundles of `typescript` fail on dynamic require.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import esbuild from 'esbuild';

const tests = process.argv.includes('--tests');
const watch = process.argv.includes('--watch');
const require = createRequire(import.meta.url);

async function writeIndexes() {
  await esbuild.build({ ...node, entryPoints: ['src/dev/indexes.ts'], outfile: 'dist/indexes.cjs' });
  const { indexes } = require('./dist/indexes.cjs');
  for (const [path, text] of indexes(process.cwd())) writeFileSync(path, text);
  rmSync('dist/indexes.cjs');
}

/** What the language itself declares; browsers' libraries are not read by the types tier. */
function copyLibraries() {
  const folder = dirname(require.resolve('typescript'));
  for (const name of readdirSync(folder).filter((file) => /^lib\.(es|decorators).*\.d\.ts$/.test(file))) {
    cpSync(join(folder, name), join('dist', 'lib', name));
  }
}

/** Server, command line and workers share one compiler and one formatter: their chunks stand beside them. */
const shared = {
  name: 'shared',
  setup: (build) => {
    build.onResolve({ filter: /^typescript$/ }, () => ({ path: './typescript.cjs', external: true }));
    build.onResolve({ filter: /^\.\/prettier\.ts$/ }, () => ({ path: './prettier.cjs', external: true }));
  },
};

const node = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: !watch,
  sourcemap: watch,
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
};
/** Its main file asks for others in a way that no bundler follows. */
const alias = { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' };
const shipped = { ...node, alias, plugins: [shared], outdir: 'dist' };
const builds = [
  {
    ...node,
    entryPoints: { typescript: require.resolve('typescript'), prettier: 'src/scaffolds/prettier.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
  },
  { ...shipped, entryPoints: { server: 'src/server/main.node.ts', types: 'src/server/types.node.ts' }, outExtension: { '.js': '.cjs' } },
  { ...shipped, entryPoints: { cli: 'src/cli/main.ts' }, banner: { js: '#!/usr/bin/env node' } },
  {
    ...node,
    entryPoints: { extension: 'src/extension/activate.ts' },
    external: ['vscode'],
    // The other form of jsonc-parser requires its parts in a way that no bundler follows.
    mainFields: ['module', 'main'],
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
  },
  {
    ...node,
    entryPoints: ['src/webview/sidebar.ts', 'src/webview/sidebar.css'],
    platform: 'browser',
    target: 'es2023',
    format: 'iife',
    outdir: 'dist/webview',
  },
  {
    ...node,
    entryPoints: [...readdirSync('src/dev').map((name) => join('src/dev', name)), 'src/webview/first-page.ts'],
    entryNames: '[name]',
    packages: 'external',
    minify: false,
    outdir: 'dist/dev',
    outExtension: { '.js': '.cjs' },
  },
];
if (tests) {
  builds.push({
    ...node,
    entryPoints: readdirSync('test', { recursive: true })
      .filter((name) => (name.endsWith('.test.ts') && !name.startsWith('workspaces')) || name === join('editor', 'suite', 'index.ts'))
      .map((name) => join('test', name)),
    packages: 'external',
    external: ['vscode'],
    minify: false,
    sourcemap: 'inline',
    outdir: '.test-build',
    outbase: 'test',
    outExtension: { '.js': '.cjs' },
  });
}

if (watch) {
  for (const options of builds) await (await esbuild.context(options)).watch();
} else {
  rmSync('dist', { recursive: true, force: true });
  if (tests) rmSync('.test-build', { recursive: true, force: true });
  mkdirSync('dist', { recursive: true });
  if (process.argv.includes('--generate')) await writeIndexes();
  copyLibraries();
  const results = await Promise.all(builds.map((options) => esbuild.build(options)));
  const { noticesOf } = require('./dist/dev/notices.cjs');
  writeFileSync('dist/THIRD-PARTY-NOTICES.txt', noticesOf(results.flatMap(({ metafile }) => Object.keys(metafile.inputs))));
  execFileSync(process.execPath, ['dist/dev/reference.cjs', 'dist/reference'], { stdio: 'inherit' });
  const { firstPage } = require('./dist/dev/first-page.cjs');
  writeFileSync('dist/reference/first-page.html', firstPage(JSON.parse(readFileSync('dist/reference/contents.json', 'utf8'))));
  execFileSync(process.execPath, ['dist/dev/schemas.cjs', 'dist'], { stdio: 'inherit' });
}
