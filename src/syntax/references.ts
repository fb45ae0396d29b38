import { ts } from '../engine/ts.ts';

/** Every name below a node, itself included, that stands for a value: no names of properties, no types. */
export function* referencesIn(node: ts.Node): Iterable<ts.Identifier> {
  if (ts.isTypeNode(node)) return;
  if (ts.isIdentifier(node) && isReference(node)) yield node;
  // `forEachChild` cannot be left from within a generator.
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  for (const child of children) yield* referencesIn(child);
}

function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isBindingElement(parent)) return parent.initializer === node;
  return !ts.isPropertyAssignment(parent) || parent.initializer === node;
}
