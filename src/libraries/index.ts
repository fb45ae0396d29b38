// Written by `npm run generate`.
import { ai } from './ai.ts';
import { algoliasearch } from './algoliasearch.ts';
import { amqplib } from './amqplib.ts';
import { anthropic } from './anthropic.ts';
import { apolloClient } from './apollo-client.ts';
import { async } from './async.ts';
import { asyncLock } from './async-lock.ts';
import { asyncMutex } from './async-mutex.ts';
import { awilix } from './awilix.ts';
import { awsSdk } from './aws-sdk.ts';
import { awsSdkClient } from './aws-sdk-client.ts';
import { axios } from './axios.ts';
import { azureStorageBlob } from './azure-storage-blob.ts';
import { betterSqlite3 } from './better-sqlite3.ts';
import { bluebird } from './bluebird.ts';
import { bottleneck } from './bottleneck.ts';
import { bullmq } from './bullmq.ts';
import { cassandraDriver } from './cassandra-driver.ts';
import { clickhouse } from './clickhouse.ts';
import { cockatiel } from './cockatiel.ts';
import { drizzle } from './drizzle.ts';
import { dynamodb } from './dynamodb.ts';
import { effect } from './effect.ts';
import { elasticsearch } from './elasticsearch.ts';
import { esToolkit } from './es-toolkit.ts';
import { express } from './express.ts';
import { fastify } from './fastify.ts';
import { fetch } from './fetch.ts';
import { firebaseAdmin } from './firebase-admin.ts';
import { googleCloudPubsub } from './google-cloud-pubsub.ts';
import { googleCloudStorage } from './google-cloud-storage.ts';
import { googleapis } from './googleapis.ts';
import { got } from './got.ts';
import { graphileWorker } from './graphile-worker.ts';
import { graphqlRequest } from './graphql-request.ts';
import { hono } from './hono.ts';
import { inversify } from './inversify.ts';
import { ioredis } from './ioredis.ts';
import { kafkajs } from './kafkajs.ts';
import { knex } from './knex.ts';
import { koa } from './koa.ts';
import { ky } from './ky.ts';
import { kysely } from './kysely.ts';
import { lodash } from './lodash.ts';
import { lodashFp } from './lodash-fp.ts';
import { mariadb } from './mariadb.ts';
import { meilisearch } from './meilisearch.ts';
import { memcached } from './memcached.ts';
import { microsoftGraph } from './microsoft-graph.ts';
import { mikroOrm } from './mikro-orm.ts';
import { minio } from './minio.ts';
import { modernAsync } from './modern-async.ts';
import { mongodb } from './mongodb.ts';
import { mongoose } from './mongoose.ts';
import { mssql } from './mssql.ts';
import { mysql2 } from './mysql2.ts';
import { nango } from './nango.ts';
import { nats } from './nats.ts';
import { neo4j } from './neo4j.ts';
import { neondatabaseServerless } from './neondatabase-serverless.ts';
import { nestjsCore } from './nestjs-core.ts';
import { nestjsMicroservices } from './nestjs-microservices.ts';
import { node } from './node.ts';
import { nodemailer } from './nodemailer.ts';
import { notion } from './notion.ts';
import { objection } from './objection.ts';
import { octokit } from './octokit.ts';
import { openai } from './openai.ts';
import { openTelemetry } from './opentelemetry.ts';
import { pAll } from './p-all.ts';
import { pLimit } from './p-limit.ts';
import { pMap } from './p-map.ts';
import { pQueue } from './p-queue.ts';
import { pReduce } from './p-reduce.ts';
import { pRetry } from './p-retry.ts';
import { pThrottle } from './p-throttle.ts';
import { pg } from './pg.ts';
import { pgBoss } from './pg-boss.ts';
import { pgPromise } from './pg-promise.ts';
import { pinecone } from './pinecone.ts';
import { postgres } from './postgres.ts';
import { postmark } from './postmark.ts';
import { pothos } from './pothos.ts';
import { prisma } from './prisma.ts';
import { promisePool } from './promise-pool.ts';
import { qstash } from './qstash.ts';
import { radash } from './radash.ts';
import { ramda } from './ramda.ts';
import { react } from './react.ts';
import { redis } from './redis.ts';
import { remeda } from './remeda.ts';
import { resend } from './resend.ts';
import { rxjs } from './rxjs.ts';
import { sendgrid } from './sendgrid.ts';
import { sentry } from './sentry.ts';
import { sequelize } from './sequelize.ts';
import { slack } from './slack.ts';
import { slonik } from './slonik.ts';
import { stripe } from './stripe.ts';
import { supabaseJs } from './supabase-js.ts';
import { superagent } from './superagent.ts';
import { throat } from './throat.ts';
import { tinyAsyncPool } from './tiny-async-pool.ts';
import { triggerDev } from './trigger-dev.ts';
import { trpc } from './trpc.ts';
import { trpcClient } from './trpc-client.ts';
import { tsyringe } from './tsyringe.ts';
import { twilio } from './twilio.ts';
import { typedi } from './typedi.ts';
import { typeorm } from './typeorm.ts';
import { undici } from './undici.ts';
import { upstashRedis } from './upstash-redis.ts';
import { vercelBlob } from './vercel-blob.ts';
import { webPush } from './web-push.ts';
import { zodBird } from './zod-bird.ts';

export const libraries = [
  ai,
  algoliasearch,
  amqplib,
  anthropic,
  apolloClient,
  async,
  asyncLock,
  asyncMutex,
  awilix,
  awsSdk,
  awsSdkClient,
  axios,
  azureStorageBlob,
  betterSqlite3,
  bluebird,
  bottleneck,
  bullmq,
  cassandraDriver,
  clickhouse,
  cockatiel,
  drizzle,
  dynamodb,
  effect,
  elasticsearch,
  esToolkit,
  express,
  fastify,
  fetch,
  firebaseAdmin,
  googleCloudPubsub,
  googleCloudStorage,
  googleapis,
  got,
  graphileWorker,
  graphqlRequest,
  hono,
  inversify,
  ioredis,
  kafkajs,
  knex,
  koa,
  ky,
  kysely,
  lodash,
  lodashFp,
  mariadb,
  meilisearch,
  memcached,
  microsoftGraph,
  mikroOrm,
  minio,
  modernAsync,
  mongodb,
  mongoose,
  mssql,
  mysql2,
  nango,
  nats,
  neo4j,
  neondatabaseServerless,
  nestjsCore,
  nestjsMicroservices,
  node,
  nodemailer,
  notion,
  objection,
  octokit,
  openai,
  openTelemetry,
  pAll,
  pLimit,
  pMap,
  pQueue,
  pReduce,
  pRetry,
  pThrottle,
  pg,
  pgBoss,
  pgPromise,
  pinecone,
  postgres,
  postmark,
  pothos,
  prisma,
  promisePool,
  qstash,
  radash,
  ramda,
  react,
  redis,
  remeda,
  resend,
  rxjs,
  sendgrid,
  sentry,
  sequelize,
  slack,
  slonik,
  stripe,
  supabaseJs,
  superagent,
  throat,
  tinyAsyncPool,
  triggerDev,
  trpc,
  trpcClient,
  tsyringe,
  twilio,
  typedi,
  typeorm,
  undici,
  upstashRedis,
  vercelBlob,
  webPush,
  zodBird,
];
