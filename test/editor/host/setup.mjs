// @ts-check
/**
 * Makes the editor the tests run in: a VS Code server, the Node it needs and a headless Chromium, all from npm packages, in
 * `.vscode-test/host`. Nothing is compiled, no install script runs, no system package is needed. `node test/editor/host/setup.mjs`
 */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromiumEnvironment } from './browser.mjs';
import { chromium, host, hostNode, hostPackages, root, serverMain } from './paths.mjs';
import { run, step } from './steps.mjs';

/** The npm tarball that carries an unmodified VS Code server in `package/lib/vscode`. Its own install needs a compiler: only the files are taken. */
const codeServer = {
  spec: 'code-server@4.139.1',
  integrity: 'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
};

/** Parts of the server that no test of ours touches and that only cost time or wish for a network. */
const leftOut = [
  'copilot',
  'mermaid-markdown-features',
  'microsoft-authentication',
  'github',
  'ms-vscode.*',
  'notebook-renderers',
  'ipynb',
];
const alsoLeftOut = ['tunnel-forwarding', 'simple-browser'];

const here = join(root, 'test', 'editor', 'host');
const online = 'The npm registry must be reachable; check `npm config get registry`, then run again.';

/** Whether this machine can run the bundled host. Elsewhere the tests run in a downloaded desktop VS Code. */
export const isHostSupported = process.platform === 'linux' && process.arch === 'x64';

/**
 * Builds the host unless it is there already and made from the same inputs.
 * @throws {Error} when a package cannot be fetched, is not the one this repository names, or does not start here
 */
export async function setUpHost() {
  if (!isHostSupported) throw new Error('The bundled host runs on linux-x64 only; set VSCODE_TEST_DESKTOP=1 to use a desktop VS Code.');
  const stamp = join(host, 'made-from');
  const inputs = hashOfInputs();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs) return;
  rmSync(host, { recursive: true, force: true });
  mkdirSync(host, { recursive: true });
  await step('host: packages', installPackages);
  await step('host: VS Code server', unpackServer);
  await step('host: Chromium', unpackChromium);
  writeFileSync(stamp, inputs);
}

function installPackages() {
  for (const name of ['package.json', 'package-lock.json']) cpSync(join(here, name), join(host, name));
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: host, advice: online });
}

function unpackServer() {
  run('npm', ['pack', codeServer.spec, '--ignore-scripts', '--loglevel=error'], { cwd: host, advice: online });
  const tarball = join(host, `${codeServer.spec.replace('@', '-')}.tgz`);
  const integrity = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
  if (integrity !== codeServer.integrity) {
    throw new Error(
      `${codeServer.spec} has the integrity ${integrity}, expected ${codeServer.integrity}\nThe registry serves another file: do not use it.`,
    );
  }
  mkdirSync(join(host, 'vscode'));
  const exclusions = [...leftOut, ...alsoLeftOut].map((name) => `--exclude=package/lib/vscode/extensions/${name}`);
  const extraction = ['xzf', tarball, '-C', 'vscode', '--strip-components=3', ...exclusions, 'package/lib/vscode'];
  run('tar', extraction, { cwd: host, advice: 'GNU tar must be on the PATH and the disk must have 200 MB left.' });
  rmSync(tarball);
  completeServer();
}

/** Puts in place what the tarball leaves to its install scripts. Comes after `npm ci`, which would prune it. */
function completeServer() {
  const extensions = join(host, 'vscode', 'extensions');
  link(hostPackages, join(host, 'vscode', 'node_modules'));
  link(join(hostPackages, 'typescript'), join(extensions, 'node_modules', 'typescript'));
  stub('spdlog', hostPackages);
  stub('native-watchdog', hostPackages);
  stub('fs-copyfile', join(extensions, 'git', 'node_modules'));
}

/**
 * Puts our stand-in where a native module of VS Code would be, which would need a compiler.
 * @param {string} name
 * @param {string} packages
 */
function stub(name, packages) {
  const folder = join(packages, '@vscode', name);
  mkdirSync(folder, { recursive: true });
  cpSync(join(here, 'stubs', `${name}.cjs`), join(folder, 'index.cjs'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: `@vscode/${name}`, version: '0.0.0', main: 'index.cjs' }));
}

/**
 * Links relatively, so that the project folder may be moved.
 * @param {string} target
 * @param {string} path
 */
function link(target, path) {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(relative(dirname(path), target), path);
}

/** The package unpacks itself below TMPDIR; told that it runs on a bare cloud machine, it brings the libraries such a machine lacks. */
function unpackChromium() {
  mkdirSync(chromium);
  const unpack = "const { default: chromium } = await import('@sparticuz/chromium'); await chromium.executablePath();";
  const advice = 'Delete .vscode-test/host and run again; the disk must have 300 MB left.';
  run(hostNode, ['--input-type=module', '--eval', unpack], { cwd: host, env: { TMPDIR: chromium, VERCEL: '1' }, advice });
  run(join(chromium, 'chromium'), ['--version', '--no-sandbox'], {
    env: chromiumEnvironment(),
    advice: 'Chromium does not start here: it needs glibc 2.34 or later. VSCODE_TEST_DESKTOP=1 uses a desktop VS Code instead.',
  });
}

function hashOfInputs() {
  const hash = createHash('sha256');
  const stubs = readdirSync(join(here, 'stubs')).map((name) => join('stubs', name));
  for (const name of ['package.json', 'package-lock.json', 'setup.mjs', ...stubs]) hash.update(name).update(readFileSync(join(here, name)));
  return hash.digest('hex');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await step('host', setUpHost);
  console.log(`host: ${relative(root, serverMain)}`);
}
