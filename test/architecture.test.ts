import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ts from 'typescript';

/** Who may import whom. A room may always import from itself; a path names one file. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  engine: [],
  concepts: [],
  syntax: ['engine'],
  libraries: ['engine', 'syntax'],
  facts: ['engine', 'syntax', 'libraries'],
  fixes: ['engine', 'syntax', 'libraries', 'facts'],
  scaffolds: ['engine', 'syntax', 'libraries', 'facts', 'fixes'],
  refactors: ['engine', 'syntax', 'libraries', 'facts', 'fixes'],
  rules: ['engine', 'syntax', 'libraries', 'facts', 'fixes', 'scaffolds'],
  types: ['engine', 'syntax', 'libraries', 'facts'],
  settings: ['engine', 'libraries'],
  review: ['engine', 'syntax', 'facts', 'settings'],
  host: ['engine'],
  snippets: ['engine', 'libraries', '../snippets'],
  server: [
    'engine',
    'libraries',
    'facts',
    'types',
    'settings',
    'review',
    'rules',
    'refactors',
    'scaffolds',
    'snippets',
    'concepts',
    'host',
  ],
  cli: ['engine', 'facts', 'types', 'settings', 'review', 'rules', 'refactors', 'scaffolds', 'concepts', 'host'],
  extension: ['server/protocol.ts', 'webview/protocol.ts', 'webview/reference.ts', 'webview/tokens.ts'],
  webview: [],
  dev: [
    'engine',
    'syntax',
    'libraries',
    'facts',
    'types',
    'fixes',
    'rules',
    'scaffolds',
    'settings',
    'review',
    'concepts',
    'host',
    'server/protocol.ts',
    'server',
    'cli',
    'webview/reference.ts',
    'webview/tokens.ts',
  ],
};

/** Packages that only some files may import. */
const fences: readonly { readonly name: RegExp; readonly within: RegExp; readonly why: string }[] = [
  { name: /^typescript$/, within: /^engine\/ts\.ts$/, why: 'the one door to the compiler' },
  { name: /^libpg-query$/, within: /^engine\/sql\.ts$/, why: 'the one door to the SQL parser' },
  {
    name: /^(jsonc-parser|picomatch)/,
    within: /^(settings\/|extension\/theme-colours)/,
    why: 'the one reader and writer of settings, and the reader of themes',
  },
  {
    name: /^node:/,
    within: /^(host|cli|dev|snippets\/source|scaffolds\/[\w-]+\/source)\/|\.node\.ts$/,
    why: 'the engine runs without Node',
  },
  { name: /^vscode$/, within: /^extension\//, why: 'only the extension knows the editor' },
  { name: /^vscode-languageserver/, within: /^(server|dev)\//, why: 'only the server speaks the protocol' },
  { name: /^vscode-languageclient/, within: /^extension\//, why: 'only the extension starts the server' },
];

const source = join(process.cwd(), 'src');

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => name.split(sep).join('/'));

function importsOf(file: string): readonly string[] {
  return ts.preProcessFile(readFileSync(join(source, file), 'utf8'), true, true).importedFiles.map(({ fileName }) => fileName);
}

describe('the house', () => {
  it('has source files in every room it draws imports for', () => assert.ok(files.length > 40, `${files.length} files`));

  for (const file of files) {
    const room = file.split('/')[0]!;
    it(`${file} imports only what its room may`, () => {
      const allowed = mayImport[room];
      assert.ok(allowed, `there is no room '${room}'`);
      for (const specifier of importsOf(file)) {
        if (specifier.startsWith('.')) {
          const target = relative(source, join(source, dirname(file), specifier))
            .split(sep)
            .join('/');
          const isAllowed = target.startsWith(`${room}/`) || allowed.some((other) => target === other || target.startsWith(`${other}/`));
          assert.ok(isAllowed, `${file} imports ${target}`);
          assert.match(specifier, /\.(ts|json)$/, 'specifiers name the file');
        }
        for (const { name, within, why } of fences)
          assert.ok(!name.test(specifier) || within.test(file), `${file} imports ${specifier}: ${why}`);
      }
    });
  }
});
