/** An API that is edited in a project without git, and compared with what was written down of it. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createRepository } from '../../repository.ts';
import * as drive from './drive.ts';
import { screenshot, useWorkbench } from './workbench.ts';

const cli = resolve('dist/cli.js');

const handler = `import { Router } from 'express';
import { findUser } from './users-repository';
import type { UserDto } from './user.dto';

export const users = Router();

users.get('/users/:id', async (req, res) => {
  const user: UserDto = await findUser(req.params.id);
  res.json(user);
});
`;

const dto = (field: string): string => `/** What clients read of a user. */
export interface UserDto {
  id: string;
  ${field}: string;
}
`;

describe('an API that is compared with a snapshot', () => {
  const project = createRepository();
  project.write('src/users.ts', handler);
  project.write('src/user.dto.ts', dto('name'));
  project.write('src/users-repository.ts', 'export const findUser = async (id: string): Promise<any> => ({ id });\n');
  project.write(
    'src/express.d.ts',
    `declare module 'express' {
  interface Request { params: Record<string, string> }
  interface Response { json(body: unknown): void }
  export function Router(): { get(path: string, handler: (req: Request, res: Response) => unknown): void };
}
`,
  );
  project.write('package.json', '{ "name": "users" }\n');
  project.write('fundamentals.config.json', '{ "base": "api-contract.json" }\n');
  rmSync(join(project.folder, '.git'), { recursive: true });
  writeContract(project.folder);
  const workbench = useWorkbench({ workspace: project.folder });
  after('remove the project', () => project.remove());

  it('is warned about where the field is declared, with the line of the snapshot, and no longer once that is written anew', async () => {
    await drive.openFile(workbench, 'src/user.dto.ts');
    await drive.findText(workbench, 'name');
    await workbench.page.keyboard.type('title');
    await drive.seeSquiggle(workbench, 'title', 'error');
    const said = await drive.hover(workbench, 'title', 'was renamed');
    assert.match(said, /`?name`? was renamed to `?title`? in `?UserDto`?, the response of GET \/users\/:id/);
    assert.match(said, /api-contract\.json.*in api-contract\.json it is `?name: string`?/s);
    await screenshot(workbench, 'api-snapshot');
    await workbench.page.mouse.move(1, 1);
    assert.equal(await drive.save(workbench, 'src/user.dto.ts'), dto('title'));
    writeContract(workbench.folder);
    await drive.seeNoSquiggle(workbench, 'error');
    await screenshot(workbench, 'api-snapshot-written');
  });

  it('keeps the old field by the lightbulb', async () => {
    await drive.openFile(workbench, 'src/user.dto.ts');
    const now = (await drive.visibleText(workbench)).includes('title') ? 'title' : 'name';
    await drive.findText(workbench, now);
    await workbench.page.keyboard.type('fullName');
    await drive.seeSquiggle(workbench, 'fullName', 'error');
    await drive.clickText(workbench, 'fullName');
    await drive.applyQuickFix(workbench, `Keep \`${now}\` beside \`fullName\`, deprecated`);
    await drive.seeNoSquiggle(workbench, 'error');
    await screenshot(workbench, 'api-snapshot-kept');
  });
});

function writeContract(cwd: string): void {
  execFileSync(process.execPath, [cli, 'contract', 'write'], { cwd, stdio: 'pipe' });
}
