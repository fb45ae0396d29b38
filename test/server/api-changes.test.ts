import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { repositoryChanged } from '../../src/server/protocol.ts';
import { type Session, startSession, until } from './session.ts';

const sent = (field: string): string => `app.get('/users', (req, res) => res.json({ id: 1, ${field}: load(1) }));\n`;

describe('an API that is edited', () => {
  let session: Session;

  beforeEach(async () => {
    session = await startSession({ comparesApi: true });
    git('init', '-q', '-b', 'main');
    session.write('users.ts', sent('name'));
    commit('first');
    git('checkout', '-qb', 'feature');
    session.client.sendNotification(repositoryChanged);
  });

  afterEach(() => session.end());

  it('is compared with the base branch while it is typed, kept with the fix, and after a commit still', async () => {
    session.open('users.ts', sent('name'));
    assert.deepEqual(await said(), []);
    session.edit('users.ts', sent('title'));
    assert.deepEqual(await said(), ['no-breaking-field-change']);
    session.write('users.ts', sent('title'));
    commit('renamed');
    session.client.sendNotification(repositoryChanged);
    assert.deepEqual(await said(), ['no-breaking-field-change']);
    session.edit('users.ts', sent('name'));
    assert.deepEqual(await said(), []);
  });

  it('is compared anew when the base moves, and the editor asked to pull', async () => {
    session.open('users.ts', sent('title'));
    assert.deepEqual(await said(), ['no-breaking-field-change']);
    session.write('users.ts', sent('title'));
    commit('renamed');
    git('branch', '-f', 'main', 'HEAD');
    const { count } = session.refreshes;
    session.client.sendNotification(repositoryChanged);
    await until(() => session.refreshes.count > count);
    assert.deepEqual(await said(), []);
  });

  it('is compared with the base of the settings, from the moment they are saved', async () => {
    session.write('users.ts', sent('title'));
    commit('renamed');
    git('tag', 'published');
    session.client.sendNotification(repositoryChanged);
    session.open('users.ts', sent('title'));
    assert.deepEqual(await said(), ['no-breaking-field-change']);
    session.write('fundamentals.config.json', '{ "base": "published" }');
    const changes = [{ uri: session.uri('fundamentals.config.json'), type: 1 }];
    await session.client.sendNotification('workspace/didChangeWatchedFiles', { changes });
    assert.deepEqual(await said(), []);
  });

  async function said(): Promise<readonly unknown[]> {
    return (await session.items('users.ts')).map(({ code }) => code);
  }

  function git(...args: string[]): void {
    execFileSync('git', args, { cwd: session.path(''), stdio: 'pipe' });
  }

  function commit(message: string): void {
    git('add', '-A');
    git('-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '-qm', message);
  }
});

describe('a workspace that is not trusted', () => {
  it('is compared with nothing, as git is not called', async () => {
    const session = await startSession({ comparesApi: true, isTrusted: false });
    execFileSync('git', ['init', '-q'], { cwd: session.path('') });
    session.write('users.ts', sent('name'));
    execFileSync('git', ['add', '-A'], { cwd: session.path('') });
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '-qm', 'first'], { cwd: session.path('') });
    session.client.sendNotification(repositoryChanged);
    session.open('users.ts', sent('title'));
    assert.deepEqual(await session.items('users.ts'), []);
    await session.end();
  });
});
