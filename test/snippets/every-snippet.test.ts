import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { snippetFiles, snippetSources, withSnippets } from '../../src/dev/snippets.ts';
import { analyze } from '../../src/engine/analyze.ts';
import { ts } from '../../src/engine/ts.ts';
import { rules } from '../../src/rules/index.ts';
import { expand, stopsOf } from '../../src/snippets/expand.ts';
import { workspaceOf } from '../fixture.ts';
import { endings, type Snippet, snippetOf, snippets } from './snippets.ts';

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

describe('the snippets are fresh', () => {
  it('in snippets/', async () => {
    for (const [path, content] of await snippetFiles()) assert.deepEqual(read(path), content, `${path}: run \`npm run generate\``);
  }).timeout(60_000);
  it('in package.json', () => assert.deepEqual(read('package.json'), withSnippets(read('package.json')), 'run `npm run generate`'));
});

describe('every snippet', () => {
  const titleOf = ({ key, language }: Snippet) => `${key}, ${language}`;

  it('has a name of its own in each language, and in SQL, where no server of ours suggests it, prefixes', () => {
    for (const { name, language, library, prefixes } of snippets) {
      assert.match(name, /^[a-z][a-z-]*$/);
      assert.equal(
        snippets.filter((other) => other.language === language && other.name === name && other.library === library).length,
        1,
        name,
      );
      assert.deepEqual(prefixes, language === 'sql' ? [name, `fund-${name}`] : []);
    }
  });

  it('exists in JavaScript as well as in TypeScript, but where it has decorators', () => {
    for (const { name, library, language, body } of snippets) {
      if (language === 'typescript' && !/^@/m.test(body)) snippetOf(name, 'javascript', library);
      if (language === 'typescriptreact') snippetOf(name, 'javascriptreact', library);
    }
  });

  it('is proven by what it does, for each of its libraries', () => {
    const proofs = [...testsIn('test/snippets', /\.test\.ts$/), ...testsIn('test/prove', /^snippets-.*\.prove\.ts$/)];
    const unproven = snippetSources().filter(
      ({ name, library }) => !proofs.some((text) => text.includes(`snippet: '${name}'`) && (!library || hasWord(text, library))),
    );
    assert.deepEqual(
      unproven.map(({ name, library }) => `${name} ${library ?? ''}`),
      [],
    );
  });

  for (const { name, library, ending, title, stops } of snippetSources()) {
    it(`${title} ${library ?? ''} has every tab stop that its source names`, () => {
      const language = ending === '.sql' ? 'sql' : ending === '.tsx' ? 'typescriptreact' : 'typescript';
      assert.equal(stopsOf(snippetOf(name, language, library).body), stops.length);
    });
  }

  for (const snippet of snippets) {
    it(`${titleOf(snippet)} says what it is in one line`, () => {
      assert.match(snippet.description, /^[A-Z][^\n]{20,220}\.$/);
    });
    if (snippet.language === 'sql') continue;
    it(`${titleOf(snippet)} leaves nothing to say to our own rules`, () => {
      const file = `/main${endings[snippet.language]}`;
      const found = analyze(workspaceOf(new Map([[file, snippet.text]])), file, rules);
      assert.deepEqual(
        found.map(({ message }) => message),
        [],
      );
    });
  }
});

describe('every snippet compiles as inserted', () => {
  const typed = (each: Snippet) => each.language.startsWith('typescript');
  it('TypeScript, under strict', () => assert.deepEqual(errors(snippets.filter(typed), strict), [])).timeout(120_000);
  it('JavaScript, under checkJs', () => {
    const scripts = snippets.filter((each) => !typed(each) && each.language !== 'sql');
    assert.deepEqual(errors(scripts, { ...strict, allowJs: true, checkJs: true }), []);
  }).timeout(120_000);
  it('TypeScript, with other names', () => {
    const renamed = snippets.filter(({ library }) => library !== 'prisma').filter(typed);
    assert.deepEqual(
      errors(
        renamed.map((each) => ({ ...each, text: expand(each.body, nameOf(each)) })),
        strict,
      ),
      [],
    );
  }).timeout(120_000);

  /** What a person would type over a first stop that is a name. */
  function nameOf({ body }: Snippet): Readonly<Record<number, string>> {
    const [, first] = /\$\{1:([A-Z][A-Za-z]*)\}/.exec(body) ?? [];
    return first ? { 1: 'LineItem' } : {};
  }
});

const testsIn = (folder: string, which: RegExp): readonly string[] =>
  readdirSync(folder)
    .filter((name) => which.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'));

/** As a key or in quotes. */
const hasWord = (text: string, word: string): boolean => new RegExp(`(^\\s*|')${word}('|:)`, 'm').test(text);

const strict: ts.CompilerOptions = {
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  verbatimModuleSyntax: true,
  experimentalDecorators: true,
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  module: ts.ModuleKind.Preserve,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  jsx: ts.JsxEmit.ReactJSX,
  types: ['node'],
  skipLibCheck: true,
  noEmit: true,
  paths: { '@prisma/client': [join(process.cwd(), 'test/prisma/index.ts')] },
};

/** What the compiler says of snippets, each a module of its own. */
function errors(of: readonly Snippet[], options: ts.CompilerOptions): readonly string[] {
  const folder = join(process.cwd(), 'test/in-memory');
  const texts = new Map(
    of.map(({ name, library = 'any', language, text }) => [join(folder, `${name}.${library}${endings[language]}`), text]),
  );
  const disk = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (path) => texts.has(path) || disk.fileExists(path),
    readFile: (path) => texts.get(path) ?? disk.readFile(path),
    getSourceFile: (path, target) =>
      texts.has(path) ? ts.createSourceFile(path, texts.get(path)!, target) : disk.getSourceFile(path, target),
  };
  const program = ts.createProgram([...texts.keys()], options, host);
  return [...texts.keys()].flatMap((path) => {
    const source = program.getSourceFile(path)!;
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ start = 0, messageText }) =>
        `${path.slice(folder.length)}: ${source.text.slice(start).split('\n')[0]}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
  });
}
