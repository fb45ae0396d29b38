import { ts } from '../engine/ts.ts';

/** Keys and values of an object literal that can be read off; undefined where a spread, a getter or a computed key hides some. */
export function entries(node: ts.Node | undefined): ReadonlyMap<string, ts.Expression> | undefined {
  if (!node || !ts.isObjectLiteralExpression(node)) return;
  const found = new Map<string, ts.Expression>();
  for (const property of node.properties) {
    if (ts.isShorthandPropertyAssignment(property)) found.set(property.name.text, property.name);
    else if (ts.isPropertyAssignment(property) && !ts.isComputedPropertyName(property.name)) {
      found.set(property.name.text, property.initializer);
    } else return;
  }
  return found;
}
