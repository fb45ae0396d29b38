import { ts } from '../engine/ts.ts';
import type { Call } from '../syntax/expressions.ts';
import { calleeOf } from '../syntax/expressions.ts';
import { singular } from '../syntax/naming.ts';
import { named, type Shape } from './library.ts';

/** Methods, by how they are called, of what knows its rows (a repository) and of what is told their class first (a manager). */
export interface RowMethods {
  readonly ofRepository: Readonly<Record<string, string>>;
  readonly ofManager: Readonly<Record<string, string>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

/** `repository.find()` and `manager.find(User)`: the names of each method, and how a repository's is called. */
export function rowMethods<S extends string>(
  methods: Readonly<Record<S, readonly string[]>>,
  calls: Readonly<Record<S, Shape>>,
): RowMethods {
  const shapes = Object.entries<Shape>(calls);
  const members = (suffix: string): Readonly<Record<string, string>> =>
    Object.assign({}, ...Object.entries<readonly string[]>(methods).map(([shape, names]) => named(shape + suffix, names)));
  return {
    ofRepository: members(''),
    ofManager: members(' of'),
    shapes: { ...calls, ...Object.fromEntries(shapes.map(([shape, call]): [string, Shape] => [`${shape} of`, { ...call, rowAt: 0 }])) },
  };
}

/** What one row is called that a repository, a manager or a model reads: `user` for `this.userRepository`, `users`, `User`, `manager.find(User)`. */
export function nounOfRows(call: Call, receiver: ts.Expression): string {
  const name = nameOfRows(call, receiver);
  const noun = singular(name.replace(/_*(repository|repo|model|entity|collection|table|store)s?$/i, ''));
  return /^\w+$/.test(noun) ? noun : 'row';
}

/** Finds mentions of what such a call reads from. */
export function mentionsOfRows(call: Call, receiver: ts.Expression): RegExp {
  return new RegExp(`\\b${nameOfRows(call, receiver)}\\b(?!\\s*[,)]?\\s*=>)`, 'g');
}

/** The class that a manager is told, or the last name of what the method is called on. */
function nameOfRows(call: Call, receiver: ts.Expression): string {
  const first = ts.isCallExpression(call) ? call.arguments[0] : undefined;
  if (first && ts.isIdentifier(first) && /^[A-Z]/.test(first.text)) return first.text;
  if (ts.isCallExpression(receiver)) {
    const [argument] = receiver.arguments;
    return argument && ts.isIdentifier(argument) ? argument.text : (/\w+$/.exec(calleeOf(receiver).getText())?.[0] ?? '');
  }
  return /\w+$/.exec(receiver.getText())?.[0] ?? '';
}
