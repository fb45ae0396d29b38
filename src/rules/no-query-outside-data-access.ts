import type { FactReader } from '../engine/facts.ts';
import { defineRule, notInProduction, type Problem, type RuleContext } from '../engine/rule.ts';
import type { FileId } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { fattest, type Layering, layering } from '../facts/layering.ts';
import { layerOf, standingOf } from '../facts/layers.ts';
import { type Standing, takingRequests } from '../facts/own-layer.ts';
import { doers, isOwned, ownerOf } from '../facts/owners.ts';
import { type Query, queriesIn, queryAt } from '../facts/queries.ts';
import { roles } from '../facts/roles.ts';
import { pathOf } from '../facts/root-folder.ts';
import { moveQuery } from '../fixes/move-query.ts';
import { type Call, calleeName, shownCallee } from '../syntax/expressions.ts';
import { ownerOf as functionAround } from '../syntax/functions.ts';

export const noQueryOutsideDataAccess = defineRule({
  id: 'no-query-outside-data-access',
  concept: 'repository',
  severity: 'warning',
  needs: 'facts',
  summary: 'A handler queries the database itself, in a project that has a place for queries.',
  why: `
A handler that knows tables changes with every table, and can be tested with a database only.
The next handler that needs the same rows copies the query, and forgets the condition that hides deleted ones.
A function of the data layer has one name, one test and one place to be made faster.

It speaks only where the project itself keeps its queries elsewhere: at most a fifth of them may stand in handlers.
Where more do, it hints at a model that another module asks for already; a project without any such module gets one hint in all.
Services are a place for queries, unless the project has modules made for them: there it is a hint.

Ignore it when the query belongs to this handler alone and nothing will ever share it.`,
  examples: [
    {
      prelude: `
//- /data/orders.ts
import { PrismaClient } from '@prisma/client';
export const prisma = new PrismaClient();
export const findOrder = (id: number) => prisma.order.findUnique({ where: { id } });
export const findOpenOrders = () => prisma.order.findMany({ where: { isOpen: true } });
export const closeOrder = (id: number) => prisma.order.update({ where: { id }, data: { isOpen: false } });
//- /data/customers.ts
import { prisma } from './orders';
export const findCustomer = (id: number) => prisma.customer.findUnique({ where: { id } });
//- /main.ts
import express from 'express';
const app = express();
const presentOrder = (order: unknown) => order;`,
      bad: `
import { prisma } from './data/orders';
app.get('/orders/:id', async (req, res) => {
  const order = await prisma.order.findUnique({ where: { id: Number(req.params.id) } });
  //                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 \`prisma.order.findUnique\` queries the database in a handler, GET /orders/:id, where this project keeps its queries in modules of their own. Move it to \`data/orders.ts\`, which asks for \`order\` already.
  res.json(presentOrder(order));
});`,
      good: `
import { findOrder } from './data/orders';
app.get('/orders/:id', async (req, res) => {
  const order = await findOrder(Number(req.params.id));
  res.json(presentOrder(order));
});`,
    },
  ],
  skips: notInProduction,
  mayApply: (file, facts) => facts.about(queriesIn, file).length > 0 && mayBeOutside(file, facts),
  visit: { CallExpression: queryOutside, TaggedTemplateExpression: queryOutside },
});

function mayBeOutside(file: FileId, facts: FactReader): boolean {
  const { layer } = facts.about(layerOf, file);
  return layer === 'handler' || layer === 'domain' || Object.keys(facts.of(roles, file).entries).length > 0;
}

function queryOutside(call: Call, { facts }: RuleContext): Problem | undefined {
  const { fileName: file } = call.getSourceFile();
  const query = queryAt(call, facts);
  const standing = query && standingOf(call, facts);
  if (!standing || standing.entry?.isField || asksNothing(call) || (standing.layer !== 'handler' && standing.layer !== 'domain')) return;
  const style = facts.about(layering, '');
  const owner = query.model === undefined ? undefined : ownerOf(query.model, file, facts);
  const verdict = verdictOf(call, standing, style, query, facts);
  if (!verdict) return;
  const what = `\`${shownCallee(call)}\``;
  const because = [{ at: call, message: `it stands in the ${standing.layer} layer, as ${standing.why}` }];
  if (verdict === 'no layers')
    return {
      at: call,
      message: `${what} queries the database in a handler${route(standing)}, as handlers of this project do: it has no place of its own for queries. A module for each table would give them one.`,
      isHint: true,
      because,
    };
  const fix = moveQuery(call, query, owner, facts);
  const goal =
    owner === undefined
      ? 'Move it to a function of the data layer.'
      : `Move it to \`${pathOf(owner, facts)}\`, which asks for \`${query.model}\` already.`;
  const place = standing.layer === 'handler' ? `in a handler${route(standing)}` : 'outside of the data layer';
  const habit = {
    modules: 'where this project keeps its queries in modules of their own',
    services: 'where this project keeps its queries in services',
    handlers: '',
    none: '',
  }[style.style];
  return {
    at: call,
    message: `${what} queries the database ${place}${habit && `, ${habit}`}. ${goal}`,
    ...(verdict === 'hint' && { isHint: true as const }),
    because,
    ...(fix && { fixes: [fix] }),
  };
}

/** Whether the database answers, and where a transaction ends, says nothing of tables. */
function asksNothing(call: Call): boolean {
  if (calleeName(call) === 'ping') return true;
  const [sql] = ts.isCallExpression(call) ? call.arguments : [call.template];
  return (
    sql !== undefined &&
    /^(?:\{\s*text:\s*)?[`'"]\s*(?:begin|commit|rollback|savepoint|start transaction|set|show|select\s+(?:1|now\(\)|version\(\)))\b/i.test(
      sql.getText(),
    )
  );
}

/** The gates follow the project: what is its habit is no fault of one line. */
function verdictOf(
  call: Call,
  { layer, why }: Standing,
  { style }: Layering,
  { model, verb }: Pick<Query, 'model' | 'verb'>,
  facts: FactReader,
): 'warning' | 'hint' | 'no layers' | undefined {
  const hasOwner = model !== undefined && facts.about(isOwned, model);
  // What belongs together in one transaction stands together.
  if (layer === 'domain') return style === 'modules' && hasOwner && !isInTransaction(call) ? 'hint' : undefined;
  // That it takes a request makes a helper no handler for sure.
  if (style === 'modules' || style === 'services') return why === takingRequests ? 'hint' : 'warning';
  if (style === 'handlers' && model !== undefined && facts.about(doers, `${verb}\0${model}`).length > 0) return 'hint';
  return style === 'handlers' && isFirstOfAll(call, facts) ? 'no layers' : undefined;
}

function isInTransaction(call: Call): boolean {
  return /^(tx|trx|transaction|manager)\b|transactionalEntityManager|[tT]rx\b/.test(shownCallee(call));
}

/** The first query of the file whose handlers make the most: one place stands for all of them. */
function isFirstOfAll(call: Call, facts: FactReader): boolean {
  const { fileName: file } = call.getSourceFile();
  if (facts.about(fattest, '') !== file || facts.about(layering, '').inModules > 20) return false;
  const owner = functionAround(call);
  const [first] = facts.about(queriesIn, file);
  return first?.within === owner.id && owner.calls[first.at] === call;
}

function route({ entry }: Standing & { readonly entry?: { readonly name: string } }): string {
  return entry ? `, ${entry.name}` : '';
}
