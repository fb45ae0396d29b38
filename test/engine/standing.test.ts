import assert from 'node:assert/strict';
import { standingOf } from '../../src/engine/standing.ts';
import { rules } from '../../src/rules/index.ts';
import { workspaceOf } from '../fixture.ts';

const loop =
  "import { Pool } from 'pg';\nconst db = new Pool();\nexport async function run(ids) { for (const id of ids) await db.query('x', [id]); }\n";

/** What is said of a file with this text, which is open. */
function said(file: string, text: string, isOpen = true): string {
  const workspace = workspaceOf(new Map());
  if (isOpen) workspace.update(file, { text, version: '1' });
  return standingOf({ workspace, file, path: file.replace(/^\//, ''), rules });
}

describe('why a file is not checked', () => {
  for (const [file, text, answer] of [
    ['/src/main.ts', loop, 'It is checked: 1 finding.'],
    ['/src/main.ts', '', 'It is checked: 0 findings.'],
    ['untitled:Untitled-1', loop, 'It is checked: 1 finding.'],
    [
      '/src/main.ts',
      `${loop}const a = (;\n`,
      'It is checked, except statements with a syntax error (line 4: Expression expected): 1 finding.',
    ],
    [
      '/src/main.ts',
      `${loop}<<<<<<< HEAD\n`,
      'It is checked, except statements with a syntax error (line 4: Merge conflict marker encountered): 1 finding.',
    ],
    ['/src/main.ts', `const a = ${'('.repeat(10_000)}`, 'Not checked, as its code is nested too deeply.'],
    ['/src/main.ts', ' '.repeat(2_000_001), 'Not checked, as it is longer than 2 million characters.'],
    ['/src/main.ts', `// @generated\n${loop}`, 'Not checked, as it says that it is generated.'],
    ['/src/main.ts', 'f(1);'.repeat(3000), 'Not checked, as it is minified.'],
    ['/src/main.ts', `${loop}${'f(1);'.repeat(3000)}`, 'Not checked, as it is minified.'],
    ['/src/main.ts', `${loop}const logo = '${'aB3+'.repeat(3000)}';`, 'It is checked: 1 finding.'],
    ['/src/main.test.ts', loop, 'Not checked, as every rule skips paths with `.test.ts`.'],
    ['/db/migrations/1.ts', loop, 'Not checked, as every rule skips paths with `/migrations/`.'],
    ['/node_modules/a/b.ts', loop, 'Not checked, as it belongs to an installed package.'],
    ['/src/types.d.ts', loop, 'Not checked, as it holds declarations, which run nothing.'],
    ['git:/src/main.ts?HEAD', loop, 'Not checked, as it is a document of `git:`: only files and untitled documents are checked.'],
    [
      'vscode-notebook-cell:/a.ipynb#1',
      loop,
      'Not checked, as it is a document of `vscode-notebook-cell:`: only files and untitled documents are checked.',
    ],
  ] as const)
    it(`${file}: ${answer}`, () => assert.equal(said(file, text), answer));

  for (const [file, answer] of [
    ['/README.md', 'Not checked, as it is neither TypeScript nor JavaScript.'],
    ['/src/App.vue', 'Not checked, as it is neither TypeScript nor JavaScript.'],
    ['untitled:Untitled-2', 'Not checked, as it is neither TypeScript nor JavaScript.'],
    ['/src/gone.ts', 'Not checked, as there is no such file.'],
  ] as const)
    it(`${file}, of which the project knows nothing: ${answer}`, () => assert.equal(said(file, '', false), answer));

  it('a file outside every folder is checked by itself', () => {
    const workspace = workspaceOf(new Map([['/main.ts', loop]]));
    assert.equal(
      standingOf({ workspace, file: '/main.ts', path: '/main.ts', rules, isLoose: true }),
      'It is checked by itself, as it lies in no folder of this window: 1 finding.',
    );
  });

  it('a drive of Windows is no scheme', () => assert.equal(said('c:/src/main.ts', loop), 'It is checked: 1 finding.'));
});
