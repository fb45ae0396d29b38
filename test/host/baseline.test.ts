import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { analyze } from '../../src/engine/analyze.ts';
import { Workspace } from '../../src/engine/workspace.ts';
import { fileFacts } from '../../src/facts/index.ts';
import { shapes } from '../../src/facts/shapes.ts';
import { automaticBase, type Base, baseOf, openBaseline } from '../../src/host/baseline.ts';
import { workTreeRoot } from '../../src/host/git.ts';
import { createNodeHost } from '../../src/host/node.ts';
import { noBreakingFieldChange } from '../../src/rules/no-breaking-field-change.ts';

const sent = (field: string): string => `app.get('/users', (req, res) => res.json({ id: 1, ${field}: load(1) }));\n`;

describe('the baseline', () => {
  let root: string;

  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'fundamentals-baseline-')));
    git('init', '-q', '-b', 'main');
    write('users.ts', sent('name'));
    write('other.ts', 'export const other = { a: 1 };\n');
    commit('first');
  });

  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('is where the branch began: what main did since is no change of the branch', () => {
    git('checkout', '-qb', 'feature');
    git('checkout', '-q', 'main');
    write('users.ts', sent('other'));
    commit('main goes on');
    git('checkout', '-q', 'feature');
    assert.deepEqual(said('main'), []);
    write('users.ts', sent('title'));
    assert.deepEqual(said('main'), ['`name` was renamed to `title`']);
    commit('renamed');
    assert.deepEqual(said('main'), ['`name` was renamed to `title`'], 'a commit does not silence it');
  });

  it('follows files that were moved', () => {
    const others = 'export const limit = 20;\nexport const offset = 0;\nexport const order = "asc";\n';
    write('users.ts', others + sent('name'));
    commit('longer');
    git('mv', 'users.ts', 'people.ts');
    write('people.ts', others + sent('title'));
    git('add', '-A');
    assert.deepEqual(said('HEAD', 'people.ts'), ['`name` was renamed to `title`']);
  });

  it('shares the facts of what did not change, and parses only what did', () => {
    write('users.ts', sent('title'));
    const { workspace, baseline } = compared(baseOf(root, 'main')!);
    const file = join(root, 'other.ts');
    workspace.facts.of(shapes, file);
    const { parses } = workspace.counts;
    assert.deepEqual(baseline.facts.of(shapes, file), workspace.facts.of(shapes, file));
    assert.equal(workspace.counts.parses, parses);
    assert.equal(baseline.read(file), workspace.read(file));
  });

  it('chooses the base branch: the remote’s, else main, on main the last tag or HEAD', () => {
    assert.equal(automaticBase(root)?.ref, 'HEAD');
    git('tag', 'v1');
    write('users.ts', sent('title'));
    commit('second');
    assert.equal(automaticBase(root)?.ref, 'v1');
    assert.deepEqual(said(automaticBase(root)!), ['`name` was renamed to `title`']);
    git('checkout', '-qb', 'feature');
    assert.equal(automaticBase(root)?.ref, 'main');
    git('update-ref', 'refs/remotes/origin/trunk', 'v1');
    git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/trunk');
    assert.equal(automaticBase(root)?.ref, 'origin/trunk');
  });

  it('is none without commits, without such a commit and without git', () => {
    const empty = join(root, 'empty');
    mkdirSync(empty);
    git('-C', empty, 'init', '-q');
    assert.equal(automaticBase(empty), undefined);
    assert.equal(baseOf(root, 'nowhere'), undefined);
    assert.equal(baseOf(root, '--output=/tmp/x'), undefined, 'an option is no revision');
    rmSync(join(root, '.git'), { recursive: true });
    assert.equal(workTreeRoot(root), undefined);
    assert.equal(automaticBase(root), undefined);
  });

  it('is the revision itself in a shallow clone that lacks the merge base', () => {
    git('checkout', '-qb', 'feature');
    write('other.ts', 'export const other = { a: 2 };\n');
    commit('second');
    const clone = join(root, 'clone');
    git('clone', '-q', '--depth', '1', '--no-single-branch', `file://${root}`, clone);
    write('clone/users.ts', sent('title'));
    assert.deepEqual(said('origin/main', 'users.ts', clone), ['`name` was renamed to `title`']);
  });

  it('works on a detached HEAD, in a linked worktree and in the middle of a merge', () => {
    git('checkout', '-q', '--detach');
    write('users.ts', sent('title'));
    assert.deepEqual(said('main'), ['`name` was renamed to `title`']);
    git('checkout', '-q', '.');
    git('worktree', 'add', '-q', '-b', 'linked', join(root, 'linked'));
    write('linked/users.ts', sent('title'));
    assert.deepEqual(said('main', 'users.ts', join(root, 'linked')), ['`name` was renamed to `title`']);
    git('checkout', '-q', '-b', 'left');
    write('users.ts', sent('title'));
    commit('left');
    git('checkout', '-q', 'main');
    write('users.ts', sent('label'));
    commit('right');
    assert.throws(() => git('merge', '-q', 'left'), 'a conflict');
    write('users.ts', sent('title'));
    assert.deepEqual(said('left~'), ['`name` was renamed to `title`']);
  });

  it('says nothing about files of a submodule, which have a history of their own', () => {
    const library = join(root, 'library');
    mkdirSync(library);
    git('-C', library, 'init', '-q');
    write('library/users.ts', sent('name'));
    git('-C', library, 'add', '-A');
    git('-C', library, '-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '-qm', 'first');
    git('add', 'library');
    commit('with a submodule');
    write('library/users.ts', sent('title'));
    assert.deepEqual(said('main', 'library/users.ts'), []);
  });

  it('is found through GIT_DIR and GIT_WORK_TREE', () => {
    write('users.ts', sent('title'));
    const elsewhere = `${root}-git`;
    renameSync(join(root, '.git'), elsewhere);
    Object.assign(process.env, { GIT_DIR: elsewhere, GIT_WORK_TREE: root });
    try {
      assert.deepEqual(said('main'), ['`name` was renamed to `title`']);
    } finally {
      delete process.env.GIT_DIR;
      delete process.env.GIT_WORK_TREE;
      rmSync(elsewhere, { recursive: true });
    }
  });

  it('follows moves by the index that GIT_INDEX_FILE names', () => {
    const others = 'export const limit = 20;\nexport const offset = 0;\nexport const order = "asc";\n';
    write('users.ts', others + sent('name'));
    commit('longer');
    renameSync(join(root, 'users.ts'), join(root, 'people.ts'));
    write('people.ts', others + sent('title'));
    assert.deepEqual(said('HEAD', 'people.ts'), [], 'nobody says yet that it moved');
    process.env.GIT_INDEX_FILE = join(root, '.git', 'other-index');
    try {
      git('add', '--all');
      assert.deepEqual(said('HEAD', 'people.ts'), ['`name` was renamed to `title`']);
    } finally {
      delete process.env.GIT_INDEX_FILE;
    }
    assert.deepEqual(said('HEAD', 'people.ts'), [], 'the index of the repository is as it was');
  });

  it('runs nothing that the repository configures', () => {
    const program = join(root, 'program.sh');
    write('program.sh', `#!/bin/sh\ntouch ${root}/was-run\n`);
    chmodSync(program, 0o755);
    write('.gitattributes', '*.ts filter=evil diff=evil\n');
    for (const key of [
      'core.fsmonitor',
      'filter.evil.clean',
      'filter.evil.smudge',
      'diff.evil.command',
      'diff.evil.textconv',
      'core.sshCommand',
    ]) {
      git('config', key, program);
    }
    write('users.ts', sent('title'));
    assert.deepEqual(said('main'), ['`name` was renamed to `title`']);
    assert.ok(!existsSync(join(root, 'was-run')));
  });

  function said(base: string | Base, name = 'users.ts', folder = root): readonly string[] {
    const found = typeof base === 'string' ? baseOf(folder, base) : base;
    assert.ok(found, 'there is such a commit');
    const { workspace } = compared(found, folder);
    return analyze(workspace, join(folder, name), [noBreakingFieldChange]).map(({ message }) => message.split(' in the response')[0]!);
  }

  function compared(base: Base, folder = root) {
    const workspace = new Workspace(createNodeHost(folder), fileFacts);
    const baseline = openBaseline(folder, base, workspace, fileFacts);
    workspace.setBaseline(baseline);
    return { workspace, baseline };
  }

  function git(...args: string[]): void {
    execFileSync('git', args, { cwd: root, stdio: 'pipe' });
  }

  function commit(message: string): void {
    git('add', '-A');
    git('-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '-qm', message);
  }

  function write(name: string, text: string): void {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
});
