import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import type { Diagnostic } from 'vscode-languageserver/node';
import { repositoryChanged } from '../../src/server/protocol.ts';
import { contractText } from '../fixture.ts';
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

describe('an API that is compared with a snapshot', () => {
  let session: Session;

  beforeEach(async () => {
    session = await startSession({ isTrusted: false });
    session.write('users.ts', sent('name'));
  });

  afterEach(() => session.end());

  it('needs neither git nor trust, and is compared anew when that is written again', async () => {
    session.write('api-contract.json', written(sent('name')));
    session.write('fundamentals.config.json', '{ "base": "api-contract.json" }');
    await changed('fundamentals.config.json', 'api-contract.json');
    session.open('users.ts', sent('name'));
    assert.deepEqual(await said(), []);
    session.edit('users.ts', sent('title'));
    const [finding] = await session.items('users.ts');
    assert.match(String(finding!.message), /`name` was removed from the response of GET \/users/);
    assert.equal(finding!.relatedInformation?.[0]?.location.uri, session.uri('api-contract.json'));
    const { count } = session.refreshes;
    session.write('api-contract.json', written(sent('title')));
    await changed('api-contract.json');
    await until(() => session.refreshes.count > count);
    assert.deepEqual(await said(), []);
  });

  it('says where settings name one that is not there, and where one cannot be read', async () => {
    session.write('fundamentals.config.json', '{ "base": "api-contract.json" }');
    await changed('fundamentals.config.json');
    await until(() => problems('fundamentals.config.json').length === 1);
    const [missing] = problems('fundamentals.config.json');
    assert.match(String(missing!.message), /there is no file 'api-contract\.json': `fundamentals contract write` makes it/);
    assert.deepEqual(missing!.range.start, { line: 0, character: 10 });
    session.write('api-contract.json', '{\n  "version": 1,\n  "shapes": {}\n}');
    await changed('api-contract.json');
    await until(() => problems('api-contract.json').length === 1);
    const [old] = problems('api-contract.json');
    assert.match(String(old!.message), /version 1 of a contract/);
    assert.equal(old!.range.start.line, 1);
    assert.deepEqual(problems('fundamentals.config.json'), []);
    session.write('api-contract.json', written(sent('name')));
    await changed('api-contract.json');
    await until(() => problems('api-contract.json').length === 0);
  });

  function problems(file: string): readonly Diagnostic[] {
    return session.published.get(session.uri(file)) ?? [];
  }

  async function changed(...files: readonly string[]): Promise<void> {
    const changes = files.map((file) => ({ uri: session.uri(file), type: 2 }));
    await session.client.sendNotification('workspace/didChangeWatchedFiles', { changes });
  }

  async function said(): Promise<readonly unknown[]> {
    return (await session.items('users.ts')).map(({ code }) => code);
  }
});

function written(text: string): string {
  return contractText(new Map([['/users.ts', text]]));
}

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
