// Written by `npm run generate`.
import { amqplib } from './amqplib.ts';
import { anthropic } from './anthropic.ts';
import { apolloClient } from './apollo-client.ts';
import { awsSdkClient } from './aws-sdk-client.ts';
import { axios } from './axios.ts';
import { bullmq } from './bullmq.ts';
import { drizzle } from './drizzle.ts';
import { fetch } from './fetch.ts';
import { googleCloudPubsub } from './google-cloud-pubsub.ts';
import { googleCloudStorage } from './google-cloud-storage.ts';
import { googleapis } from './googleapis.ts';
import { got } from './got.ts';
import { graphileWorker } from './graphile-worker.ts';
import { graphqlRequest } from './graphql-request.ts';
import { ioredis } from './ioredis.ts';
import { kafkajs } from './kafkajs.ts';
import { knex } from './knex.ts';
import { ky } from './ky.ts';
import { kysely } from './kysely.ts';
import { memcached } from './memcached.ts';
import { mongoose } from './mongoose.ts';
import { mysql2 } from './mysql2.ts';
import { nats } from './nats.ts';
import { nestjsMicroservices } from './nestjs-microservices.ts';
import { nodemailer } from './nodemailer.ts';
import { octokit } from './octokit.ts';
import { openai } from './openai.ts';
import { pg } from './pg.ts';
import { pgBoss } from './pg-boss.ts';
import { postgres } from './postgres.ts';
import { prisma } from './prisma.ts';
import { redis } from './redis.ts';
import { resend } from './resend.ts';
import { sendgrid } from './sendgrid.ts';
import { sequelize } from './sequelize.ts';
import { slack } from './slack.ts';
import { slonik } from './slonik.ts';
import { stripe } from './stripe.ts';
import { superagent } from './superagent.ts';
import { twilio } from './twilio.ts';
import { typeorm } from './typeorm.ts';
import { undici } from './undici.ts';
import { upstashRedis } from './upstash-redis.ts';

export const libraries = [
  amqplib,
  anthropic,
  apolloClient,
  awsSdkClient,
  axios,
  bullmq,
  drizzle,
  fetch,
  googleCloudPubsub,
  googleCloudStorage,
  googleapis,
  got,
  graphileWorker,
  graphqlRequest,
  ioredis,
  kafkajs,
  knex,
  ky,
  kysely,
  memcached,
  mongoose,
  mysql2,
  nats,
  nestjsMicroservices,
  nodemailer,
  octokit,
  openai,
  pg,
  pgBoss,
  postgres,
  prisma,
  redis,
  resend,
  sendgrid,
  sequelize,
  slack,
  slonik,
  stripe,
  superagent,
  twilio,
  typeorm,
  undici,
  upstashRedis,
];
