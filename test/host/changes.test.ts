import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { type TextsBefore, textsSince, textsSinceLater } from '../../src/host/changes.ts';
import { createRepository, type Repository } from '../repository.ts';

describe('what has changed since a branch', () => {
  let repository: Repository;

  beforeEach(() => {
    repository = createRepository();
    repository.write('src/a.ts', 'a1\n');
    repository.write('src/b.ts', 'b1\n');
    repository.write('README.md', 'x');
    repository.commit();
    repository.git('switch', '--quiet', '--create', 'work');
  });

  afterEach(() => repository.remove());

  const shown = (before: TextsBefore | string): unknown =>
    typeof before === 'string'
      ? before
      : Object.fromEntries([...before].map(([file, text]) => [file.slice(repository.folder.length + 1), text]));

  const since = (ref?: string): unknown => shown(textsSince(repository.folder, ref));

  it('is what was committed, staged, saved and added, as it was where both parted', async () => {
    repository.write('src/a.ts', 'a2\n');
    repository.commit();
    repository.write('src/b.ts', 'b2\n');
    repository.git('add', 'src/b.ts');
    repository.write('src/b.ts', 'b3\n');
    repository.write('src/new ü.ts', 'new\n');
    repository.write('README.md', 'y');
    const expected = { 'src/a.ts': 'a1\n', 'src/b.ts': 'b1\n', 'src/new ü.ts': null };
    assert.deepEqual(since('main'), expected);
    assert.deepEqual(shown(await textsSinceLater(repository.folder, 'main')), expected);
  });

  it('is nothing of what the other branch has done since', () => {
    repository.git('switch', '--quiet', 'main');
    repository.write('src/a.ts', 'main\n');
    repository.commit();
    repository.git('switch', '--quiet', 'work');
    assert.deepEqual(since('main'), {});
  });

  it('follows a file that was moved and keeps its name', () => {
    repository.git('mv', 'src/a.ts', 'a.ts');
    repository.write('a.ts', 'a2\n');
    assert.deepEqual(since('main'), { 'a.ts': 'a1\n', 'src/a.ts': 'a1\n' });
  });

  it('is told of a folder inside a repository', () => {
    repository.write('src/a.ts', 'a2\n');
    const before = textsSince(`${repository.folder}/src`, 'main') as TextsBefore;
    assert.deepEqual([...before], [[`${repository.folder}/src/a.ts`, 'a1\n']]);
  });

  it('without a name is compared with the main branch', () => {
    repository.write('src/a.ts', 'a2\n');
    assert.deepEqual(since(), { 'src/a.ts': 'a1\n' });
    repository.git('branch', '--move', 'main', 'trunk');
    assert.match(String(since()), /no main branch/);
  });

  it('says what git does not know', () => {
    assert.equal(since('nope'), "git knows no 'nope' here");
    assert.equal(since('--output=x'), "git knows no '--output=x' here");
    repository.git('switch', '--quiet', '--orphan', 'other');
    repository.write('c.ts', 'c');
    repository.commit();
    assert.equal(since('main'), "'main' and HEAD have no commit in common");
  });

  it('runs nothing that the repository configures', () => {
    for (const [key, name] of [
      ['filter.x.clean', 'clean'],
      ['filter.x.smudge', 'smudge'],
      ['filter.x.process', 'process'],
      ['diff.x.textconv', 'textconv'],
      ['diff.x.command', 'command'],
      ['diff.external', 'external'],
      ['core.fsmonitor', 'fsmonitor'],
    ] as const)
      repository.git('config', key, `touch ${repository.folder}/ran-${name}; cat`);
    repository.write('.gitattributes', '*.ts filter=x diff=x\n');
    repository.write('src/a.ts', 'a2\n');
    repository.write('src/b.ts', 'b1\n');
    assert.deepEqual((since('main') as Record<string, string>)['src/a.ts'], 'a1\n');
    for (const name of ['clean', 'smudge', 'process', 'textconv', 'command', 'external', 'fsmonitor'])
      assert.ok(!existsSync(`${repository.folder}/ran-${name}`), name);
  });
});
