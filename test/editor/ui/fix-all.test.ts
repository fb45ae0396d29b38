/** A fix is looked at before it is taken; all that is safe in a file is fixed at once, and one undo takes that back. */
import assert from 'node:assert/strict';
import * as drive from './drive.ts';
import { screenshot, useWorkbench } from './workbench.ts';

const file = 'src/orders/names.ts';
const text = `import { prisma } from '../db/prisma';

export async function namesOf(orders: { customerId: number }[]) {
  const names: string[] = [];
  for (const order of orders) {
    const customer = await prisma.customer.findUnique({ where: { id: order.customerId } });
    names.push(customer?.name ?? 'guest');
  }
  return names;
}

export async function emailsOf(ids: number[]) {
  const emails: string[] = [];
  for (const id of ids) {
    const buyer = await prisma.customer.findUnique({ where: { id } });
    emails.push(buyer?.email ?? '');
  }
  return emails;
}
`;

describe('two queries in loops of one file', () => {
  const workbench = useWorkbench({ workspace: 'shop' });

  it('are previewed one by one, and left as they are where the preview is discarded', async () => {
    await drive.openNewFile(workbench, file, text);
    await drive.seeSquiggle(workbench, 'prisma.customer.findUnique');
    await drive.clickText(workbench, 'prisma.customer.findUnique');
    await drive.previewQuickFix(workbench, 'Load ');
    await screenshot(workbench, 'preview');
    await drive.answerPreview(workbench, 'Discard');
    await drive.seeSquiggle(workbench, 'prisma.customer.findUnique');
    assert.match(await drive.visibleText(workbench), /const customer = await prisma/);
  });

  it('are changed where the preview is applied, and one undo takes that back', async () => {
    await drive.clickText(workbench, 'prisma.customer.findUnique');
    await drive.previewQuickFix(workbench, 'Load ');
    await drive.answerPreview(workbench, 'Apply');
    await drive.seeText(workbench, 'customerById.get(order.customerId) ?? null');
    await drive.undo(workbench);
    await drive.seeText(workbench, 'const customer = await prisma.customer.findUnique');
  });

  it('are both fixed by Fix All, and one undo takes that back', async () => {
    await drive.clickText(workbench, 'const names');
    await drive.chooseAction(workbench, 'Fix All', 'Fix all that is safe to fix');
    await drive.seeText(workbench, 'customerById.get(order.customerId) ?? null');
    await drive.seeText(workbench, 'customerById.get(id) ?? null');
    await drive.seeNoSquiggle(workbench);
    await screenshot(workbench, 'fixed-all');
    await drive.undo(workbench);
    await drive.seeText(workbench, 'const customer = await prisma.customer.findUnique');
    await drive.seeText(workbench, 'const buyer = await prisma.customer.findUnique');
  });
});
