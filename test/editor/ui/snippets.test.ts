import * as drive from './drive.ts';
import { screenshot, useWorkbench } from './workbench.ts';

describe('the snippet `repository`', () => {
  const workbench = useWorkbench({ workspace: 'shop' });

  it('is suggested while typing and inserts its class', async () => {
    await drive.openNewFile(workbench, 'src/new-repository.ts');
    await drive.insertSnippet(workbench, 'repository');
    await drive.seeText(workbench, 'Repository {');
    await screenshot(workbench, 'snippet');
  });
});
