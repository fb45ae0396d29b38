/** What a person reads of a scaffold before running it. */
export interface Scaffold {
  /** Runs as `fundamentals.scaffold` with this argument. */
  readonly id: string;
  /** The page of the reference that explains it. */
  readonly concept: string;
  readonly title: string;
  readonly summary: string;
}

/** In the order in which people are offered them. */
export const scaffolds: readonly Scaffold[] = [
  {
    id: 'outbox',
    concept: 'outbox',
    title: 'Transactional outbox',
    summary:
      'Migration, enqueue helper, relay worker, inbox guard, dead letters, retention, metrics and a test, in the style of your project: for pg, Postgres.js, Prisma, Drizzle, Knex, Kysely, TypeORM, Sequelize and MikroORM on PostgreSQL, for MySQL2 and most of them on MySQL 8.',
  },
  {
    id: 'expand-contract',
    concept: 'expand-contract',
    title: 'Expand-contract migration',
    summary:
      'A column gets another name or type, is parted into several, moves to another table, is required, points at another table or goes while old and new versions of the program run: a migration a step, triggers that write both places, a backfill that resumes, a contract that refuses while a row differs, the way back from each step, and a check list. For PostgreSQL.',
  },
];
