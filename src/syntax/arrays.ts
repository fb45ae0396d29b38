import { ts } from '../engine/ts.ts';
import { calleeName, unwrapped } from './expressions.ts';
import { bindingOf } from './scopes.ts';

/** Names are followed this far: half-typed ones can stand for each other. */
const deepest = 5;

/**
 * Whether something is proven to be a list that is all there, rather than a promise of one, or a stream. What was waited for is one as well,
 * unless only what is `made here` counts: a stream may be waited for, too.
 */
export function isArray(node: ts.Expression, counts: 'made here' | 'waited for' = 'waited for', depth = 0): boolean {
  const value = unwrapped(node);
  if (depth > deepest) return false;
  if (ts.isArrayLiteralExpression(value)) return true;
  if (ts.isAwaitExpression(value)) return counts === 'waited for';
  if (ts.isCallExpression(value))
    return makesArray.has(calleeName(value) ?? '') && ts.isPropertyAccessExpression(unwrapped(value.expression));
  const binding = ts.isIdentifier(value) ? bindingOf(value.text, value) : undefined;
  if (!binding || !(ts.isVariableDeclaration(binding) || ts.isParameter(binding))) return false;
  if (binding.type) return isArrayType(binding.type);
  return binding.initializer !== undefined && isArray(binding.initializer, counts, depth + 1);
}

/** Whether something says of itself that it comes piece by piece. */
export function isAsyncIterable(node: ts.Expression): boolean {
  const value = unwrapped(node);
  const callee = ts.isCallExpression(value) ? unwrapped(value.expression) : value;
  const binding = ts.isIdentifier(callee) ? bindingOf(callee.text, callee) : undefined;
  if (!binding) return false;
  if (ts.isFunctionDeclaration(binding)) return binding.asteriskToken !== undefined && isAsync(binding);
  if (!ts.isVariableDeclaration(binding) && !ts.isParameter(binding)) return false;
  if (binding.type) return /^(Async(Iterable|Iterator|IterableIterator|Generator)|Readable(Stream)?)\b/.test(binding.type.getText());
  return binding.initializer !== undefined && ts.isCallExpression(unwrapped(binding.initializer)) && isAsyncIterable(binding.initializer);
}

function isAsync({ modifiers }: ts.FunctionDeclaration): boolean {
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) ?? false;
}

const makesArray = new Set('map filter flatMap slice sort toSorted reverse concat split flat keys values entries'.split(' '));

function isArrayType(type: ts.TypeNode): boolean {
  if (ts.isTypeOperatorNode(type)) return isArrayType(type.type);
  return ts.isArrayTypeNode(type) || ts.isTupleTypeNode(type) || /^(Readonly)?(Array|Set)\b/.test(type.getText());
}
