import { ts } from '../../engine/ts.ts';
import type { Accepting } from './accept-both.ts';
import { acceptInTypeBox } from './accept-in-typebox.ts';
import { acceptInZod } from './accept-in-zod.ts';
import { keyText, type LostField } from './lost-field.ts';

/** Both names become optional, one of them is demanded, and the old one is handed on as the new one: in zod and TypeBox. */
export function acceptInSchema(anchor: ts.PropertyAssignment, like: ts.PropertyAssignment, field: LostField): Accepting | undefined {
  const call = anchor.parent.parent;
  const isPlain = [field.name, field.newName ?? ''].every((name) => keyText(name) === name || name === '');
  if (!ts.isCallExpression(call) || !isPlain) return;
  const builder = call.expression.getText();
  if (/(^|\.)(Type|t)\.Object$/.test(builder)) return acceptInTypeBox(call, anchor, like, field);
  const isZod = /(^|\.)z\.\w*object$/i.test(builder) || /\.(extend|safeExtend)$/.test(builder);
  return isZod ? acceptInZod(call, anchor, like, field) : undefined;
}
