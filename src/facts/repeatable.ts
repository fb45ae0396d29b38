import type { FactReader, FileFact } from '../engine/facts.ts';
import { own } from '../engine/own.ts';
import { ts } from '../engine/ts.ts';
import { unwrapped } from '../syntax/expressions.ts';
import { functionsOf } from '../syntax/functions.ts';
import { referencesIn } from '../syntax/references.ts';
import { bindingOf } from '../syntax/scopes.ts';
import { effects } from './effects.ts';
import { functions } from './functions.ts';
import { functionsAmong, leadsAt, leadsOf } from './targets.ts';
import { type FunctionKey, splitKey } from './value.ts';

/** The functions of a file whose own code gives the same whenever it is asked, and changes nothing, as far as it can be seen in it. */
export const steadyFunctions: FileFact<readonly string[]> = {
  id: 'steady functions',
  version: 1,
  isRare: true,
  extract: (file) => functionsOf(file).flatMap(({ id, node }) => (ts.isSourceFile(node) || !isSteady(node) ? [] : [id])),
};

/** Whether a call of the project's functions may as well be made once more, and earlier: none behind it waits, or reaches anything outside. */
export function isRepeatable(call: ts.CallExpression, facts: FactReader): boolean {
  const leads = leadsOf(call, facts);
  const keys = new Set<FunctionKey>();
  for (const target of leads) for (const key of functionsAmong(target)) keys.add(key);
  if (!keys.size || leads.some(({ is }) => is !== 'function')) return false;
  for (const key of keys) {
    const [file, id] = splitKey(key);
    if (keys.size > most || !facts.of(steadyFunctions, file).includes(id) || Object.keys(facts.about(effects, key)).length) return false;
    const {
      isAsync,
      calls: { length },
    } = own(facts.of(functions, file), id)!;
    if (isAsync) return false;
    for (let at = 0; at < length; at++)
      for (const target of leadsAt(key, at, facts)) for (const next of functionsAmong(target)) keys.add(next);
  }
  return true;
}

/** A function that needs more does much. */
const most = 30;

function isSteady(node: ts.Node): boolean {
  if (renewed.test(node.getText())) return false;
  const isOwn = (target: ts.Expression): boolean => {
    const [root] = referencesIn(target);
    const binding = root && bindingOf(root.text, root);
    return binding !== undefined && binding.pos >= node.pos && binding.end <= node.end;
  };
  const changes = (inner: ts.Node): boolean => {
    const target = targetIn(inner);
    if (inner.kind === ts.SyntaxKind.ThisKeyword || (target && !isOwn(target))) return true;
    return ts.forEachChild(inner, (child) => changes(child) || undefined) ?? false;
  };
  return !changes(node);
}

/** What is another each time. */
const renewed =
  /\b(Date|performance|process|getRandomValues)\b|\b(now|[rR]andom\w*|uuid\w*|v[1-7]|nanoid|cuid2?|createId|generateId|genId|next\w*)\(/;

/** What code changes: `total` of `total += 1`, `seen` of `seen.add(id)`. */
function targetIn(node: ts.Node): ts.Expression | undefined {
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken;
    return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment ? node.left : undefined;
  }
  if (ts.isPostfixUnaryExpression(node) || (ts.isPrefixUnaryExpression(node) && /^(\+\+|--)/.test(node.getText()))) return node.operand;
  if (ts.isDeleteExpression(node)) return node.expression;
  const callee = ts.isCallExpression(node) ? unwrapped(node.expression) : undefined;
  const isChange =
    callee && ts.isPropertyAccessExpression(callee) && /^(push|pop|shift|unshift|splice|set|add|delete|clear)$/.test(callee.name.text);
  return isChange ? callee.expression : undefined;
}
