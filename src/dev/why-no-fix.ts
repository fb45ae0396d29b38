import { relative } from 'node:path';
import { notInProduction } from '../engine/rule.ts';
import { ts } from '../engine/ts.ts';
import { Workspace } from '../engine/workspace.ts';
import { hasIterated } from '../facts/effects.ts';
import { fileFacts } from '../facts/index.ts';
import { repetitionOf } from '../facts/repetitions.ts';
import { batchingOfHelper } from '../fixes/batch-helper.ts';
import { batching } from '../fixes/batch-lookup.ts';
import { batchingOfQuery } from '../fixes/batch-query-helper.ts';
import { variesIn } from '../fixes/constants.ts';
import { roundsFor } from '../fixes/nested-rounds.ts';
import { isRefusal } from '../fixes/refusal.ts';
import { createNodeHost, realPath } from '../host/node.ts';
import { libraryById } from '../libraries/catalogue.ts';
import { type Call, isCall, shownCallee } from '../syntax/expressions.ts';

/** `npm run why-no-fix -- FOLDER [part of a path]`: for each read in a loop, whether it can be asked once before it, or why not. */
const [folder = '.', part = ''] = process.argv.slice(2);
const root = realPath(folder);
const workspace = new Workspace(createNodeHost(root), fileFacts);
const { facts } = workspace;
const reasons = new Map<string, number>();
for (const file of facts.files()) {
  const name = relative(root, file);
  if (notInProduction.test(name) || !name.includes(part) || !hasIterated(['read'], file, facts)) continue;
  visit(workspace.parse(file), (call) => {
    const reason = reasonFor(call);
    if (reason === undefined) return;
    const { line } = call.getSourceFile().getLineAndCharacterOfPosition(call.getStart());
    console.log(`${name}:${line + 1}  ${shownCallee(call)}: ${reason}`);
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  });
}
console.log();
for (const [reason, count] of [...reasons].sort(([, a], [, b]) => b - a)) console.log(`${String(count).padStart(4)}  ${reason}`);

/** Undefined where a call is not repeated, or the client joins its queries. */
function reasonFor(call: Call): string | undefined {
  const found = repetitionOf(call, ['read'], facts);
  if (!found || found.isJoined || found.isSearch) return;
  const { reached, iteration } = found;
  if (reached.steps.length) {
    const ways = [batchingOfHelper, batchingOfQuery].map((batch) => batch(call, iteration, reached, facts));
    return ways.every(isRefusal) ? ways.map(({ refused }) => refused).join('; ') : 'can be asked once, by a sibling of the function';
  }
  const rounds = roundsFor(call, iteration);
  const lookup = libraryById(reached.library).lookup?.(call, variesIn(rounds, call));
  if (!lookup) return 'the query is none that can be asked for many keys';
  const batch = batching(call, lookup, rounds, facts);
  return isRefusal(batch) ? batch.refused : 'can be asked once';
}

function visit(node: ts.Node, each: (call: Call) => void): void {
  if (isCall(node)) each(node);
  ts.forEachChild(node, (child) => visit(child, each));
}
