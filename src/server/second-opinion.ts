import type { Question } from '../engine/opinion.ts';
import type { FileId } from '../engine/text.ts';
import type { Workspace } from '../engine/workspace.ts';
import { functions } from '../facts/functions.ts';
import type { FromTypes, ToTypes } from '../types/protocol.ts';
import { considered } from '../types/settle.ts';

/** A thread that checks types. */
export interface TypesThread {
  post(message: ToTypes): void;
  /** From now on only this run counts; others give up. */
  startRun(run: number): void;
  stop(): void;
}

export type StartTypes = (on: { onMessage(message: FromTypes): void; onExit(reason: string): void }) => TypesThread;

/** What the second opinion asks of the server. */
export interface SecondOpinionEnvironment {
  start: StartTypes;
  /** Lets messages that wait come in. */
  breathe(): Promise<void>;
  /** Opinions changed; conclusions may have. */
  onNews(): void;
  log(message: string): void;
}

/** A thread that ends more often than this without being asked to is not started again. */
const mostCrashes = 3;

/** How long work may go on before messages are let in, in milliseconds. */
const slice = 10;

/** Asks the types tier about what the facts of a workspace could not decide. Never in anybody's way: a thread checks, answers come later. */
export class SecondOpinion {
  private readonly workspace: Workspace;
  private readonly environment: SecondOpinionEnvironment;
  private readonly buffers = new Map<FileId, string>();
  private thread: TypesThread | undefined;
  private sent: readonly FileId[] | undefined;
  private run = 0;
  private hasNews = false;
  private crashes = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(workspace: Workspace, environment: SecondOpinionEnvironment) {
    this.workspace = workspace;
    this.environment = environment;
  }

  /** A document was opened or edited (`text`), or a file changed on disk (none). What is being checked is given up. */
  update(file: FileId, text: string | undefined): void {
    if (text === undefined) this.buffers.delete(file);
    else this.buffers.set(file, text);
    this.giveUp();
    this.thread?.post({ type: 'text', file, text });
  }

  /** Asks whatever the facts would like to know now. */
  async consult(): Promise<void> {
    if (this.crashes > mostCrashes) return;
    try {
      await this.ask(this.giveUp());
    } catch (error) {
      this.rest();
      this.environment.log(`Types could not be asked: ${error instanceof Error ? error.stack : String(error)}`);
    }
  }

  /** Asks, and waits until nothing is left to be asked, or nobody is there to answer. */
  async settled(): Promise<void> {
    const rest = new Promise<void>((resolve) => this.waiting.push(resolve));
    await this.consult();
    await rest;
  }

  stop(): void {
    const { thread } = this;
    this.rest();
    this.crashes = Number.POSITIVE_INFINITY;
    this.thread = undefined;
    thread?.stop();
  }

  private async ask(run: number): Promise<void> {
    const questions = await this.filtered(run);
    if (run === this.run && !questions?.length) this.rest();
    if (run !== this.run || !questions?.length) return;
    this.thread ??= this.start();
    const { thread } = this;
    const files = this.workspace.structureFiles();
    if (this.sent !== files) thread.post({ type: 'project', files });
    this.sent = files;
    thread.startRun(run);
    thread.post({ type: 'ask', run, questions });
  }

  private giveUp(): number {
    this.run++;
    this.thread?.startRun(this.run);
    return this.run;
  }

  /** The questions whose answers could lead anywhere; undefined where another run has begun. Reads the whole project, a slice at a time. */
  private async filtered(run: number): Promise<readonly Question[] | undefined> {
    const { workspace } = this;
    const inSlices = async <T>(items: Iterable<T>, work: (item: T) => void): Promise<boolean> => {
      let started = performance.now();
      for (const item of items) {
        work(item);
        if (performance.now() - started < slice) continue;
        await this.environment.breathe();
        if (run !== this.run) return false;
        started = performance.now();
      }
      return true;
    };
    if (!workspace.questions().length) return;
    if (!(await inSlices(workspace.files(), (file) => workspace.facts.of(functions, file)))) return;
    const found: Question[] = [];
    const isDone = await inSlices(considered(workspace), (question) => {
      if (question) found.push(question);
    });
    return isDone ? found : undefined;
  }

  private start(): TypesThread {
    const thread = this.environment.start({
      onMessage: (message) => this.receive(message),
      onExit: (reason) => this.crashed(thread, reason),
    });
    this.sent = undefined;
    for (const [file, text] of this.buffers) thread.post({ type: 'text', file, text });
    return thread;
  }

  private receive(message: FromTypes): void {
    if (message.type === 'opinions') {
      this.workspace.setOpinions(message.file, message.opinions);
      this.hasNews = true;
      this.environment.onNews();
    } else if (this.hasNews && message.run === this.run) {
      // What was answered may lead to calls that nobody has asked about.
      this.hasNews = false;
      void this.consult();
    } else if (message.run === this.run) this.rest();
  }

  private rest(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }

  private crashed(thread: TypesThread, reason: string): void {
    if (thread !== this.thread) return;
    this.thread = undefined;
    const isLast = ++this.crashes > mostCrashes;
    this.environment.log(
      `The thread that checks types has ended${isLast ? ' too often; what only types can tell is not said' : ''}: ${reason}`,
    );
    if (isLast) this.rest();
    else void this.consult();
  }
}
