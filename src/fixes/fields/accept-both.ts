import type { Fix, World } from '../../engine/rule.ts';
import type { Edit } from '../../engine/text.ts';
import { ts } from '../../engine/ts.ts';
import { acceptInClass } from './accept-in-class.ts';
import { readBoth } from './accept-in-reads.ts';
import { acceptInSchema } from './accept-in-schema.ts';
import { besides, type LostField, type Property, propertyAt } from './lost-field.ts';
import { isBoundAt, propertyBefore } from './old-code.ts';

/** What makes a server take both names and hand on one; undefined where it cannot be told how. */
export type Accepting = (world: World) => readonly Edit[] | 'stale';

/** Takes what clients send under the old name as well, and hands it on under the new one. */
export function acceptBoth(field: LostField): Fix | undefined {
  const accepting = acceptingOf(field);
  if (!accepting) return;
  return {
    id: `keep-field ${field.name}`,
    title: `Accept \`${field.name}\`${besides(field)}, deprecated`,
    safety: 'suggestion',
    make(world) {
      const edits = accepting(world);
      return edits === 'stale' ? edits : { edits };
    },
  };
}

function acceptingOf(field: LostField): Accepting | undefined {
  if (field.crossings.every(({ isPartial }) => isPartial)) return readBoth(field);
  const anchor = propertyAt(field.tree, field.anchor);
  const like = anchor && likeOf(anchor, field);
  if (!anchor || !like) return;
  if (ts.isPropertyAssignment(anchor) && ts.isPropertyAssignment(like)) return acceptInSchema(anchor, like, field);
  return ts.isPropertyDeclaration(anchor) && ts.isPropertyDeclaration(like) ? acceptInClass(anchor, like, field) : undefined;
}

/** What the old field looks like: the new one, or, where there is none, what it was. */
function likeOf(anchor: Property, field: LostField): Property | undefined {
  if (field.newName !== undefined) return anchor;
  const old = propertyBefore(field);
  return old && isBoundAt(old, anchor) ? old : undefined;
}
