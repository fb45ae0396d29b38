import type { FactReader } from '../engine/facts.ts';
import { defineRule, notInProduction, type Problem, type RuleContext, type Step } from '../engine/rule.ts';
import { ts } from '../engine/ts.ts';
import { queries } from '../facts/effects.ts';
import { iterationsOf } from '../facts/iterations.ts';
import { operationBehind, type ReachedOperation } from '../facts/operations.ts';
import { hasQueryPerParent } from '../facts/parents.ts';
import { places } from '../facts/places.ts';
import { presentations } from '../facts/presenters.ts';
import { recursions } from '../facts/recursions.ts';
import { keyOf, splitKey } from '../facts/value.ts';
import { libraryById } from '../libraries/catalogue.ts';
import { type Call, calleeOf, shownCallee } from '../syntax/expressions.ts';
import { type FunctionOutline, isLate, ownerOf, parametersOf } from '../syntax/functions.ts';
import { plural } from '../syntax/naming.ts';
import { comesFrom, isKnownFrom } from '../syntax/origins.ts';
import { isPresenter, presentedBy } from '../syntax/presenters.ts';
import { resolverOf } from '../syntax/resolvers.ts';
import { isForOne } from '../syntax/singling-out.ts';

export const noQueryPerParent = defineRule({
  id: 'no-query-per-parent',
  concept: 'n-plus-one',
  severity: 'warning',
  needs: 'facts',
  summary: 'A resolver, a presenter or a recursion runs one database query per parent.',
  why: `
There is no loop to see, and yet the query runs once per element: a GraphQL server calls the resolver of \`Order.customer\` for each
order of a list, a presenter is mapped over what a route has loaded, and a function that calls itself visits every node of a tree.
A page of 50 orders asks 50 times for customers, and a second level of fields multiplies that.
A DataLoader collects the keys of one tick and asks once; a tree is read level by level, or in one recursive query.

Ignore it when the parent never stands in a list, as the viewer of a page.`,
  examples: [
    {
      prelude: `
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { PrismaClient } from '@prisma/client';
import DataLoader from 'dataloader';
interface Order { customerId: number }
const prisma = new PrismaClient();
const customers = new DataLoader(async (ids: readonly number[]) => {
  const found = await prisma.customer.findMany({ where: { id: { in: [...ids] } } });
  return ids.map((id) => found.find((customer) => customer.id === id) ?? null);
});`,
      bad: `
@Resolver('Order')
export class OrderResolver {
  @ResolveField()
  async customer(@Parent() order: Order) {
    return prisma.customer.findFirst({ where: { id: order.customerId } });
    //     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`prisma.customer.findFirst\` runs once per \`order\`, as \`customer\` resolves a field of each: 200 orders cost 200 queries. Load through a DataLoader: it asks once for all of them.
  }
}`,
      good: `
@Resolver('Order')
export class OrderResolver {
  @ResolveField()
  async customer(@Parent() order: Order) {
    return customers.load(order.customerId);
  }
}`,
    },
  ],
  skips: notInProduction,
  mayApply: hasQueryPerParent,
  visit: {
    CallExpression: queryPerParent,
    TaggedTemplateExpression: queryPerParent,
  },
});

/** Why a call runs once per parent, and how a person would say it. */
interface Cause {
  /** 'once per `order`, as `customer` resolves a field of each' */
  readonly rounds: string;
  readonly costs: string;
  readonly advice: string;
  /** It runs only where the parent did not bring along what it asks for. */
  readonly isHint?: boolean;
  readonly steps: readonly Step[];
}

/** What an iteration repeats besides is a matter of `no-query-in-loop`. */
function queryPerParent(call: Call, { facts }: RuleContext): Problem | undefined {
  const owner = ownerOf(call);
  const reached = ts.isSourceFile(owner.node) ? undefined : operationBehind(call, queries, facts, isLate(call) ? 'all' : 'unjoined');
  if (!reached || libraryById(reached.library).isInProcess) return;
  const cause = resolved(call, owner) ?? walked(call, owner, reached, facts) ?? presented(call, owner, reached, facts);
  if (!cause) return;
  for (const _ of iterationsOf(call, facts)) return;
  return {
    at: call,
    message: messageFor(call, reached, cause),
    ...(cause.isHint && { isHint: true }),
    because: [...cause.steps, ...reached.steps],
  };
}

