import { DidChangeWatchedFilesNotification, type Disposable, type FileSystemWatcher } from 'vscode-languageserver';
import { type FileId, folderOf } from '../engine/text.ts';
import type { ServerContext } from './context.ts';
import { toUri } from './convert.ts';

const inFolders = [
  '**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs,json,jsonc,graphql,graphqls,gql,proto,yaml,yml,prisma}',
  '**/.fundamentals-baseline',
  '**/.git/logs/HEAD',
  // A branch that is fetched, made or moved may be the base.
  '**/.git/{FETCH_HEAD,packed-refs,refs/heads/**,refs/remotes/**}',
];

/** Settings cascade: files above the folders of the window speak, too. */
const aboveFolders = '{fundamentals.config.json,fundamentals.config.jsonc,package.json,.fundamentals-baseline}';

/** Has the client tell us of files that other programs write. */
export class Watchers {
  private readonly context: ServerContext;
  private registration: Promise<Disposable> | undefined;

  constructor(context: ServerContext) {
    this.context = context;
  }

  /** Watches the folders of the window, those that are there now, and the folders above each of them. */
  watch(): void {
    const { connection, client, projects } = this.context;
    const { dynamicRegistration, relativePatternSupport } = client.workspace?.didChangeWatchedFiles ?? {};
    if (!dynamicRegistration) return;
    const above = relativePatternSupport ? foldersAbove(projects.roots()) : [];
    const watchers: FileSystemWatcher[] = [
      ...inFolders.map((globPattern) => ({ globPattern })),
      ...above.map((folder) => ({ globPattern: { baseUri: toUri(folder), pattern: aboveFolders } })),
    ];
    void this.registration?.then((former) => former.dispose());
    this.registration = connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  }
}

function foldersAbove(roots: readonly FileId[]): readonly FileId[] {
  const above = new Set<FileId>();
  for (const root of roots) for (let folder = folderOf(root); folder; folder = folderOf(folder)) above.add(folder);
  return [...above].filter((folder) => !roots.some((root) => `${folder}/`.startsWith(`${root}/`)));
}
