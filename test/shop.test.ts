import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Everything that is found in the sample shop, by file: the rule, and the code it speaks about. The rest of the shop is innocent. */
const expected: Readonly<Record<string, readonly (readonly [rule: string, code: string])[]>> = {
  'src/catalog/category-tree.ts': [['no-query-per-parent', 'prisma.category.findMany']],
  'src/graphql/resolvers.ts': [
    ['no-query-outside-data-access', 'prisma.order.findUnique'],
    ['no-query-outside-data-access', 'prisma.product.findMany'],
    ['no-query-per-parent', 'shipments.ofOrder'],
    ['no-query-per-parent', 'prisma.review.findMany'],
  ],
  'src/http/routes/reviews.ts': [
    ['no-query-outside-data-access', 'prisma.orderItem.count'],
    ['no-query-outside-data-access', 'prisma.review.create'],
  ],
  'src/invoices/print.ts': [['no-query-in-loop', 'addressLine']],
  'src/jobs/reminders.ts': [['no-remote-call-in-loop', 'boss.send']],
  'src/orders/order-service.ts': [['no-query-in-loop', 'this.products.bySku']],
  'src/orders/receipts.ts': [['no-query-in-loop', 'prisma.customer.findUnique']],
  'src/reviews/review-presenter.ts': [['no-query-per-parent', 'prisma.customer.findFirst']],
  'src/shipments/tracking.ts': [['no-remote-call-in-loop', 'carrier.track']],
  'src/stock/availability.js': [['no-query-in-loop', "db('stock_levels').where({ product_id: item.productId }).first()"]],
  'src/stock/reservations.ts': [['no-query-in-loop', "db('stock_levels').where({ product_id }).decrement"]],
};

interface Found {
  readonly file: string;
  readonly rule: string;
  readonly range: { readonly start: { readonly line: number; readonly column: number } };
}

describe('the sample shop', () => {
  let shop: string;
  let findings: readonly Found[];

  before(() => {
    // A project of its own: in its place here it is test code.
    shop = realpathSync(mkdtempSync(join(tmpdir(), 'fundamentals-shop-')));
    cpSync('test/workspaces/shop', shop, { recursive: true });
    const { stdout } = spawnSync(process.execPath, [resolve('dist/cli.js'), 'check', '--format', 'json'], { cwd: shop, encoding: 'utf8' });
    findings = JSON.parse(stdout).findings;
  });

  after(() => rmSync(shop, { recursive: true, force: true }));

  for (const [file, found] of Object.entries(expected)) {
    it(`${file}: ${found.map(([rule, code]) => `${rule} at ${code}`).join(', ')}`, () => {
      const here = findings.filter((finding) => finding.file === file);
      assert.deepEqual(
        here.map(({ rule, range }, at) => [rule, codeAt(file, range.start).slice(0, found[at]?.[1].length)]),
        found,
      );
    });
  }

  it('is innocent everywhere else', () => {
    assert.deepEqual(
      findings.filter(({ file }) => !(file in expected)),
      [],
    );
  });

  it('is large enough to be believed: helpers, services, repositories, resolvers, presenters, migrations, jobs, TypeScript and JavaScript', () => {
    const files = readdirSync(shop, { recursive: true, encoding: 'utf8' }).filter(
      (name) => /\.[jt]s$/.test(name) && !/generated/.test(name),
    );
    assert.ok(files.length > 50, `${files.length} files`);
    assert.ok(files.some((name) => name.endsWith('.js')));
  });

  /** From a place to the end of its line; calls on further lines do not matter. */
  function codeAt(file: string, { line, column }: Found['range']['start']): string {
    return readFileSync(join(shop, file), 'utf8')
      .split('\n')
      [line - 1]!.slice(column - 1);
  }
});
