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
];
