import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
const manifest = read('package.json');

describe('the manifest', () => {
  it('activates for our languages and links only, never at start-up', () => {
    assert.deepEqual(
      manifest.activationEvents.filter((event: string) => !/^(onLanguage:(typescript|javascript)(react)?|onUri)$/.test(event)),
      [],
    );
  });

  it('runs in every editor since the one whose API it is compiled against', () => {
    assert.equal(manifest.engines.vscode, `^${manifest.devDependencies['@types/vscode']}`);
  });

  it('pins every dependency exactly, and the compiler to 6.0', () => {
    for (const [name, version] of Object.entries<string>(manifest.devDependencies))
      assert.match(version, /^(npm:[\w-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/, name);
    assert.match(manifest.devDependencies.typescript, /^6\.0\./);
    assert.equal(manifest.dependencies, undefined, 'what ships is bundled');
  });

  it('contributes a container with our view, commands, snippets and settings under one prefix', () => {
    const { commands, viewsContainers, views, snippets, configuration } = manifest.contributes;
    assert.deepEqual(Object.keys(views), [viewsContainers.activitybar[0].id]);
    for (const { command, category } of commands) {
      assert.match(command, /^fundamentals\./);
      assert.equal(category, manifest.displayName);
    }
    for (const { path } of snippets) assert.ok(existsSync(path), path);
    for (const name of Object.keys(configuration.properties)) assert.match(name, /^fundamentals\./);
  });

  it('has every picture that the walkthrough and the README show', () => {
    const shown = [...readFileSync('README.md', 'utf8').matchAll(/\]\((media\/[\w.-]+)\)/g)].map(([, path]) => path!);
    for (const { steps } of manifest.contributes.walkthroughs)
      for (const { media, completionEvents } of steps) {
        shown.push(media.image);
        assert.ok(completionEvents.length > 0);
      }
    assert.ok(shown.length > 4);
    for (const path of shown) assert.ok(existsSync(path), `${path}: run \`npm run pictures\``);
  });

  it('has a text for every key it names, and names every text', () => {
    const named = [...readFileSync('package.json', 'utf8').matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key!);
    assert.deepEqual([...new Set(named)].sort(), Object.keys(read('package.nls.json')).sort());
  });

  it('has a lockfile that installs on every platform: no optional package is left out', () => {
    const { packages } = read('package-lock.json') as { packages: Record<string, { optionalDependencies?: Record<string, string> }> };
    for (const [at, { optionalDependencies = {} }] of Object.entries(packages)) {
      for (const name of Object.keys(optionalDependencies)) {
        assert.ok(
          `node_modules/${name}` in packages || `${at}/node_modules/${name}` in packages,
          `${name}, which ${at || 'the project'} names`,
        );
      }
    }
  });
});
