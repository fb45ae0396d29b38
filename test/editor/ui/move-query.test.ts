/** A query of a handler is moved to the data layer: read before it is taken, over several files, with a name of one's own, and taken back in one step. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../eventually.ts';
import * as drive from './drive.ts';
import { screenshot, useWorkbench } from './workbench.ts';

const routes = 'src/http/routes/reviews.ts';
const repository = 'src/orders/order-repository.ts';

/** A route that asks for what no module asks for yet. */
const coupons = `import { Router } from 'express';
import { prisma } from '../../db/prisma';

export const router = Router();

router.get('/coupons/:code', async (request, response) => {
  const coupon = await prisma.coupon.findUnique({ where: { code: String(request.params.code) } });
  response.json({ isKnown: coupon !== null });
});
`;

describe('a query in a route', () => {
  const workbench = useWorkbench({ workspace: 'shop' });
  const onDisk = (path: string): string => readFileSync(join(workbench.folder, path), 'utf8');
  const seeOnDisk = (path: string, holds: (text: string) => boolean, what: string): Promise<boolean> =>
    eventually(`${path} ${what}`, async () => holds(onDisk(path)));

  it('is shown where it would go, in every file that changes', async () => {
    await drive.openFile(workbench, routes);
    await drive.seeSquiggle(workbench, 'prisma.orderItem.count');
    await drive.clickText(workbench, 'prisma.orderItem.count');
    await drive.previewQuickFix(workbench, 'Move the query to `OrderRepository`');
    const files = await eventually('the preview lists the files', async () => {
      const names = await workbench.page.locator('.bulk-edit-panel .monaco-icon-label .label-name').allInnerTexts();
      return names.length >= 4 ? names : undefined;
    });
    for (const name of ['app.ts', 'container.ts', 'order-repository.ts', 'reviews.ts'])
      assert.ok(files.includes(name), `${name} among ${files.join(', ')}`);
    await screenshot(workbench, 'move-query-preview');
  });

  it('is moved, and asks for a better name at once', async () => {
    await drive.answerPreview(workbench, 'Apply');
    await drive.nameIt(workbench, 'countOrderItemsByProductIdAndCustomerId', 'countBought');
    await drive.seeText(workbench, 'orders.countBought(product_id, customer_id)');
    await drive.seeText(workbench, 'reviewRoutes({ orders }: Container)');
    await screenshot(workbench, 'move-query-moved');
    await seeOnDisk(repository, (text) => text.includes('async countBought(productId: number, customerId: number) {'), 'has the method');
    await seeOnDisk('src/http/app.ts', (text) => text.includes('reviewRoutes(container)'), 'hands over the container');
  });

  it('goes back with one undo after that of its name, in every file', async () => {
    await drive.undo(workbench);
    await drive.seeText(workbench, 'orders.countOrderItemsByProductIdAndCustomerId(');
    await drive.undo(workbench);
    await drive.seeText(workbench, 'prisma.orderItem.count');
    // Files that no tab shows are taken back a little later.
    await eventually('every file is as it was, on disk', async () => {
      await drive.saveAll(workbench);
      const isBack = !onDisk(repository).includes('countOrderItems') && onDisk('src/http/app.ts').includes('reviewRoutes()');
      return isBack && !/^ {4}orders,$/m.test(onDisk('src/container.ts'));
    });
  });

  it('gets a module of its own where none asks for its table, which one undo removes', async () => {
    const made = join(workbench.folder, 'src/coupons/coupon-repository.ts');
    writeFileSync(join(workbench.folder, 'src/http/routes/coupons.ts'), coupons);
    await drive.openFile(workbench, 'src/http/routes/coupons.ts');
    await drive.seeSquiggle(workbench, 'prisma.coupon.findUnique');
    await drive.clickText(workbench, 'prisma.coupon.findUnique');
    await drive.applyQuickFix(workbench, 'Move the query to a new `src/coupons/coupon-repository.ts`');
    await drive.seeText(workbench, 'couponRepository.findByCode(String(request.params.code))');
    await eventually(
      'the module is on disk',
      async () => existsSync(made) && readFileSync(made, 'utf8').includes('export class CouponRepository {'),
    );
    await workbench.page.keyboard.press('Escape');
    await screenshot(workbench, 'move-query-new-module');
    await drive.undo(workbench);
    await drive.seeText(workbench, 'await prisma.coupon.findUnique');
    await eventually('the module is gone', async () => !existsSync(made));
  });
});
