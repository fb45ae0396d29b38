import { type ChildProcess, fork } from 'node:child_process';
import type { OutboxProject } from './outbox-project.ts';

const workers = 4;

/** Worker processes; who dies is replaced. */
export class Team {
  killed = 0;
  readonly #project: OutboxProject;
  readonly #members = new Set<ChildProcess>();
  #onDelivery: (who: ChildProcess, at: number) => void = () => undefined;
  #isOver = false;

  constructor(project: OutboxProject) {
    this.#project = project;
  }

  start(): void {
    for (let i = 0; i < workers; i++) this.#hire();
  }

  /** Kills who has delivered something within the last 30 ms, so often, one after the other. */
  killWhoDelivers(times: number): Promise<void> {
    return new Promise((resolve) => {
      let next = Date.now() + 200;
      this.#onDelivery = (who, at) => {
        if (Date.now() < next || Date.now() - at > 30 || this.killed >= times) return;
        next = Date.now() + 200;
        who.kill('SIGKILL');
        if (++this.killed === times) resolve();
      };
    });
  }

  /** How long each took, in milliseconds. */
  async stop(): Promise<readonly number[]> {
    this.#isOver = true;
    return Promise.all(
      [...this.#members].map(
        (member) =>
          new Promise<number>((resolve, reject) => {
            const start = Date.now();
            member.once('exit', (code) => (code === 0 ? resolve(Date.now() - start) : reject(new Error(`A worker ended with ${code}.`))));
            member.kill('SIGTERM');
          }),
      ),
    );
  }

  kill(): void {
    this.#isOver = true;
    for (const member of this.#members) member.kill('SIGKILL');
  }

  #hire(): void {
    const member = fork(this.#project.worker, { stdio: ['ignore', 'ignore', process.env.DEBUG ? 'inherit' : 'ignore', 'ipc'] });
    this.#members.add(member);
    member.on('message', (at) => this.#onDelivery(member, Number(at)));
    member.once('exit', () => {
      this.#members.delete(member);
      if (!this.#isOver) this.#hire();
    });
  }
}

/** What the worker says when it is run with a command. */
export function run({ worker }: OutboxProject, ...words: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = fork(worker, [...words], { silent: true });
    let said = '';
    child.stdout!.on('data', (chunk) => {
      said += chunk;
    });
    child.once('exit', (code) => (code === 0 ? resolve(said) : reject(new Error(`${words} ended with ${code}: ${said}`))));
  });
}
