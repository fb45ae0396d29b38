import type { FactReader } from '../engine/facts.ts';
import { own } from '../engine/own.ts';
import { ts } from '../engine/ts.ts';
import { initialValue } from '../syntax/assignments.ts';
import type { Call } from '../syntax/expressions.ts';
import type { Iteration } from '../syntax/iterations.ts';
import { bindingOf } from '../syntax/scopes.ts';
import type { Expr } from './expression.ts';
import { functions } from './functions.ts';
import type { ReachedOperation } from './operations.ts';
import { splitKey } from './value.ts';

/** Clients that are given an address: whoever answers there knows nothing of the others. */
const clients = new Set(['fetch', 'axios', 'got', 'ky', 'undici', 'superagent']);

/** Whether a call asks for an address that the element says in full, as a download does: there is nobody who could be asked for all of them. */
export function isDownload(call: Call, { library, to, steps }: ReachedOperation, { item }: Iteration, facts: FactReader): boolean {
  if (!clients.has(library) || !item || !ts.isCallExpression(call) || steps.length > 1) return false;
  const at = to === undefined ? 0 : addressTaken(to, facts);
  const address = at === undefined ? undefined : call.arguments[at];
  return address !== undefined && isSaidBy(address, item.parent);
}

/** The parameter of a function that is the address its request goes to, or holds it. */
function addressTaken(key: string, facts: FactReader): number | undefined {
  const [file, id] = splitKey(key);
  const addresses = (own(facts.of(functions, file), id)?.calls ?? []).map((call) => root(call?.args?.[0]));
  return addresses.find((address) => address?.is === 'parameter' && address.id === id)?.index;
}

function root(value: Expr | null | undefined): (Expr & { is: 'parameter' }) | undefined {
  if (value?.is === 'member') return root(value.of);
  return value?.is === 'parameter' ? value : undefined;
}

/** `url`, `image.url`, `task.host + task.path`, `new URL(link, page)`: it begins with what the element says. */
function isSaidBy(address: ts.Expression, element: ts.Node): boolean {
  const value = initialValue(address);
  if (ts.isPropertyAccessExpression(value) || ts.isNonNullExpression(value)) return isSaidBy(value.expression, element);
  if (ts.isBinaryExpression(value)) return isSaidBy(value.left, element);
  if (ts.isTemplateExpression(value)) return value.head.text === '' && isSaidBy(value.templateSpans[0]!.expression, element);
  if (ts.isNewExpression(value)) return value.arguments?.[0] !== undefined && isSaidBy(value.arguments[0], element);
  if (!ts.isIdentifier(value)) return false;
  let binding: ts.Node | undefined = bindingOf(value.text, value);
  while (binding && binding !== element && ts.isBindingElement(binding)) binding = binding.parent.parent;
  return binding === element;
}
