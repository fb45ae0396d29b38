import type { FactReader } from '../engine/facts.ts';
import type { Fix } from '../engine/rule.ts';
import { textWith } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { type Batchable, batchableOf } from '../facts/delegations.ts';
import type { ReachedOperation } from '../facts/operations.ts';
import type { Lookup } from '../libraries/lookup.ts';
import { type Call, calleeName, calleeOf } from '../syntax/expressions.ts';
import type { Iteration } from '../syntax/iterations.ts';
import { plural } from '../syntax/naming.ts';
import { resultOf } from '../syntax/results.ts';
import { asideOf } from './asides.ts';
import { type Batch, batching } from './batch-lookup.ts';
import { roundsFor } from './nested-rounds.ts';
import { isRefusal, type Refusal, refusal } from './refusal.ts';
import { importOf, isNamedDirectly, propertyText } from './sibling-names.ts';
import { siblingsOf } from './siblings.ts';
import { linesFor } from './table.ts';

/**
 * The call in the loop runs a function that is a plain look-up by its parameter, or hands it on to one: adds siblings that look many up,
 * where there are none, and asks the first of them once.
 * Offered for functions and methods that the files name directly, so that their siblings can be named as well.
 */
export function batchHelper(call: Call, iteration: Iteration, reached: ReachedOperation, facts: FactReader): Fix | undefined {
  const { library } = reached;
  const found = batchingOfHelper(call, iteration, reached, facts);
  if (isRefusal(found) || !ts.isCallExpression(call)) return;
  const { plain, batch } = found;
  const { isThere, noun, sibling } = plain;
  const trusted = plain.isByName ? [`as far as it finds what \`${calleeName(call)}\` does`] : [];
  return {
    id: 'batch-helper',
    title: `Load all ${plural(noun)} in one query before the loop, by ${isThere ? '' : 'a new '}\`${sibling}\`${asideOf(plain, batch, trusted)}`,
    safety: 'suggestion',
    make: (world) => {
      const siblings = siblingsOf(world, library, plain);
      return siblings ? { edits: [...batch.edits(linesFor), ...importOf(call, plain, world.facts), ...siblings] } : 'stale';
    },
  };
}

export function batchingOfHelper(
  call: Call,
  iteration: Iteration,
  { to, isOneOf, library }: ReachedOperation,
  facts: FactReader,
): { readonly plain: Batchable; readonly batch: Batch } | Refusal {
  if (to === undefined || isOneOf || !ts.isCallExpression(call)) return refusal('it may call several functions');
  const plain = batchableOf(to, library, facts);
  if (!plain) return refusal('the function does something else than to look up what belongs to a parameter');
  const lookup = lookupBy(call, plain, facts);
  if (!lookup) return refusal('a sibling of the function cannot be named here, or what it gives is used in another way');
  const batch = batching(call, lookup, roundsFor(call, iteration), facts);
  return isRefusal(batch) ? batch : { plain, batch };
}

/** The call as a look-up of its own, of which the sibling asks for many. */
function lookupBy(call: ts.CallExpression, plain: Batchable, facts: FactReader): Lookup | undefined {
  const callee = calleeOf(call);
  const asked = keyIn(call.arguments[plain.at], plain.property);
  const result = resultOf(call);
  if (call.arguments.length > (plain.most ?? call.arguments.length)) return;
  if (!asked || !result || call.arguments.some(ts.isSpreadElement) || !isNamedDirectly(call, plain, facts)) return;
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  return {
    ...plain,
    value: asked.value,
    results: [result],
    source: new RegExp(plain.source, plain.flags),
    many: (keys) =>
      textWith(
        call,
        new Map<ts.Node, string>([
          [name, plain.sibling],
          [asked.node, asked.node === asked.value ? keys : propertyText(plural(plain.property!), keys)],
        ]),
      ),
  };
}

/** An argument that is the key, or the property of it that is. */
function keyIn(argument: ts.Expression | undefined, property: string | undefined): { node: ts.Node; value: ts.Expression } | undefined {
  if (!argument || property === undefined) return argument && { node: argument, value: argument };
  if (!ts.isObjectLiteralExpression(argument) || argument.properties.some(ts.isSpreadAssignment)) return;
  const node = argument.properties.find(({ name }) => name?.getText() === property);
  if (!node) return;
  if (ts.isShorthandPropertyAssignment(node)) return { node, value: node.name };
  return ts.isPropertyAssignment(node) ? { node, value: node.initializer } : undefined;
}
