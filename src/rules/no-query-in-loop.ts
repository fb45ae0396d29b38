import { defineRule, notInProduction, type Problem, type RuleContext, type Step } from '../engine/rule.ts';
import { ts } from '../engine/ts.ts';
import { hasIterated, queries } from '../facts/effects.ts';
import { operationBehind, type ReachedOperation } from '../facts/operations.ts';
import { batchLookup } from '../fixes/batch-lookup.ts';
import { libraryById } from '../libraries/catalogue.ts';
import { isHandedTo } from '../syntax/arguments.ts';
import { type Call, shown, shownCallee } from '../syntax/expressions.ts';
import { type Iteration, iterationOf, namedIterationOf } from '../syntax/iterations.ts';
import { plural } from '../syntax/naming.ts';

export const noQueryInLoop = defineRule({
  id: 'no-query-in-loop',
  concept: 'n-plus-one',
  severity: 'warning',
  needs: 'facts',
  summary: 'A loop runs one database query per element.',
  why: `
Every element waits for its own round trip to the database: 200 orders cost 200 queries.
Nobody notices with ten rows in development; with ten thousand in production the page times out.
\`Promise.all\` changes the waiting, not the number, and takes every connection of the pool while it lasts.
Ask once for all elements, or load them together with their parent.

Ignore it when the list is bounded by a small constant, or when each query needs the result of the one before.`,
  examples: [
    {
      prelude: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
declare const orders: { customerId: number }[];
declare function sendReceipt(order: unknown, customer: unknown): void;`,
      bad: `
for (const order of orders) {
  const customer = await prisma.customer.findUnique({ where: { id: order.customerId } });
  //                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 \`prisma.customer.findUnique\` runs once per \`order\` of \`orders\`: 200 orders cost 200 queries. Ask once for all of them.
  sendReceipt(order, customer);
}`,
      good: `
const customers = await prisma.customer.findMany({ where: { id: { in: orders.map((order) => order.customerId) } } });
const customerById = new Map(customers.map((customer) => [customer.id, customer]));
for (const order of orders) {
  const customer = customerById.get(order.customerId) ?? null;
  sendReceipt(order, customer);
}`,
    },
  ],
  skips: notInProduction,
  mayApply: (file, facts) => hasIterated(queries, file, facts),
  visit: {
    CallExpression: queryInLoop,
    TaggedTemplateExpression: queryInLoop,
  },
});

function queryInLoop(call: Call, { facts }: RuleContext): Problem | undefined {
  const around = iterationOf(call);
  const handing = ts.isCallExpression(call) ? namedIterationOf(call) : undefined;
  const reached = (around ?? handing) && operationBehind(call, queries, facts);
  const iteration = reached?.isHandedOver ? (handing ?? around) : around;
  if (!reached || !iteration || libraryById(reached.library).isInProcess || isJoined(reached, call, iteration)) return;
  const fix = reached.through.length || !ts.isCallExpression(call) ? undefined : batchLookup(call, iteration, reached.library);
  const because = [loopStep(iteration), ...reached.steps];
  return { at: call, message: messageFor(call, iteration, reached), because, ...(fix && { fixes: [fix] }) };
}

/** Some clients make one round trip of what looks like many: queries of one tick that they join, lists handed to a transaction. */
function isJoined({ operation, through }: ReachedOperation, call: Call, { node, callback, gathered }: Iteration): boolean {
  if (!ts.isIterationStatement(node, false) && isHandedTo('$transaction', node)) return true;
  return (
    callback !== undefined && gathered !== undefined && operation.joinsInTick === true && !through.length && isFirstAwait(call, callback)
  );
}

function isFirstAwait(call: Call, callback: ts.Node): boolean {
  return !/\bawait\b/.test(
    callback
      .getText()
      .slice(0, call.getStart() - callback.getStart())
      .replace(/\bawait\s*$/, ''),
  );
}

function messageFor(call: Call, iteration: Iteration, { through, text, isHandedOver }: ReachedOperation): string {
  const callee = `\`${isHandedOver && ts.isCallExpression(call) ? shown(call.arguments[0]!) : shownCallee(call)}\``;
  const what = through.length
    ? `${callee} queries the database ${rounds(iteration)}, by \`${text}\`${through.length > 1 ? `, through \`${through.join('` → `')}\`` : ''}`
    : `${callee} runs ${rounds(iteration)}`;
  const pool = iteration.gathered ? ' Side by side they can take every connection of the pool.' : '';
  return `${what}: 200 ${elements(iteration)} cost 200 queries.${pool} Ask once for all of them.`;
}

function elements({ item, items }: Iteration): string {
  if (!items) return 'rounds';
  return item && 'text' in item && /^\w{2,16}(?<!s|data|info|query)$/i.test(item.text) ? plural(item.text) : 'elements';
}

function loopStep({ node, items }: Iteration): Step {
  return { at: items ?? node.getFirstToken() ?? node, message: items ? `the loop goes over \`${shown(items, 40)}\`` : 'the loop' };
}

function rounds({ items, item }: Iteration): string {
  if (!items) return 'in every round of the loop';
  const element = item && 'text' in item ? `\`${item.text}\`` : 'element';
  return `once per ${element} of \`${shown(items, 40)}\``;
}
