import { memo } from '../engine/memo.ts';
import { ts } from '../engine/ts.ts';
import { type Call, calleeOf, isCall, unwrapped } from './expressions.ts';
import { entries } from './objects.ts';
import { bindingOf } from './scopes.ts';

const comments = String.raw`(?:\s|--[^\n]*\n|/\*[^]*?\*/)*`;
const table = String.raw`[\w".?\x60$\[\]]+`;
const update = String.raw`update\s+(?:only\s+)?${table}(?:\s+(?:as\s+)?\w+)?\s+set`;
const change = String.raw`(?:insert\s+(?:or\s+\w+\s+|ignore\s+)?into|${update}|delete\s+from|merge\s+into|replace\s+into)\b`;
const command = String.raw`(?:(?:call|exec|truncate|create|alter|drop|grant|revoke|refresh\s+materialized)\s+${table})`;
const writing = new RegExp(`^${comments}(?:${change}|${command}|with\\b[^]*?\\b${change})`, 'i');
const anywhere = /\b(?:insert|update|delete|merge|replace|call|exec|truncate|create|alter|drop|grant|revoke|refresh)(?:\s|\\n)/i;

/** Whether a call is handed SQL that changes something, as far as the text is at hand: its arguments, its tag, the calls that it goes on from. */
export function writesSql(call: Call): boolean {
  return mayWrite(call.getSourceFile()) && isGivenWriting(call);
}

const writers = new WeakMap<ts.SourceFile, boolean>();

/** Most files hold no such text: their calls need not be looked at. */
function mayWrite(file: ts.SourceFile): boolean {
  return memo(writers, file, () => anywhere.test(file.text));
}

function isGivenWriting(call: Call, depth = 0): boolean {
  const receiver = calleeOf(call);
  const before = ts.isPropertyAccessExpression(receiver) ? unwrapped(receiver.expression) : receiver;
  const given = ts.isCallExpression(call) ? call.arguments.slice(0, 2) : [call.template];
  return given.some((node) => isWriting(node, depth)) || (isCall(before) && isGivenWriting(before, depth));
}

/** `'DELETE …'`, `sql\`DELETE …\``, `sql.raw('DELETE …')`, `{ text: 'DELETE …' }`, and names for them. */
function isWriting(node: ts.Node, depth = 0): boolean {
  if (depth > 3) return false;
  const expression = ts.isTemplateExpression(node) ? node : unwrapped(node as ts.Expression);
  if (ts.isStringLiteralLike(expression)) return writing.test(expression.text);
  if (ts.isTemplateExpression(expression))
    return writing.test([expression.head, ...expression.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join('?'));
  if (ts.isBinaryExpression(expression)) return isWriting(expression.left, depth + 1);
  if (isCall(expression)) return isGivenWriting(expression, depth + 1);
  if (ts.isIdentifier(expression)) {
    const binding = bindingOf(expression.text, expression);
    return binding !== undefined && ts.isVariableDeclaration(binding) && !!binding.initializer && isWriting(binding.initializer, depth + 1);
  }
  const options = entries(expression);
  const text = options?.get('text') ?? options?.get('sql') ?? options?.get('query');
  return text !== undefined && isWriting(text, depth + 1);
}

const statement = /^[`'"]\s*(?:select|insert|update|delete|with|merge)\b/i;
const naming = /\b(?:from|into|update)\s+(?:only\s+)?["`[]?(?:\w+["`\]]?\.["`[]?)?(\w+)/i;

/** The first table that the SQL names which a call is handed as it is: `customers` of `pool.query('SELECT … FROM customers')`. */
export function tableInSql(call: Call): string | undefined {
  const given = ts.isCallExpression(call) ? call.arguments[0] : call.template;
  if (!given || !(ts.isStringLiteralLike(given) || ts.isTemplateExpression(given))) return;
  const text = given.getText();
  return statement.test(text) ? naming.exec(text)?.[1] : undefined;
}
