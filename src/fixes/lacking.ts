import { escapeRegExp } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { writtenTypes } from '../syntax/annotations.ts';

/** Whether a condition is about a key, so that it may be one of those that are not there. */
export function mentions(condition: ts.Node, value: ts.Expression): boolean {
  const plain = (node: ts.Node): string => node.getText().replace(/[?!](?=[.)]|$)/g, '');
  const path = escapeRegExp(plain(value));
  return new RegExp(`(?<![\\w.])${path}(?!\\w)`).test(plain(condition));
}

/** Whether there may be no list, by the types that the file writes down or by what rounds ask. */
export function mayBeNone(list: ts.Expression, conditions: readonly ts.Node[]): boolean {
  // What has properties is there.
  const asked = new RegExp(`(?<![\\w.])${escapeRegExp(list.getText())}(?![\\w.])`);
  if (conditions.some((condition) => asked.test(condition.getText()))) return true;
  return !ts.isNonNullExpression(list) && (writtenTypes(list) ?? []).some((type) => /^(null|undefined)$/.test(type));
}
