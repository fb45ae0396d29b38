import type { FactReader } from '../engine/facts.ts';
import type { Fix } from '../engine/rule.ts';
import { replace, textWith } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { type Relation, relationBy } from '../facts/relations.ts';
import { libraryById } from '../libraries/catalogue.ts';
import type { Lookup } from '../libraries/lookup.ts';
import { type Call, unwrapped } from '../syntax/expressions.ts';
import type { Iteration } from '../syntax/iterations.ts';
import { singular } from '../syntax/naming.ts';
import { isChained } from '../syntax/results.ts';
import { variesIn } from './constants.ts';
import { withoutGathering } from './gathering.ts';
import { isWrittenElsewhere } from './hidden-writes.ts';
import { isSeenWhole, type ParentQuery, parentQueryOf } from './load-with-parent.ts';
import { isWritten } from './obstacles.ts';
import { isFilter } from './place.ts';
import { resultText } from './result-text.ts';

/**
 * Loads what belongs to each element together with the elements, by a relation that classes or tables of the project declare.
 * Offered as `loadWithParent` is, which knows Prisma's schema.
 */
export function loadRelation(call: Call, iteration: Iteration, library: string, facts: FactReader): Fix | undefined {
  const { loading, lookup } = libraryById(library);
  if (!loading || isFilter(iteration.node)) return;
  const asked = lookup?.(call, variesIn(iteration, call));
  const elements = asked && parentQueryOf(iteration);
  const parent = elements && loading.parent(elements.query);
  const field = asked && fieldOf(asked.value, iteration);
  if (asked?.gives !== 'row' || asked.missing === 'error' || !elements || !parent || !field) return;
  const known = relationBy(library, parent.model, field, facts);
  if (!known || known.references !== asked.key || known.target !== loading.related(call)) return;
  const included = parent.including(known.relation, call);
  if (
    !included ||
    asked.results.some(isChained) ||
    isSeenWhole(iteration, elements.declaration) ||
    // The row takes the place of its key.
    (known.relation === field && isReadElsewhere(asked.value, iteration)) ||
    mayChange(call, asked, elements, iteration) ||
    isWrittenElsewhere(call, asked, iteration, facts)
  )
    return;
  const found = `${(iteration.item as ts.Identifier).text}.${known.relation}${otherwise(asked, known)}`;
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

/** What the look-up gives where the relation has something else that is nothing. */
function otherwise({ missing }: Lookup, { relation, field, isSet }: Relation): string {
  if (missing === 'undefined') return ' ?? undefined';
  return relation === field && !isSet ? ' ?? null' : '';
}

/** Whether a round reads a property of its element anywhere else. */
function isReadElsewhere(value: ts.Expression, { node }: Iteration): boolean {
  const path = unwrapped(value).getText();
  const reads = (inner: ts.Node): boolean => {
    if (inner === value) return false;
    if (ts.isPropertyAccessExpression(inner) && inner.getText() === path) return true;
    return ts.forEachChild(inner, (child) => reads(child) || undefined) ?? false;
  };
  return reads(node);
}

/** Whether rows are written between the query of the elements and the end of the loop: they may be others by then. */
function mayChange(call: Call, asked: Lookup, { declaration }: ParentQuery, iteration: Iteration): boolean {
  const { text } = iteration.node.getSourceFile();
  const between = text.slice(declaration.end, iteration.node.getStart()) + textWith(iteration.node, new Map([[call, '']]));
  return isWritten(between, asked.source) || /\.(save|destroy|update|remove|persist|flush|upsert)\w*\(/.test(between);
}
