/** Living with findings, as an editor does, over the protocol. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { CodeAction, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import {
  baselineRequest,
  falseAlarmRequest,
  onlyNewNotification,
  type TurnOffChoice,
  type TurnOffParams,
  turnOffRequest,
  type WrittenBaseline,
} from '../../src/server/protocol.ts';
import { createRepository, loops } from '../repository.ts';
import { type Session, type SessionOptions, startSession, until } from './session.ts';

const path = 'src/a.ts';

describe('living with findings in an editor', () => {
  let session: Session;

  afterEach(() => session.end());

  /** A session in which a source with so many loops is open. */
  async function start(count = 1, options: SessionOptions = {}): Promise<void> {
    session = await startSession(options);
    session.write(path, loops(count));
    session.open(path, loops(count));
  }

  /** The severity of each finding, by line from 1. */
  const severities = async (): Promise<readonly string[]> =>
    (await session.items(path)).map(
      ({ range, severity }) => `${range.start.line + 1} ${['error', 'warning', 'information', 'hint'][severity! - 1]}`,
    );

  const saved = async (...paths: readonly string[]): Promise<void> => {
    const before = session.refreshes.count;
    await session.client.sendNotification('workspace/didChangeWatchedFiles', {
      changes: paths.map((one) => ({ uri: session.uri(one), type: 2 })),
    });
    await until(() => session.refreshes.count > before);
  };

  const actions = async (line = 5): Promise<readonly CodeAction[]> =>
    session.client.sendRequest('textDocument/codeAction', {
      textDocument: { uri: session.uri(path) },
      range: { start: { line, character: 12 }, end: { line, character: 12 } },
      context: { diagnostics: [] },
    });

  const act = async (title: string): Promise<CodeAction> => (await actions()).find((action) => action.title.startsWith(title))!;

  const placesToTurnOff = async (): Promise<TurnOffChoice['places']> => (await act('Turn off')).command!.arguments![0].places;

  it('settings that are saved hold at once, without a new start', async () => {
    await start();
    assert.deepEqual(await severities(), ['6 warning']);
    session.write('fundamentals.config.json', '{ "rules": { "no-query-in-loop": "error" } }');
    await saved('fundamentals.config.json');
    assert.deepEqual(await severities(), ['6 error']);
    session.write('src/package.json', '{ "fundamentals": { "exclude": ["a.ts"] } }');
    await saved('src/package.json');
    assert.deepEqual(await severities(), []);
  });

  it('settings that are wrong stand in the list of problems, and go when they are put right', async () => {
    await start();
    session.write('fundamentals.config.json', '{\n  "rulez": {}\n}');
    await saved('fundamentals.config.json');
    const uri = session.uri('fundamentals.config.json');
    await until(() => session.published.get(uri)?.length === 1);
    const [problem] = session.published.get(uri)!;
    assert.deepEqual(
      [problem!.message, problem!.range.start],
      ['there is no key `rulez`: did you mean `rules`?', { line: 1, character: 2 }],
    );
    session.write('fundamentals.config.json', '{}');
    await saved('fundamentals.config.json');
    await until(() => session.published.get(uri)?.length === 0);
  });

  it('settings above the folder of the window are watched, and hold at once', async () => {
    const above = realpathSync(mkdtempSync(join(tmpdir(), 'fundamentals-above-')));
    try {
      const folder = join(above, 'packages', 'api');
      mkdirSync(folder, { recursive: true });
      await start(1, { folder });
      await until(() => session.watched.length > 0);
      const watched = session.watched.find(({ baseUri }) => baseUri === pathToFileURL(above).toString());
      assert.match(watched?.pattern ?? '', /\bfundamentals\.config\.json\b.*\bpackage\.json\b/);
      assert.deepEqual(await severities(), ['6 warning']);
      session.write('../../fundamentals.config.json', '{ "rules": { "no-query-in-loop": "error" } }');
      await saved('../../fundamentals.config.json');
      assert.deepEqual(await severities(), ['6 error']);
    } finally {
      rmSync(above, { recursive: true });
    }
  });

  it('the editor’s own settings lie beneath those of files', async () => {
    const settings: Record<string, unknown> = { rules: { 'no-query-in-loop': 'information' }, trace: { server: 'off' }, base: '' };
    await start(1, { settings });
    assert.deepEqual(await severities(), ['6 information']);
    const before = session.refreshes.count;
    settings.rules = { 'no-query-in-loop': 'off' };
    await session.client.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await until(() => session.refreshes.count > before);
    assert.deepEqual(await severities(), []);
    session.write('fundamentals.config.json', '{ "rules": { "no-query-in-loop": "error" } }');
    await saved('fundamentals.config.json');
    assert.deepEqual(await severities(), ['6 error']);
  });

  it('a finding is ignored by a comment with the cursor in its reason', async () => {
    await start();
    const { edit } = await session.client.sendRequest<CodeAction>('codeAction/resolve', await act('Ignore on this line'));
    const [{ textDocument, edits }] = edit!.documentChanges as [TextDocumentEdit];
    assert.deepEqual(textDocument, { uri: session.uri(path), version: 1 });
    assert.deepEqual(edits, [
      {
        range: { start: { line: 5, character: 4 }, end: { line: 5, character: 4 } },
        snippet: { kind: 'snippet', value: '// fundamentals-ignore-next-line no-query-in-loop: $0\n' },
      },
    ]);
    session.edit(path, loops(1).replace('    await', '    // fundamentals-ignore-next-line no-query-in-loop: few\n    await'));
    assert.deepEqual(await severities(), []);
  });

  it('a comment that is not needed is a hint, and a fix removes it', async () => {
    await start();
    session.edit(path, '// fundamentals-ignore-file no-query-in-loop: few\nexport {};\n');
    assert.deepEqual(await severities(), ['1 hint']);
    const [action] = await actions(0);
    assert.equal(action!.title, 'Remove this comment');
    const { edit } = await session.client.sendRequest<CodeAction>('codeAction/resolve', action);
    const [{ edits }] = edit!.documentChanges as [TextDocumentEdit];
    assert.deepEqual(edits, [{ range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } }, newText: '' }]);
  });

  it('a rule is turned off in a new file for the folder, and in the one there is for the project', async () => {
    await start();
    session.write('package.json', '{\n  "name": "shop",\n  "fundamentals": {}\n}\n');
    await saved('package.json');
    const titles = (await actions()).map(({ title }) => title);
    assert.deepEqual(titles.slice(-4), [
      'Explain no-query-in-loop',
      'Ignore on this line, with a reason…',
      'Turn off no-query-in-loop…',
      'Report a false alarm…',
    ]);
    assert.deepEqual(await placesToTurnOff(), [
      { where: 'folder', settings: session.uri('src/fundamentals.config.json'), isNew: true },
      { where: 'project', settings: session.uri('package.json'), isNew: false },
      { where: 'everywhere' },
    ]);
    const edits = async (where: 'folder' | 'project'): Promise<readonly unknown[]> => {
      const params = { uri: session.uri(path), rule: 'no-query-in-loop', where } satisfies TurnOffParams;
      return (await session.client.sendRequest<WorkspaceEdit>(turnOffRequest, params)).documentChanges!;
    };
    assert.deepEqual(await edits('folder'), [
      { kind: 'create', uri: session.uri('src/fundamentals.config.json') },
      {
        textDocument: { uri: session.uri('src/fundamentals.config.json'), version: null },
        edits: [
          {
            range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
            newText: '{\n  "rules": {\n    "no-query-in-loop": "off"\n  }\n}\n',
          },
        ],
      },
    ]);
    const [change] = (await edits('project')) as [TextDocumentEdit];
    assert.equal(change.textDocument.uri, session.uri('package.json'));
  });

  it('where a file of the project speaks of a rule, only what is nearer can turn it off', async () => {
    await start();
    session.write('src/fundamentals.config.json', '{ "rules": { "no-query-in-loop": "error" } }');
    session.write('fundamentals.config.json', '{}');
    await saved('src/fundamentals.config.json', 'fundamentals.config.json');
    assert.deepEqual(await placesToTurnOff(), [{ where: 'folder', settings: session.uri('src/fundamentals.config.json'), isNew: false }]);
  });

  it('the baseline makes hints of what it knows', async () => {
    await start(3);
    assert.deepEqual(await severities(), ['6 warning', '12 warning', '18 warning']);
    const [written] = await session.client.sendRequest<WrittenBaseline[]>(baselineRequest, { prune: false });
    assert.deepEqual([written!.known, written!.added, written!.removed], [3, 3, 0]);
    writeFileSync(fileURLToPath(written!.uri), written!.text!);
    await saved('.fundamentals-baseline');
    assert.deepEqual(await severities(), ['6 hint', '12 hint', '18 hint']);
    session.edit(path, loops(4));
    assert.deepEqual(await severities(), ['6 hint', '12 hint', '18 hint', '24 warning']);
    session.edit(path, loops(2));
    const [pruned] = await session.client.sendRequest<WrittenBaseline[]>(baselineRequest, { prune: true });
    assert.deepEqual([pruned!.known, pruned!.added, pruned!.removed], [2, 0, 1]);
  });

  it('a baseline is offered once, where open files hold many findings and none is there', async () => {
    await start(9);
    await session.items(path);
    assert.deepEqual(session.offers, []);
    session.edit(path, loops(10));
    await session.items(path);
    session.edit(path, loops(20));
    await session.items(path);
    await until(() => session.offers.length > 0);
    assert.deepEqual(session.offers, [10]);
  });

  it('only what is new, unsaved changes included, until that is taken back', async () => {
    const repository = createRepository();
    repository.write(path, loops(3));
    repository.commit();
    session = await startSession({ onlyNew: true, settings: {}, folder: repository.folder, isTrusted: true });
    session.open(path, loops(3));
    // The first answer waits for git no longer than a moment: where that is slow, what it says is said again.
    for (let tries = 0; tries < 300 && (await severities()).length; tries++) await new Promise((resolve) => setTimeout(resolve, 100));
    assert.deepEqual(await severities(), []);
    session.edit(path, `// moved\n${loops(3).replace('select 1', 'select 100')}`);
    assert.deepEqual(await severities(), ['13 warning']);
    repository.write(path, `// moved\n${loops(3).replace('select 1', 'select 100')}`);
    await saved(path);
    assert.deepEqual(await severities(), ['13 warning']);
    const before = session.refreshes.count;
    await session.client.sendNotification(onlyNewNotification, { onlyNew: false });
    await until(() => session.refreshes.count > before);
    assert.deepEqual(await severities(), ['7 warning', '13 warning', '19 warning']);
  });

  it('in a workspace that nobody trusts git is not asked: everything is shown, and why', async () => {
    await start(1, { onlyNew: true });
    assert.deepEqual(await severities(), ['6 warning']);
    await until(() => session.messages.length > 0);
    assert.match(session.messages[0]!, /git is not asked in a workspace that you do not trust/);
  });

  it('a false alarm is reported without a name of the project', async () => {
    await start();
    await session.items(path);
    const position = { line: 5, character: 12 };
    const text = await session.client.sendRequest<string>(falseAlarmRequest, {
      uri: session.uri(path),
      position,
      versions: { Editor: '1.2.3' },
    });
    assert.match(text, /^# False alarm: `no-query-in-loop`\n/);
    assert.match(text, /- Editor 1\.2\.3\n/);
    assert.match(text, /1\. the loop goes over `…` \(the same file, `\.ts`\)/);
    assert.doesNotMatch(text, /ids|db|a\.ts|select/);
    assert.equal(
      await session.client.sendRequest(falseAlarmRequest, { uri: session.uri(path), position: { line: 0, character: 0 }, versions: {} }),
      null,
    );
  });
});
