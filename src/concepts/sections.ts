/** The table of contents: sections and their pages, in the order in which the sidebar shows them. */
export const sections = {
  boring: {
    title: 'Choose boring technology',
    says: 'Spend your courage on the product.',
    pages: ['boring-technology'],
  },
  structure: {
    title: 'Structure code',
    says: 'Where each line belongs, and what others may rely on.',
    pages: [
      'separation-of-concerns',
      'abstraction-levels',
      'repository',
      'factory',
      'strategy',
      'api-contracts',
      'api-versioning',
      'field-names',
    ],
  },
  performance: {
    title: 'Performance',
    says: 'One user is slow: latency.',
    pages: ['n-plus-one', 'indexes', 'composite-indexes', 'complexity', 'connection-pool', 'percentiles'],
  },
  scalability: {
    title: 'Scalability',
    says: 'Many users are slow: throughput.',
    pages: [
      'performance-or-scalability',
      'caching',
      'cache-strategies',
      'cache-expiry',
      'cache-stampede',
      'load-balancing',
      'scaling-out',
      'cdn',
    ],
  },
  reliability: {
    title: 'Reliability',
    says: 'Something will fail: what then?',
    pages: [
      'transactions',
      'isolation-levels',
      'lost-updates',
      'deadlocks',
      'idempotency',
      'retries',
      'outbox',
      'calls-in-transactions',
      'dead-letter-queue',
      'replication',
      'consistency',
      'cap',
    ],
  },
  data: {
    title: 'Data at scale',
    says: 'One database is no longer enough.',
    pages: ['choosing-a-database', 'read-replicas', 'federation', 'sharding', 'consistent-hashing'],
  },
  shipping: {
    title: 'Shipping',
    says: 'Get it out, and get it back.',
    pages: ['deploy-and-release', 'feature-flags', 'canary', 'blue-green', 'rollback'],
  },
  change: {
    title: 'Change systems safely',
    says: 'New data and new shapes, while people use the old.',
    pages: ['expand-contract', 'zero-downtime-migrations', 'backfill', 'dual-write', 'backward-compatibility'],
  },
  ux: {
    title: 'Good UX',
    says: 'What the person in front of it sees.',
    pages: ['optimistic-updates', 'real-time', 'loading-states', 'error-messages'],
  },
} as const satisfies Readonly<Record<string, Section>>;

interface Section {
  readonly title: string;
  /** Half a sentence under the title. */
  readonly says: string;
  readonly pages: readonly string[];
}

export type SectionId = keyof typeof sections;

/** Every page there is: a link to another does not compile. */
export type ConceptId = (typeof sections)[SectionId]['pages'][number];
