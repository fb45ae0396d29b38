/** The reference in the sidebar, in every kind of theme. */
import assert from 'node:assert/strict';
import { eventually } from '../eventually.ts';
import * as drive from './drive.ts';
import { screenshot, useWorkbench } from './workbench.ts';

const title = 'Engineering Fundamentals';
const workspace = 'shop';

/** How the workbench says which kind of theme it wears. */
const themeClass = { dark: 'vs-dark', light: 'vs', 'high-contrast': 'hc-black' };

for (const theme of ['dark', 'light', 'high-contrast'] as const) {
  describe(`the sidebar in a ${theme} theme`, () => {
    const workbench = useWorkbench({ workspace, theme });

    it('shows the page about N+1 queries beside the code', async () => {
      await drive.openFile(workbench, 'src/orders/receipts.ts');
      await drive.openSidebar(workbench, title);
      const frame = drive.sidebarFrame(workbench);
      await frame
        .getByRole('link', { name: 'N+1 queries' })
        .or(frame.getByRole('button', { name: 'N+1 queries' }))
        .first()
        .click();
      await frame.getByRole('heading', { name: 'N+1 queries' }).first().waitFor();
      assert.ok(await workbench.page.locator(`.monaco-workbench.${themeClass[theme]}`).count(), `the workbench is ${theme}`);
      await screenshot(workbench, `sidebar-${theme}`);
    });
  });
}

describe('the command palette', () => {
  const workbench = useWorkbench({ workspace });

  it('restarts the server and shows the log', async () => {
    await drive.openFile(workbench, 'src/orders/receipts.ts');
    await drive.seeSquiggle(workbench, 'prisma.customer.findUnique');
    await drive.runCommand(workbench, `${title}: Restart Server`);
    await drive.seeSquiggle(workbench, 'prisma.customer.findUnique');
    // While the workbench is still starting, VS Code may drop the request to show an output channel.
    await eventually('the log is shown', async () => {
      await drive.runCommand(workbench, `${title}: Show Log`);
      await workbench.page.locator('.part.panel .monaco-editor').first().waitFor({ timeout: 10_000 });
      return true;
    });
    await screenshot(workbench, 'log');
  });
});
