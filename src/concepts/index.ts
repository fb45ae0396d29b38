// Written by `npm run generate`.
import { abstractionLevels } from './abstraction-levels.ts';
import { apiContracts } from './api-contracts.ts';
import { apiVersioning } from './api-versioning.ts';
import { backfill } from './backfill.ts';
import { backwardCompatibility } from './backward-compatibility.ts';
import { blueGreen } from './blue-green.ts';
import { boringTechnology } from './boring-technology.ts';
import { cacheExpiry } from './cache-expiry.ts';
import { cacheStampede } from './cache-stampede.ts';
import { cacheStrategies } from './cache-strategies.ts';
import { caching } from './caching.ts';
import { callsInTransactions } from './calls-in-transactions.ts';
import { canary } from './canary.ts';
import { cap } from './cap.ts';
import { cdn } from './cdn.ts';
import { choosingADatabase } from './choosing-a-database.ts';
import { complexity } from './complexity.ts';
import { compositeIndexes } from './composite-indexes.ts';
import { connectionPool } from './connection-pool.ts';
import { consistency } from './consistency.ts';
import { consistentHashing } from './consistent-hashing.ts';
import { deadLetterQueue } from './dead-letter-queue.ts';
import { deadlocks } from './deadlocks.ts';
import { deployAndRelease } from './deploy-and-release.ts';
import { dualWrite } from './dual-write.ts';
import { errorMessages } from './error-messages.ts';
import { expandContract } from './expand-contract.ts';
import { factory } from './factory.ts';
import { featureFlags } from './feature-flags.ts';
import { federation } from './federation.ts';
import { fieldNames } from './field-names.ts';
import { idempotency } from './idempotency.ts';
import { indexes } from './indexes.ts';
import { isolationLevels } from './isolation-levels.ts';
import { loadBalancing } from './load-balancing.ts';
import { loadingStates } from './loading-states.ts';
import { lostUpdates } from './lost-updates.ts';
import { nPlusOne } from './n-plus-one.ts';
import { optimisticUpdates } from './optimistic-updates.ts';
import { outbox } from './outbox.ts';
import { percentiles } from './percentiles.ts';
import { performanceOrScalability } from './performance-or-scalability.ts';
import { readReplicas } from './read-replicas.ts';
import { realTime } from './real-time.ts';
import { replication } from './replication.ts';
import { repository } from './repository.ts';
import { retries } from './retries.ts';
import { rollback } from './rollback.ts';
import { scalingOut } from './scaling-out.ts';
import { separationOfConcerns } from './separation-of-concerns.ts';
import { sharding } from './sharding.ts';
import { strategy } from './strategy.ts';
import { transactions } from './transactions.ts';
import { zeroDowntimeMigrations } from './zero-downtime-migrations.ts';

export const concepts = [
  abstractionLevels,
  apiContracts,
  apiVersioning,
  backfill,
  backwardCompatibility,
  blueGreen,
  boringTechnology,
  cacheExpiry,
  cacheStampede,
  cacheStrategies,
  caching,
  callsInTransactions,
  canary,
  cap,
  cdn,
  choosingADatabase,
  complexity,
  compositeIndexes,
  connectionPool,
  consistency,
  consistentHashing,
  deadLetterQueue,
  deadlocks,
  deployAndRelease,
  dualWrite,
  errorMessages,
  expandContract,
  factory,
  featureFlags,
  federation,
  fieldNames,
  idempotency,
  indexes,
  isolationLevels,
  loadBalancing,
  loadingStates,
  lostUpdates,
  nPlusOne,
  optimisticUpdates,
  outbox,
  percentiles,
  performanceOrScalability,
  readReplicas,
  realTime,
  replication,
  repository,
  retries,
  rollback,
  scalingOut,
  separationOfConcerns,
  sharding,
  strategy,
  transactions,
  zeroDowntimeMigrations,
];
