import { CancellationTokenSource, type Event, EventEmitter, type ExtensionContext } from 'vscode';
import type { WorkspaceFinding } from '../server/protocol.ts';
import type { Server } from './server.ts';

/** What is found in the whole workspace, kept up to date only while somebody looks at it. */
export interface Findings {
  /** Undefined until the server has answered. */
  readonly all: readonly WorkspaceFinding[] | undefined;
  /** The server is about to answer. */
  readonly isAsking: boolean;
  readonly onDidChange: Event<void>;
  /** Starts (`true`) or ends looking; each viewer has a name. */
  watch(viewer: string, isLooking: boolean): void;
  /** Resolves once the answer to the last change is there. */
  settled(): Promise<void>;
}

/** Asks the server when the first viewer comes, and again whenever the server says that things changed. */
export function watchFindings({ subscriptions }: ExtensionContext, server: Server): Findings {
  const viewers = new Set<string>();
  const changes = new EventEmitter<void>();
  let all: readonly WorkspaceFinding[] | undefined;
  let isStale = true;
  let asking: { readonly source: CancellationTokenSource; readonly done: Promise<void> } | undefined;
  subscriptions.push(
    changes,
    server.onDidChangeFindings(() => {
      isStale = true;
      if (viewers.size) ask();
    }),
  );
  return {
    get all() {
      return all;
    },
    get isAsking() {
      return asking !== undefined;
    },
    onDidChange: changes.event,
    watch(viewer, isLooking) {
      if (isLooking) viewers.add(viewer);
      else viewers.delete(viewer);
      if (viewers.size && isStale) ask();
    },
    settled: async () => {
      while (asking) await asking.done;
    },
  };

  /** The newest question counts: what was asked before is taken back. */
  function ask(): void {
    asking?.source.cancel();
    isStale = false;
    const source = new CancellationTokenSource();
    const current = { source, done: server.findings(source.token).then(receive) };
    asking = current;
    if (!all) changes.fire();

    function receive(found: readonly WorkspaceFinding[] | undefined): void {
      source.dispose();
      if (asking !== current) return;
      asking = undefined;
      if (!found) isStale = true;
      all = found;
      changes.fire();
    }
  }
}
