/** Living with findings, as a person does: in a large old project, and in a small one. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRepository, loops } from '../../repository.ts';
import { eventually } from '../eventually.ts';
import * as drive from './drive.ts';
import { screenshot, useWorkbench, type Workbench } from './workbench.ts';

const title = 'Engineering Fundamentals';
const file = 'src/orders/receipts.ts';
const query = 'prisma.customer.findUnique';

const onDisk = (workbench: Workbench, path: string): string => readFileSync(join(workbench.folder, path), 'utf8');

/** Typing is undone in steps of words. */
async function undoUntil(workbench: Workbench, isUndone: (text: string) => boolean): Promise<void> {
  await eventually('it is undone', async () => {
    if (isUndone(await drive.visibleText(workbench))) return true;
    await drive.undo(workbench);
    return undefined;
  });
}

describe('an old project with 2,000 findings', () => {
  const repository = createRepository();
  for (let number = 0; number < 100; number++) repository.write(`src/${number}.ts`, loops(20, number * 20));
  repository.write('package.json', '{ "name": "old" }\n');
  rmSync(join(repository.folder, '.git'), { recursive: true });
  const workbench = useWorkbench({ workspace: repository.folder, git: true });
  after('remove the project', () => repository.remove());

  it('offers a baseline, which makes hints of all of them', async () => {
    await drive.openFile(workbench, 'src/50.ts');
    await drive.seeSquiggle(workbench, 'db.query');
    await drive.seeNotification(workbench, 'The open files alone hold 20 findings');
    await screenshot(workbench, 'living-offer');
    await drive.answerNotification(workbench, 'Write Baseline');
    await drive.seeNoSquiggle(workbench);
    assert.equal(onDisk(workbench, '.fundamentals-baseline').trimEnd().split('\n').length, 2001);
    await drive.seeNotification(workbench, 'The baseline knows 2000 findings now: 2000 new, 0 gone.');
    await workbench.page.keyboard.press('Escape');
  });

  it('underlines only what is new, until that is fixed', async () => {
    await drive.openNewFile(
      workbench,
      'src/new.ts',
      "import { Pool } from 'pg';\nconst fresh = new Pool();\nexport async function run(ids: number[]) {\n  for (const id of ids) await fresh.query('select', [id]);\n}\n",
    );
    await drive.seeSquiggle(workbench, 'fresh.query');
    await drive.openFile(workbench, 'src/50.ts');
    await drive.clickText(workbench, 'const db');
    await drive.findText(workbench, 'select 1000');
    await workbench.page.keyboard.type('insert');
    await drive.seeSquiggle(workbench, "db.query('insert'");
    assert.equal(await drive.squiggles(workbench).count(), 1);
    await screenshot(workbench, 'living-new');
    await undoUntil(workbench, (text) => text.includes('select 1000'));
    await drive.seeNoSquiggle(workbench);
  });

  it('forgets what has vanished when that is asked for', async () => {
    writeFileSync(join(workbench.folder, 'src/51.ts'), 'export {};\n');
    await drive.runCommand(workbench, `${title}: Remove What Has Vanished from the Baseline`);
    await eventually(
      'the baseline is shorter',
      async () => onDisk(workbench, '.fundamentals-baseline').trimEnd().split('\n').length === 1981,
    );
  });
});

describe('the offer of a baseline', () => {
  const repository = createRepository();
  repository.write('src/many.ts', loops(20));
  const workbench = useWorkbench({ workspace: repository.folder });
  after('remove the project', () => repository.remove());

  const offer = 'The open files alone hold 20 findings';

  it('is made on first contact', async () => {
    await drive.openFile(workbench, 'src/many.ts');
    await drive.seeSquiggle(workbench, 'db.query');
    await drive.seeNotification(workbench, offer);
  });

  it('is not repeated in the next session', async () => {
    await workbench.restart();
    await drive.openFile(workbench, 'src/many.ts');
    await drive.seeSquiggle(workbench, 'db.query');
    // Speaks after the offer would have spoken.
    await drive.runCommand(workbench, `${title}: Why Is This File Not Checked?`);
    await drive.seeNotification(workbench, 'It is checked: 20 findings.');
    assert.ok(!(await drive.notifications(workbench)).some((text) => text.includes(offer)));
  });
});

