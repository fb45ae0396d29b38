/** What other extensions and the editor itself see of ours, through the API of VS Code. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../eventually.ts';

const id = 'engineering-fundamentals.engineering-fundamentals';

describe('the extension in the extension host', () => {
  let document: vscode.TextDocument;

  before(async () => {
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder, 'a workspace is open');
    document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, 'src', 'orders', 'receipts.ts'));
    await vscode.window.showTextDocument(document);
  });

  it('is activated by a TypeScript file', async () => {
    await eventually('the extension is active', async () => vscode.extensions.getExtension(id)?.isActive);
  });

  it('reports the query in the loop with its rule, its page and the path that proves it', async () => {
    const finding = await findingIn(document);
    assert.equal(finding.severity, vscode.DiagnosticSeverity.Warning);
    assert.ok(typeof finding.code === 'object');
    assert.equal(finding.code.value, 'no-query-in-loop');
    assert.match(document.getText(finding.range), /findUnique/);
    assert.ok(finding.relatedInformation && finding.relatedInformation.length > 0, 'related information says how it knows');
  });

  it('answers why a file is not checked, for whatever the active tab shows', async () => {
    const why = () => vscode.commands.executeCommand<string>('fundamentals.why');
    await vscode.window.showTextDocument(document);
    assert.equal(await why(), 'It is checked: 1 finding.');
    await vscode.window.showTextDocument(vscode.Uri.joinPath(document.uri, '../../../package.json'));
    assert.equal(await why(), 'Not checked, as it is neither TypeScript nor JavaScript.');
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'typescript', content: 'const a = (;' }));
    assert.match(await why(), /^It is checked by itself, .* except statements with a syntax error \(line 1: Expression expected\)/);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.window.showTextDocument(document);
  });

  it('offers a quick fix that leaves no finding and that one undo takes back', async () => {
    const original = document.getText();
    await applyFix(document);
    await eventually('no finding is left', async () => ours(document).length === 0);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), original);
    await findingIn(document);
  });

  it('offers a quick fix whose result compiles', async () => {
    await applyFix(document);
    // TypeScript does not say when it has checked the new text. An error of our own at the end says it: all errors of a text come together.
    const probe = new vscode.WorkspaceEdit();
    probe.insert(document.uri, document.lineAt(document.lineCount - 1).range.end, "\nexport const probe: number = '';\n");
    await vscode.workspace.applyEdit(probe);
    const isProbe = ({ range }: vscode.Diagnostic) => document.lineAt(range.start).text.includes('probe');
    await eventually('TypeScript has checked the new text', async () => errorsIn(document).some(isProbe));
    const messages = errorsIn(document).filter((error) => !isProbe(error));
    assert.deepEqual(
      messages.map(({ message }) => message),
      [],
    );
  });

  it('opens a sample with a finding that can be fixed, without a project', async () => {
    await vscode.commands.executeCommand('fundamentals.openSample');
    const sample = vscode.window.activeTextEditor!.document;
    assert.ok(sample.isUntitled);
    await applyFix(sample);
    await eventually('no finding is left', async () => ours(sample).length === 0);
    assert.match(sample.getText(), /customerById\.get/);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('registers its commands', async () => {
    const commands = await vscode.commands.getCommands(true);
    for (const command of ['fundamentals.restartServer', 'fundamentals.showLog', 'fundamentals.why'])
      assert.ok(commands.includes(command), command);
  });
});

const ours = ({ uri }: vscode.TextDocument) => vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'fundamentals');

const findingIn = (document: vscode.TextDocument) => eventually('there is a finding', async () => ours(document)[0]);

const errorsIn = ({ uri }: vscode.TextDocument) =>
  vscode.languages.getDiagnostics(uri).filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);

/** Applies the fix whose title starts with 'Load '. */
async function applyFix(document: vscode.TextDocument): Promise<void> {
  const { range } = await findingIn(document);
  const fix = await eventually('a fix is offered', async () => {
    const kind = vscode.CodeActionKind.QuickFix.value;
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
      kind,
      20,
    );
    return actions.find(({ title }) => title.startsWith('Load '));
  });
  assert.ok(fix.edit && (await vscode.workspace.applyEdit(fix.edit)));
  if (fix.command) await vscode.commands.executeCommand(fix.command.command, ...(fix.command.arguments ?? []));
}
