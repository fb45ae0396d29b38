import { defineRule, notInProduction, type Problem, type RuleContext } from '../engine/rule.ts';
import { isDownload } from '../facts/downloads.ts';
import { hasIterated, queries } from '../facts/effects.ts';
import { operationBehind } from '../facts/operations.ts';
import { gatheringAround, repetitionOf } from '../facts/repetitions.ts';
import { limitConcurrency } from '../fixes/limit-concurrency.ts';
import type { OperationKind } from '../libraries/library.ts';
import type { Call } from '../syntax/expressions.ts';
import { isPaced } from '../syntax/pacing.ts';
import { repeatedCall, type Words } from './repeated.ts';

const remote: readonly OperationKind[] = ['remote call', 'publish', 'cache'];

export const noRemoteCallInLoop = defineRule({
  id: 'no-remote-call-in-loop',
  concept: 'n-plus-one',
  severity: 'warning',
  needs: 'facts',
  summary: 'A loop makes one call to another service, a queue or the cache per element.',
  why: `
Every element waits for its own round trip over the network: 200 orders at 50 ms each are ten seconds.
\`Promise.all\` shortens the waiting, but all requests start at once, and the other side answers with 429 or falls over.
Most services take a list: Redis has \`MGET\`, queues have a bulk \`add\`, and payment and mail APIs list or batch.
Where there is no such call, limit how many run at a time, and keep the loop out of the request that a person waits for.
Where a limiter or a chunk of fixed size does so already, nothing is said; of downloads and mails, which nobody takes by the list, only when all start at once.

Ignore it when the list is bounded by a small constant, or when each call needs the result of the one before.`,
  examples: [
    {
      prelude: `
import { Redis } from 'ioredis';
const redis = new Redis();
declare const productIds: string[];
declare function show(price: string | null | undefined): void;`,
      bad: `
for (const id of productIds) {
  show(await redis.get(\`price:\${id}\`));
  //         ^^^^^^^^^^^^^^^^^^^^^^^^ \`redis.get\` runs once per \`id\` of \`productIds\`: 200 ids cost 200 round trips to the cache. Ask with one command, or send them in one pipeline.
}`,
      good: `
const prices = await redis.mget(productIds.map((id) => \`price:\${id}\`));
for (const price of prices) {
  show(price);
}`,
    },
    {
      prelude: `
import pLimit from 'p-limit';
declare const cities: { name: string }[];`,
      bad: `
const forecasts = await Promise.all(
  cities.map(async (city) => {
    const response = await fetch(\`https://weather.example/\${city.name}\`);
    //                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 \`fetch\` runs once per \`city\` of \`cities\`: 200 cities cost 200 requests. Side by side they all start at once. Ask once for all of them where the service can; else limit how many run at a time.
    return response.json();
  }),
);`,
      good: `
const limit = pLimit(5);
const forecasts = await Promise.all(
  cities.map((city) => limit(async () => {
    const response = await fetch(\`https://weather.example/\${city.name}\`);
    return response.json();
  })),
);`,
    },
  ],
  skips: notInProduction,
  options: {
    kinds: {
      type: 'array',
      items: { type: 'string', enum: [...remote] },
      default: [...remote],
      description: 'Which calls are spoken of: those to another service, to a queue, to the cache.',
    },
  },
  mayApply: (file, facts) => hasIterated(remote, file, facts),
  visit: {
    CallExpression: remoteCallInLoop,
    TaggedTemplateExpression: remoteCallInLoop,
  },
});

/** What queries the database as well is a matter of `no-query-in-loop`: one cause, one finding. */
function remoteCallInLoop(call: Call, { facts, options }: RuleContext): Problem | undefined {
  const found = repetitionOf(call, options.kinds as readonly OperationKind[], facts);
  if (!found || found.isJoined || operationBehind(call, queries, facts)) return;
  const { kind, isSingle } = found.reached.operation;
  if (kind !== 'remote call') return isSingle ? undefined : repeatedCall(call, found, words[kind]!);
  if (isPaced(call, found.iteration)) return;
  const isAlone = isSingle || isDownload(call, found.reached, found.iteration, facts);
  if (isAlone && !gatheringAround(call, found.iteration)) return;
  const fix = limitConcurrency(found.iteration, facts);
  return { ...repeatedCall(call, found, isAlone ? singles : requests), ...(fix && { fixes: [fix] }) };
}

const requests: Words = {
  does: 'calls another service',
  costs: 'requests',
  sideBySide: 'Side by side they all start at once.',
  advice: 'Ask once for all of them where the service can; else limit how many run at a time.',
};

/** No call of the service does it for many. */
const singles: Words = { ...requests, advice: 'Limit how many run at a time.' };

const words: Readonly<Partial<Record<OperationKind, Words>>> = {
  publish: {
    does: 'publishes a message',
    costs: 'round trips to the broker',
    sideBySide: 'Side by side they all start at once.',
    advice: 'Hand over all messages in one call.',
  },
  cache: {
    does: 'asks the cache',
    costs: 'round trips to the cache',
    sideBySide: 'Side by side they queue up on one connection.',
    advice: 'Ask with one command, or send them in one pipeline.',
  },
};
