/** A query in a loop, as a person meets it: underlined, explained, fixed, undone. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as drive from './drive.ts';
import { crashAndSeeRestart } from './processes.ts';
import { screenshot, useWorkbench } from './workbench.ts';

const file = 'src/orders/receipts.ts';
const query = 'prisma.customer.findUnique';

describe('a query in a loop', () => {
  const workbench = useWorkbench({ workspace: 'shop' });

  it('is underlined', async () => {
    await drive.openFile(workbench, file);
    await drive.seeSquiggle(workbench, query);
    await screenshot(workbench, 'squiggle');
  });

  it('is explained by the hover, which names the rule', async () => {
    const text = await drive.hover(workbench, query, 'no-query-in-loop');
    assert.match(text, /runs once per `order` of `orders`: 200 orders cost 200 queries/);
    assert.match(text, /fundamentals/);
    assert.match(text, /receipts\.ts\(9, \d+\): the loop goes over `orders`/);
    await screenshot(workbench, 'hover');
  });

  it('is fixed from the lightbulb, and one undo brings the file back', async () => {
    const original = readFileSync(join(workbench.folder, file), 'utf8');
    await drive.clickText(workbench, query);
    await drive.seeLightbulb(workbench);
    await drive.quickFixes(workbench, 'Load ');
    await screenshot(workbench, 'quick-fixes');
    await workbench.page.keyboard.press('Escape');
    await drive.applyQuickFix(workbench, 'Load ');
    await drive.seeNoSquiggle(workbench);
    await screenshot(workbench, 'fixed');
    assert.notEqual(await drive.save(workbench, file), original);
    await drive.undo(workbench);
    await drive.seeSquiggle(workbench, query);
    assert.equal(await drive.save(workbench, file), original);
  });

  it('is reached and fixed by keyboard alone', async () => {
    await drive.openFile(workbench, file);
    await drive.findText(workbench, query);
    await drive.quickFixes(workbench, 'Load ');
    await workbench.page.keyboard.press('Enter');
    await drive.seeNoSquiggle(workbench);
    await drive.undo(workbench);
    await drive.seeSquiggle(workbench, query);
  });

  it('comes back after the language server has crashed', async () => {
    await crashAndSeeRestart(workbench, 'dist/server.cjs');
    await drive.seeNotification(workbench, 'crashed and is being restarted');
    await workbench.page.keyboard.press('Escape');
    await drive.clickText(workbench, query);
    await drive.seeSquiggle(workbench, query);
    await drive.applyQuickFix(workbench, 'Load ');
    await drive.seeNoSquiggle(workbench);
  });
});

describe('a query behind functions of other files', () => {
  const workbench = useWorkbench({ workspace: 'shop' });

  it('is proven across files: the hover names every step', async () => {
    await drive.openFile(workbench, 'src/invoices/print.ts');
    await drive.seeSquiggle(workbench, 'await addressLine');
    const text = await drive.hover(workbench, 'await addressLine', 'no-query-in-loop');
    assert.match(text, /addresses\.ts\(10, \d+\): `addressLine` calls `loadAddress`/);
    assert.match(text, /addresses\.ts\(15, \d+\): `loadAddress` queries the database: `pool\.query`/);
    await screenshot(workbench, 'hover-across-files');
  });
});
