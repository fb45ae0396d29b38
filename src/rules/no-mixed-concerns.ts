import { defineRule, notInProduction, type Problem, type RuleContext, type Step } from '../engine/rule.ts';
import { spanOf } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { entryPointAround } from '../facts/entry-points.ts';
import { layering } from '../facts/layering.ts';
import { queriesIn, queryAt } from '../facts/queries.ts';
import { roles } from '../facts/roles.ts';
import { concernsOf } from '../syntax/concerns.ts';
import { shownCallee } from '../syntax/expressions.ts';
import { type FunctionOutline, functionsOf } from '../syntax/functions.ts';

export const noMixedConcerns = defineRule({
  id: 'no-mixed-concerns',
  concept: 'separation-of-concerns',
  severity: 'hint',
  needs: 'facts',
  summary: 'One handler queries the database, computes and shapes the reply.',
  why: `
Three reasons to change one function: a new column, a new rule, a new field of the reply.
The rule can be tested only with a request and a database at hand, and whoever needs it in a job copies it.
Load in the data layer, decide in a function that takes values and gives values, and name what is sent in a presenter.

It speaks only in projects that have a place for queries, and never of branches and their number.

Ignore it when the handler is short and nothing will ever share its rule.`,
  examples: [
    {
      prelude: `
//- /services/orders.ts
import { PrismaClient } from '@prisma/client';
export const prisma = new PrismaClient();
export const linesOf = (orderId: number) => prisma.line.findMany({ where: { orderId } });
export const orders = () => prisma.order.findMany();
export const order = (id: number) => prisma.order.findUnique({ where: { id } });
export const remove = (id: number) => prisma.order.delete({ where: { id } });
//- /main.ts
import express from 'express';
import { linesOf, prisma } from './services/orders';
const app = express();
declare function presentBill(lines: unknown[], total: number): unknown;
declare function totalOf(lines: unknown[]): number;`,
      bad: `
app.get('/orders/:id/bill', async (req, res) => {
  //                        ^^^^^^^^^^^^^^^^^^^ hint: GET /orders/:id/bill reads the request, queries the database, computes and shapes the reply: four reasons to change, and none can be tested alone. Leave the query to the data layer, the rule to a function of values, and the fields to a presenter.
  const lines = await prisma.line.findMany({ where: { orderId: Number(req.params.id) } });
  let total = 0;
  for (const line of lines) total += line.price * line.count;
  res.json({
    total,
    lines: lines.map((line: any) => ({ id: line.id, name: line.name, price: line.price / 100 })),
  });
});`,
      good: `
app.get('/orders/:id/bill', async (req, res) => {
  const lines = await linesOf(Number(req.params.id));
  res.json(presentBill(lines, totalOf(lines)));
});`,
    },
  ],
  skips: notInProduction,
  mayApply: (file, facts) => Object.keys(facts.of(roles, file).entries).length > 0 && facts.about(queriesIn, file).length > 0,
  visit: {
    *SourceFile(file, ctx) {
      const { style } = ctx.facts.about(layering, '');
      if (style !== 'modules' && style !== 'services') return;
      for (const outline of functionsOf(file)) yield* problemIn(outline, ctx);
    },
  },
});

function* problemIn({ node, calls }: FunctionOutline, { facts }: RuleContext): Iterable<Problem> {
  const entry = ts.isSourceFile(node) ? undefined : entryPointAround(node);
  if (!entry || ts.isSourceFile(node) || !('body' in node) || !node.body) return;
  const query = calls.find((call) => queryAt(call, facts));
  const concerns = concernsOf(node as ts.FunctionLikeDeclaration);
  const computed = concerns.get('computes');
  if (!query || !computed || !concerns.has('shapes the reply')) return;
  const steps: Step[] = [...concerns].map(([concern, [at]]) => ({ at: at!, message: `it ${concern} here` }));
  steps.push({ at: query, message: `it queries the database here, by \`${shownCallee(query)}\`` });
  const names = [...(concerns.has('reads the request') ? ['reads the request'] : []), 'queries the database', 'computes'];
  yield {
    at: { start: spanOf(node).start, end: signatureEnd(node) },
    message: `${entry.name} ${names.join(', ')} and shapes the reply: ${names.length === 3 ? 'four' : 'three'} reasons to change, and none can be tested alone. Leave the query to the data layer, the rule to a function of values, and the fields to a presenter.`,
    isHint: true,
    because: steps,
  };
}

/** Where what introduces a function ends. */
function signatureEnd(fn: ts.SignatureDeclaration): number {
  if (ts.isArrowFunction(fn)) return fn.equalsGreaterThanToken.end;
  return fn.name?.end ?? (fn as ts.FunctionExpression).body.getStart();
}
