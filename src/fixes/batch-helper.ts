import type { FactReader } from '../engine/facts.ts';
import type { Fix } from '../engine/rule.ts';
import { textWith } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { type Batchable, batchableOf } from '../facts/delegations.ts';
import type { ReachedOperation } from '../facts/operations.ts';
import type { Lookup } from '../libraries/library.ts';
import { type Call, calleeOf } from '../syntax/expressions.ts';
import type { Iteration } from '../syntax/iterations.ts';
import { plural } from '../syntax/naming.ts';
import { resultOf } from '../syntax/results.ts';
import { asideOf, batching } from './batch-lookup.ts';
import { importOf, isNamedDirectly, propertyText } from './sibling-names.ts';
import { siblingsOf } from './siblings.ts';
import { linesFor } from './table.ts';

/**
 * The call in the loop runs a function that is a plain look-up by its parameter, or hands it on to one: adds siblings that look many up,
 * where there are none, and asks the first of them once.
 * Offered for functions and methods that the files name directly, so that their siblings can be named as well.
 */
export function batchHelper(call: Call, iteration: Iteration, reached: ReachedOperation, facts: FactReader): Fix | undefined {
  const { to, isOneOf, library } = reached;
  if (to === undefined || isOneOf || !ts.isCallExpression(call)) return;
  const plain = batchableOf(to, library, facts);
  const lookup = plain && lookupBy(call, plain, facts);
  const batch = lookup && batching(call, lookup, iteration, facts);
  if (!plain || !batch) return;
  const { isThere, noun, sibling } = plain;
  return {
    id: 'batch-helper',
    title: `Load all ${plural(noun)} in one query before the loop, by ${isThere ? '' : 'a new '}\`${sibling}\`${asideOf(plain, batch)}`,
    safety: 'suggestion',
    make: (world) => {
      const siblings = siblingsOf(world, library, plain);
      return siblings ? { edits: [...batch.edits(linesFor), ...importOf(call, plain), ...siblings] } : 'stale';
    },
  };
}

/** The call as a look-up of its own, of which the sibling asks for many. */
function lookupBy(call: ts.CallExpression, plain: Batchable, facts: FactReader): Lookup | undefined {
  const callee = calleeOf(call);
  const asked = keyIn(call.arguments[plain.at], plain.property);
  const result = resultOf(call);
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
