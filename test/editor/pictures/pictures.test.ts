/** Takes the pictures of the README and the walkthrough, by using the product: `npm run pictures`. A picture cannot show what does not work. */
import * as drive from '../ui/drive.ts';
import { useWorkbench, type Workbench } from '../ui/workbench.ts';
import { animation, type Frame, still } from './image.mjs';

const size = { width: 1000, height: 560 };
/** Nothing but the code and what we say of it. */
const settings = {
  'breadcrumbs.enabled': false,
  'editor.fontSize': 15,
  'editor.lineHeight': 24,
  'editor.occurrencesHighlight': 'off',
  'window.commandCenter': false,
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the editor puts the name there.
  'window.title': '${rootName}',
  'workbench.activityBar.location': 'hidden',
};
const file = 'src/orders/receipts.ts';
const query = 'prisma.customer.findUnique';

describe('pictures', () => {
  describe('of a finding and its fix', () => {
    const workbench = useWorkbench({ workspace: 'shop', size, settings });

    it('finding.png and fix.gif', async () => {
      await drive.openFile(workbench, file);
      await drive.runCommand(workbench, 'View: Toggle Primary Side Bar Visibility');
      await drive.seeSquiggle(workbench, query);
      await settled(workbench);
      const frames: Frame[] = [await frame(workbench, 1_500)];
      // On a bracket, where TypeScript has nothing to add.
      await drive.hover(workbench, '({ ', 'no-query-in-loop');
      frames.push(await frame(workbench, 4_000));
      still('finding', frames.at(-1)!.png);
      await drive.clickText(workbench, query);
      await drive.seeLightbulb(workbench);
      frames.push(await frame(workbench, 900));
      await drive.quickFixes(workbench, 'Load ');
      frames.push(await frame(workbench, 1_800));
      await workbench.page.keyboard.press('Escape');
      await drive.applyQuickFix(workbench, 'Load ');
      await drive.seeNoSquiggle(workbench);
      frames.push(await frame(workbench, 4_000));
      animation('fix', frames);
      await drive.undo(workbench);
    });

    it('across-files.png', async () => {
      await drive.openFile(workbench, 'src/invoices/print.ts');
      await settled(workbench);
      // The bracket.
      await drive.hover(workbench, 'd);', 'no-query-in-loop');
      still('across-files', (await frame(workbench, 0)).png);
    });
  });

  describe('of the reference', () => {
    const workbench = useWorkbench({
      workspace: 'shop',
      size: { width: 1200, height: 700 },
      settings: { ...settings, 'editor.fontSize': 14, 'workbench.activityBar.location': 'default' },
    });

    it('reference.png', async () => {
      await drive.openFile(workbench, file);
      await drive.seeSquiggle(workbench, query);
      await drive.openSidebar(workbench, 'Engineering Fundamentals');
      const page = drive.sidebarFrame(workbench);
      await page
        .getByRole('link', { name: 'N+1 queries' })
        .or(page.getByRole('button', { name: 'N+1 queries' }))
        .first()
        .click();
      await page.getByRole('heading', { name: 'N+1 queries' }).first().waitFor();
      await widenSidebar(workbench);
      await settled(workbench);
      still('reference', (await frame(workbench, 0)).png);
    });
  });
});

/** Waits until TypeScript has loaded the project: nothing turns any more. */
async function settled({ page }: Workbench): Promise<void> {
  await page.locator('.part.statusbar .codicon-modifier-spin, .part.statusbar .codicon-loading').first().waitFor({ state: 'detached' });
}

async function frame({ page }: Workbench, delay: number): Promise<Frame> {
  return { png: await page.screenshot({ animations: 'disabled', caret: 'hide' }), delay };
}

/** Draws the border between sidebar and editor to the right, as one does to read. */
async function widenSidebar({ page }: Workbench): Promise<void> {
  const box = await page.locator('.part.sidebar').boundingBox();
  if (!box) throw new Error('there is no sidebar');
  await page.mouse.move(box.x + box.width, 300);
  await page.mouse.down();
  await page.mouse.move(620, 300, { steps: 5 });
  await page.mouse.up();
  await page.mouse.move(1, 1);
}
