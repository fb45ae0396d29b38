import { memo } from '../engine/memo.ts';
import { nodesOf } from '../engine/nodes.ts';
import { ts } from '../engine/ts.ts';
import { assignmentOperators } from './assignments.ts';
import { unwrapped } from './expressions.ts';
import { type Binding, bindingOf } from './scopes.ts';

/** What a file adds to the object that a name holds: `db.orders = value`, `Object.defineProperty(db, 'orders', descriptor)`, `Object.assign(db, source)`. */
export type Addition =
  | { readonly is: 'member'; readonly to: ts.Identifier; readonly name: string; readonly value: ts.Expression }
  | { readonly is: 'property'; readonly to: ts.Identifier; readonly name: string; readonly descriptor: ts.Expression }
  | { readonly is: 'source'; readonly to: ts.Identifier; readonly source: ts.Expression };

const byFile = new WeakMap<ts.SourceFile, ReadonlyMap<string, readonly Addition[]>>();

/** What is added to the object that a name holds, in the order of the file. */
export function additionsTo(binding: Binding): readonly Addition[] {
  const { name } = binding;
  if (!name || !ts.isIdentifier(name)) return [];
  const found = additionsIn(binding.getSourceFile()).get(name.text) ?? [];
  return found.filter(({ to }) => bindingOf(name.text, to) === binding);
}

function additionsIn(file: ts.SourceFile): ReadonlyMap<string, readonly Addition[]> {
  return memo(byFile, file, () => {
    const found = new Map<string, Addition[]>();
    for (const node of nodesOf<Adding>(file, ts.SyntaxKind.BinaryExpression, ts.SyntaxKind.CallExpression)) {
      for (const addition of additionsBy(node)) memo(found, addition.to.text, () => []).push(addition);
    }
    return found;
  });
}

type Adding = ts.BinaryExpression | ts.CallExpression;

function additionsBy(node: Adding): readonly Addition[] {
  if (ts.isCallExpression(node)) return addedByCall(node);
  const place = assignmentOperators.has(node.operatorToken.kind) ? memberPlace(node.left) : undefined;
  return place ? [{ is: 'member', ...place, value: assignedValue(node) }] : [];
}

/** `value` of `first.a = second.b = value`. */
function assignedValue({ right }: ts.BinaryExpression): ts.Expression {
  const value = unwrapped(right);
  return ts.isBinaryExpression(value) && assignmentOperators.has(value.operatorToken.kind) ? assignedValue(value) : value;
}

function memberPlace(left: ts.Expression): { readonly to: ts.Identifier; readonly name: string } | undefined {
  if (!ts.isPropertyAccessExpression(left) && !ts.isElementAccessExpression(left)) return;
  const to = unwrapped(left.expression);
  if (!ts.isIdentifier(to)) return;
  if (ts.isPropertyAccessExpression(left)) return { to, name: left.name.text };
  return ts.isStringLiteralLike(left.argumentExpression) ? { to, name: left.argumentExpression.text } : undefined;
}

function addedByCall({ expression, arguments: [first, ...others] }: ts.CallExpression): readonly Addition[] {
  const to = first && unwrapped(first);
  if (!to || !ts.isIdentifier(to) || !ts.isPropertyAccessExpression(expression) || expression.expression.getText() !== 'Object') return [];
  if (expression.name.text === 'assign') return others.map((source) => ({ is: 'source', to, source }));
  const [key, descriptor] = others;
  if (expression.name.text !== 'defineProperty' || !key || !ts.isStringLiteralLike(key) || !descriptor) return [];
  return [{ is: 'property', to, name: key.text, descriptor }];
}
