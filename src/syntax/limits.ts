import { textWith } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { unwrapped } from './expressions.ts';
import { bindingOf } from './scopes.ts';

/** How many rows of an order come at most, as source text; nothing where all come, undefined where nobody can tell which come. */
export function limitedTo(limit: ts.Expression | undefined, isOrdered: boolean): { readonly limit?: string } | undefined {
  if (!limit) return {};
  return isOrdered && isNumber(limit) ? { limit: limit.getText() } : undefined;
}

/** `5`, or a constant that holds a number: one that is less than none, or nothing at all, would mean something else. */
function isNumber(value: ts.Expression): boolean {
  const inner = unwrapped(value);
  if (ts.isNumericLiteral(inner)) return true;
  const binding = ts.isIdentifier(inner) ? bindingOf(inner.text, inner) : undefined;
  if (!binding || !ts.isVariableDeclaration(binding) || !binding.initializer) return false;
  return (binding.parent.flags & ts.NodeFlags.Const) !== 0 && ts.isNumericLiteral(unwrapped(binding.initializer));
}

const gone = '\0';

/** The text of a node with others in the place of some of its parts, and without the property of an object that has this value. */
export function textWithout(node: ts.Node, parts: ReadonlyMap<ts.Node, string>, value: ts.Expression | undefined): string {
  if (!value) return textWith(node, parts);
  return textWith(node, new Map([...parts, [value.parent, gone]])).replace(/,\s*\0|\0\s*,?\s*/, '');
}
