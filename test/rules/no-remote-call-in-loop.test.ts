import { noRemoteCallInLoop as rule } from '../../src/rules/no-remote-call-in-loop.ts';
import { check } from '../fixture.ts';

describe('no-remote-call-in-loop', () => {
  it('sees requests, and says what starting all at once does', () => {
    check(
      rule,
      `
import axios from 'axios';
import Stripe from 'stripe';
const stripe = new Stripe('key');
export async function run(ids: string[]) {
  for (const id of ids) {
    await fetch(\`https://example.com/\${id}\`);
    //    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`fetch\` runs once per \`id\` of \`ids\`: 200 ids cost 200 requests. Ask once for all of them where the service can; else limit how many run at a time.
  }
  await Promise.all(ids.map((id) => axios.get(\`/stock/\${id}\`)));
  //                                ^^^^^^^^^^^^^^^^^^^^^^^^^ \`axios.get\` runs once per \`id\` of \`ids\`: 200 ids cost 200 requests. Side by side they all start at once. Ask once for all of them where the service can; else limit how many run at a time.
  for (const id of ids) {
    await stripe.customers.del(id);
    //    ^^^^^^^^^^^^^^^^^^^^^^^^ \`stripe.customers.del\` runs once per \`id\` of \`ids\`: 200 ids cost 200 requests. Ask once for all of them where the service can; else limit how many run at a time.
  }
}`,
    );
  });

  it('does not advise what is done already: a limiter or a chunk paces it', () => {
    check(
      rule,
      `
import pLimit from 'p-limit';
import pMap from 'p-map';
const limit = pLimit(5);
export async function run(ids: string[]) {
  await Promise.all(ids.map((id) => limit(() => fetch(\`/stock/\${id}\`))));
  await pMap(ids, (id) => fetch(\`/stock/\${id}\`), { concurrency: 4 });
  for (let at = 0; at < ids.length; at += 10) {
    const some = ids.slice(at, at + 10);
    await Promise.all(some.map((id) => fetch(\`/stock/\${id}\`)));
  }
  await pMap(ids, (id) => fetch(\`/stock/\${id}\`));
  //                      ^^^^^^^^^^^^^^^^^^^^^ \`fetch\` runs once per \`id\` of \`ids\`: 200 ids cost 200 requests. Ask once for all of them where the service can; else limit how many run at a time.
}`,
    );
  });

  it('has nothing to say of downloads and mails that go one after the other: nobody takes a list of them', () => {
    check(
      rule,
      `
import nodemailer from 'nodemailer';
const transport = nodemailer.createTransport({});
async function download(url: string) { return fetch(url); }
export async function run(images: { url: string; host: string; path: string }[], to: string[]) {
  for (const { url } of images) await fetch(url);
  for (const image of images) await fetch(image.host + image.path);
  for (const image of images) await fetch(new URL(image.path, 'https://example.com'), { method: 'GET' });
  for (const image of images) await fetch(\`\${image.host}/\${image.path}\`);
  for (const image of images) await download(image.url);
  for (const address of to) await transport.sendMail({ to: address });
  for (const image of images) await download(\`/images/\${image.path}\`);
  //                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`download\` calls another service once per \`image\` of \`images\`, by \`fetch\`: 200 images cost 200 requests. Ask once for all of them where the service can; else limit how many run at a time.
  await Promise.all(images.map((image) => fetch(image.url)));
  //                                      ^^^^^^^^^^^^^^^^ \`fetch\` runs once per \`image\` of \`images\`: 200 images cost 200 requests. Side by side they all start at once. Limit how many run at a time.
  await Promise.all(to.map((address) => transport.sendMail({ to: address })));
  //                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`transport.sendMail\` runs once per \`address\` of \`to\`: 200 elements cost 200 requests. Side by side they all start at once. Limit how many run at a time.
}`,
    );
  });

  it('sees jobs published one by one, through the functions that do it', () => {
    check(
      rule,
      `
import { enqueue } from './queue';
export async function remind(users: { id: number }[]) {
  for (const user of users) {
    await enqueue(user.id);
    //    ^^^^^^^^^^^^^^^^ \`enqueue\` publishes a message once per \`user\` of \`users\`, by \`queue.add\`: 200 users cost 200 round trips to the broker. Hand over all messages in one call.
  }
}
//- /queue.ts
import { Queue } from 'bullmq';
const queue = new Queue('mail');
export const enqueue = (userId: number) => queue.add('reminder', { userId });
export const enqueueAll = (ids: number[]) => queue.addBulk(ids.map((userId) => ({ name: 'reminder', data: { userId } })));
`,
    );
  });

  it('asks the same queue again and again, but not a queue of its own for each name', () => {
    check(
      rule,
      `
import { Queue } from 'bullmq';
const queues = new Map<string, Queue>();
function queueOf(name: string, isUrgent = false): Queue { return new Queue(name); }
export async function run(names: string[]) {
  for (const name of names) {
    const queue = queueOf(name);
    await queue.getJobCounts();
    await queueOf(name).clean(0, 100);
    let other;
    if (name === 'mail') other = queueOf(name, true);
    else other = queueOf(name);
    await other.getJobCounts();
    await queueOf('mail').add(name, {});
    //    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`queueOf('mail').add\` runs once per \`name\` of \`names\`: 200 names cost 200 round trips to the broker. Hand over all messages in one call.
  }
}`,
    );
  });

  describe('stays silent', () => {
    const cases: [why: string, code: string][] = [
      ['one command for all keys', 'await redis.mget(ids);'],
      ['a retry', 'for (let attempt = 0; attempt < 3; attempt++) { try { return await fetch(url); } catch {} }'],
      ['polling', 'while (true) { const { ok } = await fetch(url); if (ok) break; await sleep(1000); }'],
      ['pages', "let cursor = ''; do { const page = await (await fetch(url + cursor)).json(); cursor = page.next; } while (cursor);"],
      ['a literal list', "for (const region of ['eu', 'us']) await fetch(url + region);"],
      [
        'jobs that are tried again one by one, as the queue has no call for these',
        'for (const job of await jobs.getFailed()) await job.retry();',
      ],
      ['a method of the same name on a map', 'const cache = new Map<string, string>(); for (const id of ids) cache.get(id);'],
      [
        'what queries the database as well: `no-query-in-loop` says it',
        'for (const id of ids) await load(id);\nasync function load(id: string) { return (await redis.get(id)) ?? (await db.query(id)); }',
      ],
    ];
    for (const [why, code] of cases) {
      it(why, () =>
        check(
          rule,
          `
import { Redis } from 'ioredis';
import { Pool } from 'pg';
import { Queue } from 'bullmq';
const redis = new Redis();
const jobs = new Queue('jobs');
const db = new Pool();
declare const ids: string[];
declare const url: string;
declare const sleep: (ms: number) => Promise<void>;
${code}`,
        ),
      );
    }
  });
});
