import { own } from '../engine/own.ts';
import { ts } from '../engine/ts.ts';
import { type Addition, additionsTo } from '../syntax/additions.ts';
import { unwrapped } from '../syntax/expressions.ts';
import { all, any, called, type Expr } from './expression.ts';
import { describe } from './expressions.ts';

/** What is at a name: what it was made as, and what its file adds to that later. */
export function withAdditions(
  made: Expr | undefined,
  binding: ts.VariableDeclaration | ts.FunctionDeclaration,
  depth: number,
): Expr | undefined {
  if (ts.isVariableDeclaration(binding) && !(binding.initializer && isExtensible(unwrapped(binding.initializer)))) return made;
  const additions = additionsTo(binding);
  if (!additions.length) return made;
  const members = membersAdded(additions, depth);
  const sources = additions.map((one) => (one.is === 'source' ? describe(one.source, depth + 1) : undefined));
  if (made?.is !== 'object') return all(made, Object.keys(members).length ? { is: 'object', members } : undefined, ...sources.reverse());
  for (const [name, value] of Object.entries(made.members)) members[name] = any(value, own(members, name))!;
  return all({ ...made, members }, ...sources.reverse());
}

/** The members that assignments and `Object.defineProperty` add. */
export function membersAdded(additions: readonly Addition[], depth: number): Record<string, Expr> {
  const members: Record<string, Expr> = {};
  for (const addition of additions) {
    if (addition.is === 'source') continue;
    const value = addition.is === 'member' ? describe(addition.value, depth + 1) : describeDescriptor(addition.descriptor);
    if (value) members[addition.name] = any(own(members, addition.name), value)!;
  }
  return members;
}

/** What a property is that `Object.defineProperty` makes. */
export function describeDescriptor(node: ts.Expression): Expr | undefined {
  const { value, get } = Object.fromEntries(
    ts.isObjectLiteralExpression(node) ? node.properties.map((property) => [property.name?.getText(), property]) : [],
  );
  if (value && ts.isPropertyAssignment(value)) return describe(value.initializer);
  if (value && ts.isShorthandPropertyAssignment(value)) return describe(value.name);
  return get && called('call', describe(ts.isPropertyAssignment(get) ? get.initializer : get));
}

/** Rows and clients are assigned to as well: only what is made here to be filled is known by what it is filled with. */
function isExtensible(made: ts.Expression): boolean {
  if (ts.isObjectLiteralExpression(made) || ts.isArrowFunction(made) || ts.isFunctionExpression(made)) return true;
  if (ts.isBinaryExpression(made)) return isExtensible(unwrapped(made.right));
  return ts.isCallExpression(made) && made.expression.getText() === 'Object.create';
}