describe('a finding', () => {
  const workbench = useWorkbench({ workspace: 'shop', git: true });

  /** Until the question stands there: a workbench that is still busy may give the focus back to the editor, which closes it. */
  async function askWhereToTurnOff(): Promise<void> {
    await eventually('it is asked where', async () => {
      await drive.applyQuickFix(workbench, 'Turn off no-query-in-loop…');
      await workbench.page.locator('.quick-input-widget:visible').waitFor({ timeout: 5_000 });
      return true;
    });
  }

  it('is ignored for a reason, with the cursor where the reason goes', async () => {
    await drive.openFile(workbench, file);
    await drive.seeSquiggle(workbench, query);
    await drive.clickText(workbench, query);
    await drive.quickFixes(workbench, 'Ignore on this line');
    await screenshot(workbench, 'living-actions');
    await workbench.page.keyboard.press('Escape');
    await drive.applyQuickFix(workbench, 'Ignore on this line');
    await drive.seeText(workbench, '    // fundamentals-ignore-next-line no-query-in-loop: \n    const customer');
    await drive.seeSquiggle(workbench, 'fundamentals-ignore-next-line');
    await workbench.page.keyboard.type('three orders at most');
    await drive.seeNoSquiggle(workbench);
    await drive.seeText(workbench, 'no-query-in-loop: three orders at most\n    const customer');
    await screenshot(workbench, 'living-ignored');
    await undoUntil(workbench, (text) => !text.includes('fundamentals-ignore'));
    await drive.seeSquiggle(workbench, query);
  });

  it('is reported as a false alarm in a text of its own, without code', async () => {
    await drive.clickText(workbench, query);
    await drive.applyQuickFix(workbench, 'Report a false alarm');
    await drive.seeText(workbench, '# False alarm: `no-query-in-loop`');
    const text = await drive.visibleText(workbench);
    assert.match(text, /- Engineering Fundamentals \d+\.\d+\.\d+/);
    assert.doesNotMatch(text, /prisma|order/);
    await screenshot(workbench, 'living-false-alarm');
  });

  it('is hidden where only what is new is shown, unless its lines change', async () => {
    await drive.openFile(workbench, file);
    await drive.seeSquiggle(workbench, query);
    await drive.runCommand(workbench, `${title}: Toggle Only What Is New`);
    await drive.seeNoSquiggle(workbench);
    await workbench.page.locator('.statusbar-item', { hasText: 'Only new' }).waitFor();
    await drive.clickText(workbench, query);
    await workbench.page.keyboard.press('End');
    await workbench.page.keyboard.type(' // touched');
    await drive.seeSquiggle(workbench, query);
    await screenshot(workbench, 'living-only-new');
    await undoUntil(workbench, (text) => !text.includes('; //'));
    await drive.seeNoSquiggle(workbench);
    await drive.runCommand(workbench, `${title}: Toggle Only What Is New`);
    await drive.seeSquiggle(workbench, query);
  });

  it('goes when its rule is turned off everywhere, which the settings of the person say', async () => {
    await drive.openFile(workbench, file);
    await drive.clickText(workbench, query);
    await askWhereToTurnOff();
    await screenshot(workbench, 'living-turn-off');
    assert.deepEqual(await drive.pick(workbench, 'Everywhere'), [
      'In this folder: makes src/orders/fundamentals.config.json',
      'In this project: makes fundamentals.config.json',
      'Everywhere: in my user settings, where no project says otherwise',
    ]);
    await drive.seeNoSquiggle(workbench);
    await drive.runCommand(workbench, 'Preferences: Open User Settings (JSON)');
    await drive.seeText(workbench, '"no-query-in-loop": "off"');
    await screenshot(workbench, 'living-everywhere');
    await drive.findText(workbench, '"no-query-in-loop": "off"');
    await workbench.page.keyboard.type('"no-query-in-loop": "warning"');
    await workbench.page.keyboard.press('Control+s');
    await drive.openFile(workbench, file);
    await drive.seeSquiggle(workbench, query);
    assert.ok(!existsSync(join(workbench.folder, 'fundamentals.config.json')));
  });

  it('goes when its rule is turned off, and comes back as settings change, without a new start', async () => {
    await drive.openFile(workbench, file);
    await drive.clickText(workbench, query);
    await askWhereToTurnOff();
    await drive.pick(workbench, 'In this project');
    await drive.seeNoSquiggle(workbench);
    const settings = 'fundamentals.config.json';
    await eventually('the settings are saved', async () => existsSync(join(workbench.folder, settings)));
    assert.equal(onDisk(workbench, settings), '{\n  "rules": {\n    "no-query-in-loop": "off"\n  }\n}\n');
    writeFileSync(join(workbench.folder, settings), '{ "rules": { "no-query-in-loop": "error" } }\n');
    const started = performance.now();
    await drive.seeSquiggle(workbench, query, 'error');
    console.log(`      settings of another program were seen after ${Math.round(performance.now() - started)} ms`);
  });

  it('is as loud as settings above the folder of the window say, as soon as they are written', async () => {
    rmSync(join(workbench.folder, 'fundamentals.config.json'));
    await drive.openFile(workbench, file);
    await drive.seeSquiggle(workbench, query);
    const above = join(workbench.folder, '..', 'fundamentals.config.json');
    writeFileSync(above, '{ "rules": { "no-query-in-loop": "error" } }\n');
    await drive.seeSquiggle(workbench, query, 'error');
    rmSync(above);
    await drive.seeSquiggle(workbench, query);
  });

  it('has settings that are completed and checked while they are written', async () => {
    await drive.openNewFile(workbench, 'fundamentals.config.json', '{\n  "rules": { "no-query-in-lop": "off" }\n}\n');
    await drive.seeSquiggle(workbench, '"no-query-in-lop"');
    const said = await drive.hover(workbench, '"rules"', 'How loud each rule speaks');
    assert.match(said, /a severity, or a list of a severity and the options of the rule/);
    await screenshot(workbench, 'living-settings');
  });
});
