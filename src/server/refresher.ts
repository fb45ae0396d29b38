import type { ServerContext } from './context.ts';
import { findingsChanged } from './protocol.ts';

/** How long after the last edit other open documents are looked at, in milliseconds. */
export const quietTime = 300;

/** How long after the last edit types are asked, in milliseconds: shorter than a pause to think, longer than between two keys. */
const typingTime = 100;

/** Asks the editor to ask again when something else would be said, and never while somebody types. */
export class Refresher {
  /** Whether the client wants to know of findings in the whole workspace. */
  isInspected = false;
  private readonly context: ServerContext;
  private readonly isNews: () => boolean;
  private quiet: ReturnType<typeof setTimeout> | undefined;
  private resting: ReturnType<typeof setTimeout> | undefined;

  /** @param isNews whether something else would be said about an open document */
  constructor(context: ServerContext, isNews: () => boolean) {
    this.context = context;
    this.isNews = isNews;
  }

  /** Texts have changed: once typing rests, the editor is to pull again if what was concluded about any open document changed. */
  whenQuiet(): void {
    clearTimeout(this.quiet);
    this.consultWhenResting();
    if (this.canRefresh()) this.quiet = setTimeout(() => this.ifNews(), quietTime);
  }

  ifNews(): void {
    const { connection } = this.context;
    if (this.isInspected) void connection.sendNotification(findingsChanged);
    if (this.isNews()) connection.languages.diagnostics.refresh();
  }

  /** What people have decided changed: everything may be said otherwise. */
  all(): void {
    if (this.canRefresh()) this.context.connection.languages.diagnostics.refresh();
  }

  /** Types are asked after facts have answered, and only when nobody types. */
  consultWhenResting(): void {
    clearTimeout(this.resting);
    if (this.canRefresh()) this.resting = setTimeout(() => this.context.projects.consult(), typingTime);
  }

  private canRefresh(): boolean {
    return this.context.client.workspace?.diagnostics?.refreshSupport === true;
  }
}
