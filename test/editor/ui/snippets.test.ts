import assert from 'node:assert/strict';
import * as drive from './drive.ts';
import { screenshot, useWorkbench } from './workbench.ts';

describe('snippets, by keyboard', () => {
  const workbench = useWorkbench({ workspace: 'shop' });
  const keys = (...pressed: readonly string[]) => drive.press(workbench, ...pressed);

  it('suggest what fits the project first, and put its import where the file has its own', async () => {
    await drive.openNewFile(workbench, 'src/new-repository.ts', "import { log } from './log.js';\n\n");
    const rows = await drive.suggestions(workbench, 'repository');
    assert.deepEqual(rows.slice(0, 3), ['repository Prisma', 'repository knex', 'repository Engineering Fundamentals']);
    await screenshot(workbench, 'snippet-suggested');
    await keys('Tab');
    await drive.seeText(workbench, 'class PrismaCustomerRepository');
    await workbench.page.keyboard.type('Invoice');
    await screenshot(workbench, 'snippet-first-name');
    await keys('Tab');
    await drive.seeText(workbench, 'class PrismaInvoiceRepository');
    await drive.seeText(workbench, 'save(invoice: Invoice)');
    await screenshot(workbench, 'snippet-choice');
    await keys('Enter', 'Tab', 'Tab', 'Tab');
    await workbench.page.keyboard.type('readonly total: number;');
    const text = await drive.save(workbench, 'src/new-repository.ts');
    assert.match(
      text,
      /^import \{ log \} from '.\/log.js';\nimport type \{ Prisma \} from '@prisma\/client';\n\nexport interface Invoice \{/,
    );
    assert.match(text, /readonly name: string;\n\s+readonly total: number;\n\}/);
    await screenshot(workbench, 'snippet');
  });

  it('are found by a hyphenated name', async () => {
    await drive.openNewFile(workbench, 'src/new-cache.ts', 'const a = 1;\n');
    assert.deepEqual((await drive.suggestions(workbench, 'cache-aside')).slice(0, 2), [
      'cache-aside ioredis',
      'cache-aside Engineering Fundamentals',
    ]);
    await keys('Tab', 'Tab', 'Tab');
    await drive.seeText(workbench, 'export function cachedProducts<Product>(');
    await screenshot(workbench, 'snippet-cache-aside');
  });

  it('are all there under `fund-`', async () => {
    await drive.openNewFile(workbench, 'src/new-list.ts');
    const rows = await drive.suggestions(workbench, 'fund-re');
    assert.ok(rows.includes('fund-repository-typeorm TypeORM'), rows.join('\n'));
    await screenshot(workbench, 'snippet-common-prefix');
    await keys('Escape');
  });

  it('are not suggested in a function', async () => {
    await drive.openNewFile(workbench, 'src/new-function.ts', 'export function retryAll(retryable: string) {\n  ');
    const rows = await drive.suggestions(workbench, 'retry');
    assert.ok(
      rows.some((row) => row.startsWith('retryAll')),
      rows.join('\n'),
    );
    assert.deepEqual(
      rows.filter((row) => /fund-|Engineering Fundamentals|Retry with backoff/.test(row)),
      [],
    );
    await keys('Escape');
  });

  it('are there for SQL', async () => {
    await drive.openNewFile(workbench, 'new-migration.sql');
    assert.ok((await drive.suggestions(workbench, 'not-valid'))[0]?.startsWith('not-valid'));
    await keys('Tab', 'Tab', 'Tab');
    await screenshot(workbench, 'snippet-sql');
    await keys('Enter', 'Tab');
    await drive.seeText(workbench, 'VALIDATE CONSTRAINT orders_customer_id_fkey');
  });
});
