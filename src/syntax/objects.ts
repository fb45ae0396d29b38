import { type Edit, replace } from '../engine/text.ts';
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

/** Another property at the end of an object, on a line of its own where the others have theirs. */
export function added(object: ts.ObjectLiteralExpression, text: string): Edit {
  const source = object.getSourceFile();
  const last = object.properties.at(-1);
  if (!last) return replace(object, `{ ${text} }`);
  const before = source.text.slice(object.properties.at(-2)?.end ?? object.getStart() + 1, last.getStart());
  const separator = /\n/.test(before) ? `,${before.replace(/^,/, '').replace(/^.*(?=\r?\n)/, '')}` : ', ';
  return { file: source.fileName, span: { start: last.end, end: last.end }, text: separator + text };
}

/** Another element at the end of a list. */
export function appended(list: ts.ArrayLiteralExpression, text: string): Edit {
  const last = list.elements.at(-1);
  return last
    ? { file: list.getSourceFile().fileName, span: { start: last.end, end: last.end }, text: `, ${text}` }
    : replace(list, `[${text}]`);
}

/** Whether a list names something, as text. */
export function has({ elements }: ts.ArrayLiteralExpression, name: string): boolean {
  return elements.some((element) => ts.isStringLiteralLike(element) && element.text === name);
}

/** `{ product: true, customer: true }` for `customer`, where it is not there; undefined where it is there in part. */
export function withRelation(known: ts.Expression, relation: string): readonly Edit[] | undefined {
  const parts = entries(known);
  if (!parts || !ts.isObjectLiteralExpression(known)) return;
  const there = parts.get(relation);
  if (there) return there.kind === ts.SyntaxKind.TrueKeyword ? [] : undefined;
  return [added(known, `${relation}: true`)];
}
