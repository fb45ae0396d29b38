import type { Edit } from '../../engine/text.ts';
import { replace } from '../../engine/text.ts';
import { ts } from '../../engine/ts.ts';
import { readsNamed } from '../../facts/contracts/reads.ts';
import { bindingOf } from '../../syntax/scopes.ts';
import type { Accepting } from './accept-both.ts';
import type { LostField } from './lost-field.ts';

/** A handler without a schema looks under both names where it looked under one. */
export function readBoth({ tree, key, name, newName }: LostField): Accepting | undefined {
  if (newName === undefined) return;
  const reads = readsNamed(tree, key, newName);
  const edits = reads.map((at) => readingBoth(at, name));
  return edits.every((edit) => edit !== undefined) ? () => edits : undefined;
}

function readingBoth(at: ts.Node, name: string): Edit | undefined {
  const { parent } = at;
  if (ts.isBindingElement(parent)) {
    if (bindingOf(name, parent)) return;
    const standard = parent.initializer ? `${name} ?? ${parent.initializer.getText()}` : name;
    const own = parent.propertyName ? `${parent.propertyName.getText()}: ${parent.name.getText()}` : parent.name.getText();
    return replace(parent, `${name}, ${own} = ${standard}`);
  }
  if (ts.isPropertyAccessExpression(parent)) return replace(parent, `(${parent.getText()} ?? ${parent.expression.getText()}.${name})`);
  if (!ts.isCallExpression(parent)) return;
  const quote = at.getText()[0];
  return replace(parent, `(${parent.getText()} ?? ${parent.expression.getText()}(${quote}${name}${quote}))`);
}