function messageFor(call: Call, { through, text, steps }: ReachedOperation, { rounds, costs, advice }: Cause): string {
  const way = through.length > 1 ? `, through \`${through.join('` → `')}\`` : '';
  const what = steps.length ? `queries the database ${rounds}, by \`${text}\`${way}` : `runs ${rounds}`;
  return `\`${shownCallee(call)}\` ${what}: ${costs}. ${advice}`;
}

/** A GraphQL server calls a resolver for each parent of a list. */
function resolved(call: Call, { node }: FunctionOutline): Cause | undefined {
  const resolver = resolverOf(node);
  if (!resolver || !comesFrom(call, resolver.parent) || isForOne(call, resolver.parent, node)) return;
  const { name, parent } = resolver;
  const of = nameOf(parent) ?? 'parent';
  return {
    rounds: `once per \`${of}\`, as \`${name}\` resolves a field of each`,
    ...costsFor(call, parent, of),
    advice: 'Load through a DataLoader: it asks once for all of them.',
    steps: [{ at: parent, message: `\`${name}\` is resolved for each \`${of}\` of a list` }],
  };
}

/** A function that calls itself for each element runs once per node of a tree. */
function walked(call: Call, { id, node, calls }: FunctionOutline, { operation }: ReachedOperation, facts: FactReader): Cause | undefined {
  const at = facts.about(recursions, keyOf(call.getSourceFile().fileName, id));
  const again = at === null ? undefined : calls[at];
  if (!again || again === call || ts.isSourceFile(node)) return;
  if (parametersOf(node).some((one) => isForOne(call, one, node))) return;
  const name = shownName(id);
  return {
    rounds: `once per node, as \`${name}\` calls itself for each element`,
    costs: 'a tree of 200 nodes costs 200 queries',
    advice:
      operation.kind === 'write'
        ? 'Collect what is to be written, and write it all at once.'
        : 'Ask level by level, or for the whole tree in one recursive query.',
    steps: [{ at: calleeOf(again), message: `\`${name}\` calls itself for each element` }],
  };
}

/** A presenter that the project calls for each element of some list. What it leaves to another presenter is a matter of that one. */
function presented(call: Call, { id }: FunctionOutline, { to }: ReachedOperation, facts: FactReader): Cause | undefined {
  const parent = isPresenter(id) && !(to !== undefined && isPresenter(splitKey(to)[1])) ? presentedBy(call) : undefined;
  const found = parent ? facts.about(presentations, keyOf(call.getSourceFile().fileName, id)) : [];
  if (!parent || !found.length) return;
  const name = shownName(id);
  const of = nameOf(parent) ?? 'element';
  return {
    rounds: `once per \`${of}\`, as \`${name}\` presents lists element by element`,
    ...costsFor(call, parent, of),
    advice: 'Load it with the list, and hand it over.',
    steps: found
      .slice(0, 5)
      .map(({ file, place }) => ({ at: { file, places, key: place }, message: `\`${name}\` presents each element here` })),
  };
}

function costsFor(call: Call, parent: ts.ParameterDeclaration, of: string): Pick<Cause, 'costs' | 'isHint'> {
  const isHint = isKnownFrom(call, parent);
  return { costs: `200 ${plural(of)}${isHint ? ' without it' : ''} cost 200 queries`, isHint };
}

/** What a parameter is called, where that tells what it is. */
function nameOf({ name }: ts.ParameterDeclaration): string | undefined {
  return ts.isIdentifier(name) && !/^_|^(self|source|root|obj)$/.test(name.text) ? name.text : undefined;
}

function shownName(functionId: string): string {
  return functionId.replace(/#\d+$/, '');
}
