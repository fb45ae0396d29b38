import type { ConceptId, SectionId } from './sections.ts';

/** One of the eight practices of 'Learn by doing', one a month. */
export interface Practice {
  /** Never changes: people's ticks are kept by it. */
  readonly id: string;
  readonly title: string;
  readonly section: SectionId;
  /** What to do, as Markdown. `[outbox](#outbox)` opens a page. */
  readonly task: string;
  /** How you know that it is done. */
  readonly done: string;
  /** The pages to read first. */
  readonly concepts: readonly ConceptId[];
  /** What can be seen in the workspace. A hint for the person: only the person ticks. */
  readonly check?: PracticeCheck;
}

/**
 * - `no-findings`: no rule that belongs to a page of `concepts` finds anything in the workspace. There is no such check while no rule does.
 * - `decision-record`: a file such as docs/decisions/*.md or docs/adr/*.md exists.
 * - `cache-expiry`: code writes to a cache, and each write states an expiry.
 * - `outbox-table`: a migration or schema declares a table named outbox, or one that ends so.
 * - `feature-flag`: a condition asks a flag client, or a function such as `isEnabled('…')`.
 */
export type PracticeCheck = 'no-findings' | 'decision-record' | 'cache-expiry' | 'outbox-table' | 'feature-flag';

/** In the order in which they are suggested. */
export const practices: readonly Practice[] = [
  {
    id: 'boring-technology',
    title: 'Write down why you run what you run',
    section: 'boring',
    task: `
List every language, store, queue and rented service you run in production, on one page. Choose the one that would be hardest to defend today and write a decision record about it: what it is for, what would break without it, what the boring alternative cannot do, with a number. Put it beside the code, in \`docs/decisions\`.

Start with [choosing boring technology](#boring-technology).`,
    done: 'A decision record lies in the repository, and a colleague has disagreed with one sentence of it.',
    concepts: ['boring-technology', 'choosing-a-database'],
    check: 'decision-record',
  },
  {
    id: 'structure',
    title: 'Cut one handler in three',
    section: 'structure',
    task: `
Take the longest request handler of this workspace. Move its decision into a function that knows neither HTTP nor SQL, its queries to where other queries live, and the shape of the answer into a presenter. Change nothing else.

[Separation of concerns](#separation-of-concerns) shows the cut, [abstraction levels](#abstraction-levels) what must not leak through it.`,
    done: 'The decision has three tests that need neither a server nor a database.',
    concepts: ['separation-of-concerns', 'abstraction-levels', 'repository'],
    check: 'no-findings',
  },
  {
    id: 'performance',
    title: 'Remove every N+1 query',
    section: 'performance',
    task: `
Let the product check this workspace and go through the [N+1](#n-plus-one) findings: fix what grows with the data, and ignore, with a reason, what does not. Then take the slowest endpoint, count its queries with one row and with ten, and keep that count as a test.`,
    done: 'No finding is left that you could not explain, and one test counts queries.',
    concepts: ['n-plus-one', 'complexity', 'indexes'],
    check: 'no-findings',
  },
  {
    id: 'scalability',
    title: 'Give every cached value an end',
    section: 'scalability',
    task: `
Find each place that writes to a cache. For each write down how old the value may be, in seconds, and who said so. Set that as its [expiry](#cache-expiry), with jitter. For the hottest key, make sure that [only one loads](#cache-stampede).

If you have no cache: find the bend in your system's curve instead, as in [performance or scalability](#performance-or-scalability).`,
    done: 'No cache write is left without an expiry, and a test starts 50 calls at once and counts one load.',
    concepts: ['cache-expiry', 'cache-stampede', 'caching', 'performance-or-scalability'],
    check: 'cache-expiry',
  },
  {
    id: 'reliability',
    title: 'Lose no event',
    section: 'reliability',
    task: `
Find one place that saves and then tells somebody else: a broker, a mailer, another service. Kill the process between the two and see what is missing. Then write the event into an [outbox](#outbox) in the same transaction and let a relay send it. Make the receiver [idempotent](#idempotency).`,
    done: 'You have killed the relay while it was sending, and nothing was lost; some events came twice and did no harm.',
    concepts: ['outbox', 'idempotency', 'retries', 'dead-letter-queue'],
    check: 'outbox-table',
  },
  {
    id: 'shipping',
    title: 'Ship something dark',
    section: 'shipping',
    task: `
Put the entrance of your next change behind a [flag](#feature-flags) that hashes the user's id together with the flag's name. Deploy it off. Turn it on for yourselves, then for five percent, and compare both groups by errors, P99 and one business figure. Turn it off once, on purpose, and time it.`,
    done: 'From "turn it off" to off took less than a minute, and the flag has an owner and an end date.',
    concepts: ['deploy-and-release', 'feature-flags', 'canary', 'rollback'],
    check: 'feature-flag',
  },
  {
    id: 'migrations',
    title: 'Rename a column while people use it',
    section: 'change',
    task: `
Choose a column whose name misleads. Rename it in five deploys, as [expand and contract](#expand-contract) says, with a [backfill](#backfill) that can be killed and goes on. Set a lock timeout in each [migration](#zero-downtime-migrations). Write for every step how to undo it, and undo one.`,
    done: 'The old column is gone, no request failed, and the verifying query says zero.',
    concepts: ['expand-contract', 'zero-downtime-migrations', 'backfill', 'dual-write'],
    check: 'no-findings',
  },
  {
    id: 'ux',
    title: 'Let it fail in front of a person',
    section: 'ux',
    task: `
Break your product in ten ways: no network, a slow answer, an expired session, a name that is taken. Write down what is shown each time. Rewrite the three worst [messages](#error-messages), make one frequent click [optimistic](#optimistic-updates) with a rollback, and replace one spinner by nothing or by [the shape of the content](#loading-states).`,
    done: 'Somebody who did not build it knew, for each of the three, what had happened and what to do.',
    concepts: ['error-messages', 'optimistic-updates', 'loading-states'],
    check: 'no-findings',
  },
];
