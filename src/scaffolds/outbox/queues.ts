import { type Dialect, dialectNames } from '../databases.ts';
import { dependenciesOf, manifestOf, nodeOf, Refusal, type Tree } from '../tree.ts';

/** What delivers events: a relay that is the project's own, or a queue that keeps its jobs in the same database. */
export const queueNames = ['relay', 'graphile-worker', 'pg-boss'] as const;
export type QueueName = (typeof queueNames)[number];

export interface Queue {
  readonly name: QueueName;
  /** Whose programs are taken first. */
  readonly variants: readonly string[];
  /** What it is made of, in the order in which one reads it. */
  readonly programs: readonly string[];
  /** As a package manager reads it, in the version that runs on the project's Node. */
  readonly install: string | undefined;
}

const common = ['events', 'enqueue', 'database', 'handlers', 'relay'];

/** The queue that was asked for, or that the outbox in that folder is on; a relay of its own where there is none. Throws a Refusal. */
export function queueOf(tree: Tree, folder: string, wanted: string | undefined, dialect: Dialect): Queue {
  const existing = existingQueue(tree, folder);
  const name = queueNames.find((each) => each === (wanted ?? existing ?? 'relay'));
  if (!name) throw new Refusal(`Events are not delivered by '${wanted}': there are ${queueNames.join(', ')}.`);
  if (existing && name !== existing)
    throw new Refusal(`The outbox in ${folder} is delivered by ${deliverers[existing]}: delete it first, or say another folder.`);
  if (name === 'relay')
    return { name, variants: [], programs: [...common, 'store', 'pauses', 'inbox', 'upkeep', 'worker'], install: undefined };
  if (dialect !== 'postgresql') throw new Refusal(`${name} keeps its jobs in PostgreSQL, and here it runs on ${dialectNames[dialect]}.`);
  const { dependencies = {}, devDependencies = {} } = manifestOf(tree);
  const there = { ...devDependencies, ...dependencies }[name];
  if (name === 'graphile-worker')
    return {
      name,
      variants: ['.graphile-worker', '.queue'],
      programs: [...common, 'inbox', 'upkeep', 'worker'],
      install: there === undefined ? (isOlder(tree, [22, 18]) ? 'graphile-worker@0.17' : name) : undefined,
    };
  // The eleventh is another program: ES modules, a named export, and queues whose order survives failures.
  const isTenth = there === undefined ? isOlder(tree, [22, 12]) : /^\D*(\d|10)\b/.test(there);
  return {
    name,
    variants: [...(isTenth ? ['.pg-boss-10'] : []), '.pg-boss', '.queue'],
    programs: [...common, 'boss', 'inbox', 'upkeep', 'worker'],
    install: there === undefined ? (isTenth ? 'pg-boss@10' : name) : undefined,
  };
}

const deliverers: Readonly<Record<QueueName, string>> = {
  relay: 'a relay of its own',
  'graphile-worker': 'graphile-worker',
  'pg-boss': 'pg-boss',
};

/** What delivers the outbox that is there, by the programs that only some have. */
function existingQueue(tree: Tree, folder: string): QueueName | undefined {
  const has = (program: string): boolean =>
    ['.ts', '.js'].some((ending) => tree.read(`${tree.root}/${folder}/${program}${ending}`) !== undefined);
  if (!has('relay') || !has('enqueue')) return;
  return has('boss') ? 'pg-boss' : has('store') ? 'relay' : 'graphile-worker';
}

/** Whether the project runs on an older Node than that; where it does not say, it is taken for one that does not. */
function isOlder(tree: Tree, [major, minor]: readonly [number, number]): boolean {
  const version = nodeOf(tree);
  return version !== undefined && (version[0] < major || (version[0] === major && version[1] < minor));
}

/** What the project has already, and what would be gained by it, in a sentence. */
export function queueInPlace(tree: Tree): string | undefined {
  const dependencies = dependenciesOf(manifestOf(tree));
  if (dependencies.has('graphile-worker'))
    return 'This package has graphile-worker, whose jobs are an outbox too when they are added in the transaction of the change: `--with graphile-worker` writes that. What fails is overtaken there, and what a killed worker held waits for four hours.';
  if (dependencies.has('pg-boss'))
    return 'This package has pg-boss, whose jobs are an outbox too when they are sent in the transaction of the change: `--with pg-boss` writes that. It looks for jobs every half second, and what a killed worker held waits until it expires.';
  return;
}
