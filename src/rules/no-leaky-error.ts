import { defineRule, notInProduction, type Problem, type RuleContext, type Step } from '../engine/rule.ts';
import type { FileId } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { queries } from '../facts/effects.ts';
import { errorPlaces, errorsIn, type Judged } from '../facts/errors.ts';
import { functions } from '../facts/functions.ts';
import { standingOf } from '../facts/layers.ts';
import { operationBehind, type ReachedOperation } from '../facts/operations.ts';
import { throwsOwnErrors } from '../facts/own-errors.ts';
import { pathOf } from '../facts/root-folder.ts';
import { leadsAt } from '../facts/targets.ts';
import { keyOf } from '../facts/value.ts';
import { type Call, isCall, shownCallee, wrapped } from '../syntax/expressions.ts';

export const noLeakyError = defineRule({
  id: 'no-leaky-error',
  concept: 'error-messages',
  severity: 'warning',
  needs: 'facts',
  summary: 'A handler sends the message of a database error to clients, or knows the codes of a driver.',
  why: `
The message of a database error names tables, columns, constraints and sometimes values: help for whoever attacks, none for whoever waits.
A handler that tests for \`23505\` or \`P2002\` knows the driver, and breaks silently with the next one.
Turn what the driver throws into an error of the domain where the query stands, or in one place for all routes, and send a text that was written for people.

Where a handler only judges the error of a driver, where what is tried throws errors of your own as well, or where only operators ask, it is a hint; so is an error of an HTTP client where the domain judges it and somebody else makes the request.

Ignore it when the route is for operators who may see the message.`,
  examples: [
    {
      prelude: `
import express from 'express';
import { PrismaClient } from '@prisma/client';
const app = express();
const prisma = new PrismaClient();
declare const logger: { error(error: unknown): void };`,
      bad: `
app.delete('/orders/:id', async (req, res) => {
  try {
    await prisma.order.delete({ where: { id: Number(req.params.id) } });
    res.status(204).end();
  } catch (error) {
    res.status(500).json({ error: (error as Error).message });
    //                            ^^^^^^^^^^^^^^^^^^^^^^^^ DELETE /orders/:id sends the message of whatever \`prisma.order.delete\` throws: clients read names of tables, columns and constraints. Log it, and send a text of your own.
  }
});`,
      good: `
app.delete('/orders/:id', async (req, res) => {
  try {
    await prisma.order.delete({ where: { id: Number(req.params.id) } });
    res.status(204).end();
  } catch (error) {
    logger.error(error);
    res.status(500).json({ error: 'The order could not be deleted.' });
  }
});`,
    },
  ],
  skips: notInProduction,
  mayApply: (file, facts) => facts.of(errorPlaces, file) > 0,
  visit: {
    *SourceFile(file, ctx) {
      for (const judged of errorsIn(file)) yield* problemFor(judged, ctx);
    },
  },
});

/** One place for all routes, by its name: that is where such errors belong. */
const mapping =
  /(error|exception)s?[-_.]?(handler|mapper|middleware|filter|util|helper|response)|[-_/](errors?|exceptions?)\.[cm]?[jt]s$|filters?\//i;
const classifying = /^is[A-Z]|^([mM]ap|to|from|[hH]andle|convert|translate|parse|format|get)\w*(Error|Exception)/;

function* problemFor({ at, is, tried, proof, isOwn, isRemote }: Judged, { file, facts }: RuleContext): Iterable<Problem> {
  const path = `/${pathOf(file.fileName, facts)}`;
  if (mapping.test(path)) return;
  const standing = standingOf(at, facts);
  const { layer } = standing;
  if (layer !== 'handler' && !(isRemote && layer === 'domain')) return;
  const because: Step[] = [{ at, message: `it stands in the ${layer} layer, as ${standing.why}` }];
  if (is === 'tested') {
    if (isInClassifier(at) || (isRemote && callsServices(file.fileName, facts))) return;
    const [owner, place] = isRemote ? ['HTTP client', 'the request is made'] : ['driver', 'the query stands'];
    yield {
      at,
      message: `${layer === 'handler' ? 'A handler' : 'The domain'} knows \`${proof}\` of the ${owner}. Turn it into an error of the domain where ${place}, or in one place for all routes.`,
      isHint: true,
      because,
    };
    return;
  }
  const thrown = tried && queryIn(tried, facts);
  if (!thrown && proof === undefined) return;
  const by = standing.entry?.name ?? 'a handler';
  const what = thrown ? `whatever \`${shownCallee(thrown.call)}\` throws` : `a \`${proof}\``;
  // Texts that the project has written may be meant for whoever asks.
  const isMixed = isOwn || (proof === undefined && tried !== undefined && throwsOwnErrors(tried, facts));
  const isForOperators = /\badmin\b/i.test(`${by} ${path}`);
  const advice = isMixed
    ? 'beside errors of your own, that may be one of the database, which names tables and columns. Tell them apart, and send only texts of your own.'
    : 'clients read names of tables, columns and constraints. Log it, and send a text of your own.';
  yield {
    at,
    message: `${by} sends the message of ${what}: ${advice}`,
    ...((isMixed || isForOperators) && { isHint: true as const }),
    because: [
      ...(thrown
        ? [
            {
              at: thrown.call,
              message: `\`${shownCallee(thrown.call)}\` ${thrown.reached.steps.length ? 'leads to the database' : 'queries the database'}`,
            },
            ...thrown.reached.steps,
          ]
        : []),
      ...because,
    ],
  };
}

/** Where requests to other services are made, their errors are at home. */
function callsServices(file: FileId, facts: RuleContext['facts']): boolean {
  return Object.entries(facts.of(functions, file)).some(([id, { calls }]) =>
    calls.some((_, at) =>
      leadsAt(keyOf(file, id), at, facts).some((one) => one.is === 'operation' && one.operation.kind === 'remote call'),
    ),
  );
}

/** The first call of a block that asks the database, where the block waits for it: a promise that is returned as it is fails outside. */
function queryIn(block: ts.Block, facts: RuleContext['facts']): { readonly call: Call; readonly reached: ReachedOperation } | undefined {
  let found: { call: Call; reached: ReachedOperation } | undefined;
  const visit = (node: ts.Node): void => {
    if (found) return;
    const reached = isCall(node) && !ts.isReturnStatement(wrapped(node).parent) ? operationBehind(node, queries, facts) : undefined;
    if (reached) found = { call: node as Call, reached };
    else ts.forEachChild(node, visit);
  };
  visit(block);
  return found;
}

/** A helper whose name says that it tells errors apart. */
function isInClassifier(node: ts.Node): boolean {
  for (let { parent } = node; parent; { parent } = parent) {
    if (!ts.isFunctionLike(parent)) continue;
    const named = parent.name ?? (ts.isVariableDeclaration(parent.parent) ? parent.parent.name : undefined);
    if (named && classifying.test(named.getText())) return true;
  }
  return false;
}
