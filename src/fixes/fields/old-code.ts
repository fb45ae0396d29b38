import { ts } from '../../engine/ts.ts';
import { bindingOf } from '../../syntax/scopes.ts';
import { isProperty, type LostField, type Property, propertyAt } from './lost-field.ts';

/** The field as it was. */
export function propertyBefore({ before }: LostField): Property | undefined {
  const text = before?.read();
  return !before || text === undefined
    ? undefined
    : propertyAt(ts.createSourceFile(before.file, text, ts.ScriptTarget.Latest, true), before.at);
}

/** Whether every name that the old code uses still means something where it is to stand. */
export function isBoundAt(old: ts.Node, at: ts.Node): boolean {
  let isBound = true;
  const visit = (node: ts.Node): void => {
    const { parent } = node;
    const isMember =
      (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent) || ts.isQualifiedName(parent)) &&
      node !== (parent as { expression?: ts.Node }).expression;
    const isName = isProperty(parent) && parent.name === node && !ts.isShorthandPropertyAssignment(parent);
    if (ts.isIdentifier(node) && !isMember && !isName && bindingOf(node.text, node) && !bindingOf(node.text, at)) isBound = false;
    ts.forEachChild(node, visit);
  };
  visit(old);
  return isBound;
}
