/** An outbox in a project: offered as it would be, looked at before it is written, taken back at once. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../eventually.ts';
import * as drive from './drive.ts';
import { screenshot, useWorkbench } from './workbench.ts';

const command = 'Engineering Fundamentals: Scaffold a Transactional Outbox…';

describe('an outbox is scaffolded', () => {
  const workbench = useWorkbench({ workspace: 'shop' });
  const isThere = (path: string): boolean => existsSync(join(workbench.folder, path));

  it('as it was read off the project, and nothing is written where the preview is discarded', async () => {
    await drive.openFile(workbench, 'src/db/prisma.ts');
    await drive.runCommand(workbench, command);
    await workbench.page.getByText('Show what would be written').waitFor();
    await screenshot(workbench, 'scaffold-choices');
    const entries = await drive.pick(workbench, 'Show what would be written');
    assert.ok(entries.includes('Database tool: prisma') && entries.includes('Folder: src/outbox'), entries.join('\n'));
    await workbench.page.getByText('Refactor Preview').first().waitFor();
    await screenshot(workbench, 'scaffold-preview');
    await drive.answerPreview(workbench, 'Discard');
    assert.equal(isThere('src/outbox'), false);
  });

  it('is written when the preview is applied, and what comes next is open', async () => {
    await drive.runCommand(workbench, command);
    await drive.pick(workbench, 'Show what would be written');
    await drive.answerPreview(workbench, 'Apply');
    await drive.seeText(workbench, "'order.placed'");
    await screenshot(workbench, 'scaffold-done');
    assert.ok(isThere('src/outbox/relay.ts') && isThere('src/outbox/README.md'));
    await drive.seeNotification(workbench, 'Next: 1. ');
  });

  it('is not written twice', async () => {
    const before = readFileSync(join(workbench.folder, 'src/outbox/handlers.ts'), 'utf8');
    await drive.runCommand(workbench, command);
    await drive.seeNotification(workbench, 'The outbox is there already: nothing was written.');
    assert.equal(readFileSync(join(workbench.folder, 'src/outbox/handlers.ts'), 'utf8'), before);
  });

  it('is gone after one undo', async () => {
    await drive.openFile(workbench, 'src/outbox/events.ts');
    await drive.clickText(workbench, 'order.placed');
    await drive.undo(workbench);
    await screenshot(workbench, 'scaffold-undo');
    const button = workbench.page.locator('.monaco-dialog-box .monaco-button', { hasText: /Undo in \d+ Files/ });
    if (await button.count()) await button.click();
    await eventually('nothing is left of it', async () => !isThere('src/outbox/relay.ts') || undefined);
  });
});
