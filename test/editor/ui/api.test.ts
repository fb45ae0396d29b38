/** An API that is edited, as a person does: with real git, from the first letter to a merged branch. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRepository } from '../../repository.ts';
import { eventually } from '../eventually.ts';
import * as drive from './drive.ts';
import { screenshot, useWorkbench } from './workbench.ts';

const file = 'src/users.ts';

const source = (fields: string): string => `import { Router } from 'express';
import { findUser } from './users-repository';

export const users = Router();

users.get('/users/:id', async (req, res) => {
  const user = await findUser(req.params.id);
  res.json({
    id: user.id,
${fields}
    mail: user.mail,
  });
});
`;

describe('an API that is edited', () => {
  const repository = createRepository();
  repository.write(file, source('    name: user.name,'));
  repository.write(
    'src/users-repository.ts',
    "export const findUser = async (id: string) => ({ id, name: 'Ann', mail: 'ann@example.com' });\n",
  );
  // What the compiler would say of a package that is not installed would stand beside what we say.
  repository.write(
    'src/express.d.ts',
    `declare module 'express' {
  interface Request { params: Record<string, string> }
  interface Response { json(body: unknown): void }
  export function Router(): { get(path: string, handler: (req: Request, res: Response) => unknown): void };
}
`,
  );
  repository.write('tsconfig.json', '{ "compilerOptions": { "strict": true }, "include": ["src"] }\n');
  repository.write('package.json', '{ "name": "users" }\n');
  rmSync(join(repository.folder, '.git'), { recursive: true });
  const workbench = useWorkbench({ workspace: repository.folder, git: true });
  after('remove the project', () => repository.remove());

  const git = (...args: readonly string[]): void => {
    const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];
    execFileSync('git', [...identity, ...args], { cwd: workbench.folder, stdio: 'pipe' });
  };

  it('is warned about at the field, in the words of the response, and no longer once that is taken back', async () => {
    git('checkout', '--quiet', '-b', 'feature');
    await drive.openFile(workbench, file);
    await drive.findText(workbench, 'name: user');
    await workbench.page.keyboard.type('title: user');
    await drive.seeSquiggle(workbench, 'title', 'error');
    const said = await drive.hover(workbench, 'title', 'was renamed');
    assert.match(said, /`?name`? was renamed to `?title`? in the response of GET \/users\/:id/);
    assert.match(said, /in main it is `?name: user\.name`?, users\.ts:10/);
    await screenshot(workbench, 'api-renamed');
    await workbench.page.mouse.move(1, 1);
    await eventually('it is taken back', async () => {
      if ((await drive.visibleText(workbench)).includes('name: user.name')) return true;
      await drive.undo(workbench);
      return undefined;
    });
    await drive.seeNoSquiggle(workbench, 'error');
  });

  it('is expanded by the lightbulb, which puts it right', async () => {
    await drive.findText(workbench, 'name: user');
    await workbench.page.keyboard.type('title: user');
    await drive.seeSquiggle(workbench, 'title', 'error');
    await drive.clickText(workbench, 'title');
    await drive.quickFixes(workbench, 'Keep `name`');
    await screenshot(workbench, 'api-fixes');
    await workbench.page.keyboard.press('Escape');
    await drive.applyQuickFix(workbench, 'Keep `name` beside `title`, deprecated');
    await drive.seeText(workbench, '    /** @deprecated use `title` */\n    name: user.name,');
    await drive.seeNoSquiggle(workbench, 'error');
    await screenshot(workbench, 'api-expanded');
    assert.equal(
      await drive.save(workbench, file),
      source('    title: user.name,\n    /** @deprecated use `title` */\n    name: user.name,'),
    );
    git('commit', '--quiet', '--all', '--message=Expand');
  });

  it('is compared with where the branch began, whatever is committed, and with another branch when that is checked out', async () => {
    writeFileSync(join(workbench.folder, file), source('    title: user.name,'));
    await drive.seeSquiggle(workbench, 'title', 'error');
    git('commit', '--quiet', '--all', '--message=Contract too early');
    git('checkout', '--quiet', 'main');
    await drive.seeText(workbench, 'name: user.name');
    await drive.seeNoSquiggle(workbench, 'error');
    git('checkout', '--quiet', 'feature');
    await drive.seeText(workbench, 'title: user.name');
    await drive.seeSquiggle(workbench, 'title', 'error');
    await screenshot(workbench, 'api-committed');
  });

  it('is silent once the base branch holds it, as after a merge', async () => {
    git('branch', '--force', 'main', 'feature');
    await drive.seeNoSquiggle(workbench, 'error');
  });
});
