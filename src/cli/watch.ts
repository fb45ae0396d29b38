import { watch as watchFiles } from 'chokidar';
import { isConfiguration, isDecision, isSource } from '../engine/host.ts';
import { toFileId } from '../host/node.ts';
import type { Project } from './project.ts';

/** How long files may go on changing before they are checked, in milliseconds: a change of branch touches many. */
const quiet = 100;

/** Calls `again` whenever files of the project have changed, until the process is ended. What has not changed is not analysed again. */
export function watch({ workspace, review, root }: Project, again: () => void): Promise<never> {
  let timer: NodeJS.Timeout | undefined;
  const watcher = watchFiles(root, { ignoreInitial: true, ignored: (path) => /[\\/](node_modules|\.git)([\\/]|$)/.test(path) });
  watcher.on('all', (_event, path) => {
    const file = toFileId(path);
    if (!isSource(file) && !isConfiguration(file) && !isDecision(file)) return;
    if (!isDecision(file) || isConfiguration(file)) workspace.update(file);
    clearTimeout(timer);
    timer = setTimeout(() => {
      review.settingsChanged();
      review.baselineChanged();
      again();
    }, quiet);
  });
  return new Promise((_, reject) => watcher.on('error', reject));
}
