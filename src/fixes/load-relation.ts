import type { FactReader } from '../engine/facts.ts';
import type { Fix } from '../engine/rule.ts';
import { replace, textWith } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { relationBy } from '../facts/relations.ts';
import { libraryById } from '../libraries/catalogue.ts';
import type { Lookup } from '../libraries/library.ts';
import { type Call, unwrapped } from '../syntax/expressions.ts';
import type { Iteration } from '../syntax/iterations.ts';
import { singular } from '../syntax/naming.ts';
import { isChained } from '../syntax/results.ts';
import { variesIn } from './constants.ts';
import { withoutGathering } from './gathering.ts';
import { isWrittenElsewhere } from './hidden-writes.ts';
import { isSeenWhole, type ParentQuery, parentQueryOf } from './load-with-parent.ts';
import { isWritten } from './obstacles.ts';
import { resultText } from './result-text.ts';

/**
 * Loads what belongs to each element together with the elements, by a relation that classes or tables of the project declare.
 * Offered as `loadWithParent` is, which knows Prisma's schema.
 */
export function loadRelation(call: Call, iteration: Iteration, library: string, facts: FactReader): Fix | undefined {
  const { loading, lookup } = libraryById(library);
  if (!loading) return;
  const asked = lookup?.(call, variesIn(iteration, call));
  const elements = asked && parentQueryOf(iteration);
  const parent = elements && loading.parent(elements.query);
  const field = asked && fieldOf(asked.value, iteration);
  if (asked?.gives !== 'row' || asked.missing === 'error' || !elements || !parent || !field) return;
  const known = relationBy(library, parent.model, field, facts);
  if (!known || known.references !== asked.key || known.target !== loading.related(call)) return;
  const included = parent.including(known.relation);
  if (
    !included ||
    asked.results.some(isChained) ||
    isSeenWhole(iteration, elements.declaration) ||
    mayChange(call, asked, elements, iteration) ||
    isWrittenElsewhere(call, asked, iteration, facts)
  )
    return;
  const found = `${(iteration.item as ts.Identifier).text}.${known.relation}${asked.missing === 'undefined' ? ' ?? undefined' : ''}`;
  return {
    id: 'load-with-parent',
    title: `Load each ${known.relation} together with its ${singular(parent.model)}, by \`${loading.by}\``,
    safety: 'suggestion',
    make: () => ({
      edits: [
        ...included,
        ...asked.results.map((result) => replace(result, resultText(result, found, { ...asked, isClaimed: false }, iteration))),
        ...withoutGathering(iteration, asked.results),
      ],
    }),
  };
}

/** `customerId` of `order.customerId`, `customer.id` of `order.customer.id`, where `order` is the element. */
function fieldOf(value: ts.Expression, { item }: Iteration): string | undefined {
  const path = unwrapped(value).getText();
  if (!item || !ts.isIdentifier(item) || !path.startsWith(`${item.text}.`)) return;
  const field = path.slice(item.text.length + 1);
  return /^\w+(\.\w+)?$/.test(field) ? field : undefined;
}

/** Whether rows are written between the query of the elements and the end of the loop: they may be others by then. */
function mayChange(call: Call, asked: Lookup, { declaration }: ParentQuery, iteration: Iteration): boolean {
  const { text } = iteration.node.getSourceFile();
  const between = text.slice(declaration.end, iteration.node.getStart()) + textWith(iteration.node, new Map([[call, '']]));
  return isWritten(between, asked.source) || /\.(save|destroy|update|remove|persist|flush|upsert)\w*\(/.test(between);
}
