/** The packaged extension, installed as a user would. Run by host/package.mjs, which names the package. */
import assert from 'node:assert/strict';
import * as drive from '../ui/drive.ts';
import { screenshot, useWorkbench } from '../ui/workbench.ts';

describe('the packaged extension', () => {
  const vsix = process.env.EDITOR_TEST_VSIX;
  assert.ok(vsix, 'EDITOR_TEST_VSIX names the package');
  const workbench = useWorkbench({ workspace: 'shop', vsix });

  it('is activated by a TypeScript file and finds the query in the loop', async () => {
    await drive.openFile(workbench, 'src/orders/receipts.ts');
    await drive.seeSquiggle(workbench, 'prisma.customer.findUnique');
    await drive.hover(workbench, 'prisma.customer.findUnique', 'no-query-in-loop');
    await screenshot(workbench, 'packaged');
  });
});
