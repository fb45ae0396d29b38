import { type Disposable, type Event, type Extension, extensions } from 'vscode';

/** The part of the editor's own git extension that is used: it knows when a repository changes. */
interface GitExtension {
  readonly enabled: boolean;
  readonly onDidChangeEnablement: Event<boolean>;
  getAPI(version: 1): GitApi;
}

interface GitApi {
  readonly repositories: readonly Repository[];
  readonly onDidOpenRepository: Event<Repository>;
}

interface Repository {
  readonly state: { readonly HEAD?: { readonly name?: string; readonly commit?: string }; readonly onDidChange: Event<void> };
}

/** Calls back when a repository of the window has another HEAD: after a commit, a pull, a switch of branches. Nothing where git is switched off. */
export async function watchRepositories(onMoved: () => void): Promise<Disposable> {
  const subscriptions: Disposable[] = [];
  const git: Extension<GitExtension> | undefined = extensions.getExtension('vscode.git');
  const dispose = (): void => subscriptions.forEach((one) => void one.dispose());
  if (!git) return { dispose };
  const exported = await git.activate();
  const watch = (): void => {
    const api = exported.getAPI(1);
    subscriptions.push(api.onDidOpenRepository(follow));
    api.repositories.forEach(follow);
  };
  const follow = (repository: Repository): void => {
    let head = headOf(repository);
    subscriptions.push(
      repository.state.onDidChange(() => {
        if (head === headOf(repository)) return;
        head = headOf(repository);
        onMoved();
      }),
    );
  };
  if (exported.enabled) watch();
  else subscriptions.push(exported.onDidChangeEnablement((isEnabled) => isEnabled && watch()));
  return { dispose };
}

function headOf({ state: { HEAD } }: Repository): string {
  return `${HEAD?.name} ${HEAD?.commit}`;
}
