import type { FactReader } from '../engine/facts.ts';
import { defineRule, notInProduction, type Problem, type RuleContext } from '../engine/rule.ts';
import { hasIterated, queries } from '../facts/effects.ts';
import { operationBehind, type ReachedOperation } from '../facts/operations.ts';
import { asksForEach } from '../facts/presenters.ts';
import { type Repetition, repetitionOf } from '../facts/repetitions.ts';
import { keyOf } from '../facts/value.ts';
import { batchHelper } from '../fixes/batch-helper.ts';
import { batchLookup } from '../fixes/batch-lookup.ts';
import { batchQueryHelper } from '../fixes/batch-query-helper.ts';
import { hoistQuery } from '../fixes/hoist-query.ts';
import { loadRelation } from '../fixes/load-relation.ts';
import { loadWithParent } from '../fixes/load-with-parent.ts';
import type { OperationKind } from '../libraries/library.ts';
import type { Call } from '../syntax/expressions.ts';
import { ownerOf } from '../syntax/functions.ts';
import { examples } from './query-in-loop-examples.ts';
import { repeatedCall, type Words } from './repeated.ts';

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
  examples,
  skips: notInProduction,
  options: {
    kinds: {
      type: 'array',
      items: { type: 'string', enum: [...queries] },
      default: [...queries],
      description: 'Which queries are spoken of: those that read, those that write.',
    },
  },
  mayApply: (file, facts) => hasIterated(queries, file, facts),
  visit: {
    CallExpression: queryInLoop,
    TaggedTemplateExpression: queryInLoop,
  },
});

function queryInLoop(call: Call, { facts, options }: RuleContext): Problem | undefined {
  const found = repetitionOf(call, options.kinds as readonly OperationKind[], facts);
  if (!found || isOfAnotherCause(call, found, facts)) return;
  const { iteration, reached } = found;
  const fixes =
    found.isJoined || found.isSearch
      ? []
      : reached.steps.length
        ? [batchHelper, batchQueryHelper, hoistQuery].map((offer) => offer(call, iteration, reached, facts))
        : [
            reached.library === 'prisma' ? loadWithParent(call, iteration, facts) : loadRelation(call, iteration, reached.library, facts),
            ...batchLookup(call, iteration, reached.library, facts),
            hoistQuery(call, iteration, reached, facts),
          ];
  return { ...repeatedCall(call, found, wordsFor(call, reached, facts)), fixes: fixes.filter((fix) => fix !== undefined) };
}

function wordsFor(call: Call, { operation, steps }: ReachedOperation, facts: FactReader): Words {
  if (operation.kind === 'write') return writes;
  return steps.length && operationBehind(call, ['write'], facts) ? both : reads;
}

/** What a function that calls itself, or a presenter, asks for is said where it asks: by `no-query-per-parent`, once for all loops. */
function isOfAnotherCause(call: Call, { reached: { to } }: Repetition, facts: FactReader): boolean {
  return to !== undefined && (to === keyOf(call.getSourceFile().fileName, ownerOf(call).id) || asksForEach(to, facts));
}

const reads: Words = {
  does: 'queries the database',
  costs: 'queries',
  sideBySide: 'Side by side they can take every connection of the pool.',
  advice: 'Ask once for all of them.',
};

const both: Words = { ...reads, does: 'queries and writes to the database', advice: 'Ask, and write, once for all of them.' };

const writes: Words = { ...reads, does: 'writes to the database', advice: 'Write all of them at once.' };
