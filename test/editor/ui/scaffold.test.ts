/** An outbox in a project: offered as it would be, looked at before it is written, taken back at once. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../eventually.ts';
import * as drive from './drive.ts';
import { screenshot, useWorkbench } from './workbench.ts';

const outbox = 'Engineering Fundamentals: Scaffold a Transactional Outbox…';
const expandContract = 'Engineering Fundamentals: Scaffold an Expand-Contract Migration…';

describe('an outbox is scaffolded', () => {
  const workbench = useWorkbench({ workspace: 'shop' });
  /** Runs the command. What it asks may be there before the palette is seen to be gone. */
  async function begin(command = outbox): Promise<void> {
    await drive.press(workbench, 'F1');
    await workbench.page.locator('.quick-input-widget:visible input').fill(`>${command}`);
    await workbench.page
      .locator('.quick-input-list .monaco-list-row.focused', { has: workbench.page.getByText(command, { exact: true }) })
      .waitFor();
    await drive.press(workbench, 'Enter');
  }

  const isThere = (path: string): boolean => existsSync(join(workbench.folder, path));

  it('as it was read off the project, and nothing is written where the preview is discarded', async () => {
    await drive.openFile(workbench, 'src/db/prisma.ts');
    await begin();
    await workbench.page.getByText('Show what would be written').waitFor();
    await screenshot(workbench, 'scaffold-choices');
    const entries = await drive.pick(workbench, 'Show what would be written');
    assert.ok(entries.includes('Database tool: prisma') && entries.includes('Folder: src/outbox'), entries.join('\n'));
    await workbench.page.getByText('Refactor Preview').first().waitFor();
    await screenshot(workbench, 'scaffold-preview');
    await drive.answerPreview(workbench, 'Discard');
    assert.equal(isThere('src/outbox'), false);
  });

  it('is not made of what cannot be: that is said, and asked again', async () => {
    await begin();
    const input = workbench.page.locator('.quick-input-widget:visible .quick-input-box input');
    await workbench.page.getByText('Show what would be written').waitFor();
    await input.fill('First event');
    await drive.press(workbench, 'Enter');
    await workbench.page.getByText('in the past tense').waitFor();
    await input.fill('Order Placed');
    await drive.press(workbench, 'Enter');
    await workbench.page.getByText('Show what would be written').waitFor();
    await workbench.page.keyboard.press('Escape');
    await drive.seeNotification(workbench, "'Order Placed' is no name of an event");
    assert.equal(isThere('src/outbox'), false);
  });

  it('is written when the preview is applied, and what comes next is open', async () => {
    await begin();
    await drive.pick(workbench, 'Show what would be written');
    await drive.answerPreview(workbench, 'Apply');
    await drive.seeText(workbench, "'order.placed'");
    await screenshot(workbench, 'scaffold-done');
    assert.ok(isThere('src/outbox/relay.ts') && isThere('src/outbox/README.md'));
    await drive.seeNotification(workbench, 'Next: 1. ');
  });

  it('is not written twice', async () => {
    const before = readFileSync(join(workbench.folder, 'src/outbox/handlers.ts'), 'utf8');
    await begin();
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

  /** Chooses an entry where another question follows at once. */
  async function choose(label: string): Promise<void> {
    await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: label }).first().waitFor();
    await workbench.page.locator('.quick-input-widget:visible .quick-input-box input').fill(label);
    await drive.press(workbench, 'Enter');
  }

  /** Says which column gets which name. */
  async function rename(): Promise<void> {
    await begin(expandContract);
    await workbench.page.getByPlaceholder('Which column is changed').waitFor();
    await screenshot(workbench, 'scaffold-column');
    await choose('customers.name');
    await workbench.page.getByPlaceholder('What happens to the column').waitFor();
    await screenshot(workbench, 'scaffold-change');
    await choose('rename');
    await workbench.page.getByText('What the column is to be called').first().waitFor();
    await workbench.page.locator('.quick-input-widget:visible .quick-input-box input').fill('full_name');
    await drive.press(workbench, 'Enter');
  }

  it('gives way to another scaffold, which asks what nobody can know', async () => {
    await drive.openFile(workbench, 'src/db/prisma.ts');
    await rename();
    await workbench.page.getByText('Show what would be written').waitFor();
    await screenshot(workbench, 'scaffold-step');
    const entries = await drive.pick(workbench, 'Show what would be written');
    // Rows of a list that was there before may say more.
    for (const entry of ['Step: expand', 'Type: text'])
      assert.ok(
        entries.some((each) => each.startsWith(entry)),
        entries.join('\n'),
      );
    await workbench.page.getByText('Refactor Preview').first().waitFor();
    await screenshot(workbench, 'scaffold-step-preview');
    await drive.answerPreview(workbench, 'Apply');
    await drive.seeText(workbench, 'ADD COLUMN full_name text');
    await screenshot(workbench, 'scaffold-step-done');
    assert.ok(isThere('src/expand-contract/customers-name-to-full_name/backfill.ts'));
  });

  it('goes on with the next step', async () => {
    await rename();
    await choose('Step');
    await choose('contract');
    await workbench.page.getByText('contract_customers_name').first().waitFor();
    await screenshot(workbench, 'scaffold-next-step');
    await workbench.page.keyboard.press('Escape');
  });
});
