import { ts } from '../engine/ts.ts';
import { type Answer, answerIn, answerOf } from './answered.ts';
import { type Helper, type KeyParameter, readsParameter } from './helpers.ts';

/** What a function does around the answer that it looks up, as far as one that does the same for many can do it, too. */
export interface Surroundings {
  readonly answer: Answer;
  /** What it declares first, without its key. */
  readonly setup: readonly ts.VariableStatement[];
  /** What throws where the key is none: `validateId(id)`. */
  readonly checks: readonly ts.CallExpression[];
  /** What it does without a key: it throws, or answers at once. */
  readonly withoutKey?: WithoutKey;
  /** Makes other errors of those of the query. */
  readonly rescue?: ts.CatchClause;
}

type WithoutKey = 'throws' | 'null' | 'undefined' | '[]';

/** Undefined where it does anything else. */
export function surroundingsOf(helper: Helper, parameter: KeyParameter): Surroundings | undefined {
  const plain = answerOf(helper);
  if (plain) return { answer: plain, setup: [], checks: [] };
  const rescued = ts.isBlock(helper.body) ? rescuedIn(helper.body, parameter) : undefined;
  const body = rescued?.tryBlock ?? helper.body;
  if (!ts.isBlock(body)) return;
  const { statements } = body;
  const start = statements.findIndex((one) => ts.isReturnStatement(one) || waits(one));
  const setup: ts.VariableStatement[] = [];
  const checks: ts.CallExpression[] = [];
  const withoutKey: WithoutKey[] = [];
  // What is declared last may be the query, which waits as it is returned.
  const answer = start < 0 ? undefined : answerIn(statements.slice(start));
  for (const statement of statements.slice(0, Math.max(start, 0))) {
    const check = checkIn(statement, parameter);
    const guarded = guardIn(statement, parameter);
    if (check) checks.push(check);
    else if (guarded !== undefined) withoutKey.push(guarded);
    else if (ts.isVariableStatement(statement) && isSetup(statement, parameter)) setup.push(statement);
    else return;
  }
  if (!answer || withoutKey.length > 1) return;
  const rescue = rescued?.catchClause;
  // What is not awaited there is not caught there.
  if (rescue && !waits(answer.declaration ?? answer.value)) return;
  return { answer, setup, checks, ...(withoutKey[0] !== undefined && { withoutKey: withoutKey[0] }), ...(rescue && { rescue }) };
}

/** `try { … } catch (error) { throw … }`, as all that a function does. */
function rescuedIn({ statements }: ts.Block, parameter: KeyParameter): ts.TryStatement | undefined {
  const [only, ...others] = statements;
  if (!only || others.length || !ts.isTryStatement(only) || only.finallyBlock || !only.catchClause) return;
  const last = only.catchClause.block.statements.at(-1);
  return last && ts.isThrowStatement(last) && !readsParameter(only.catchClause, parameter) ? only : undefined;
}

/** `validateId(id);` */
function checkIn(statement: ts.Statement, parameter: KeyParameter): ts.CallExpression | undefined {
  const call = ts.isExpressionStatement(statement) ? statement.expression : undefined;
  if (!call || !ts.isCallExpression(call) || !readsParameter(call, parameter)) return;
  return /^(validate|assert|check|ensure|require)/.test(/\w+$/.exec(call.expression.getText())?.[0] ?? '') ? call : undefined;
}

/** `if (!id) throw …`, `if (!id) return null` */
function guardIn(statement: ts.Statement, { name }: KeyParameter): WithoutKey | undefined {
  if (!ts.isIfStatement(statement) || statement.elseStatement) return;
  if (!new RegExp(`^(!${name}|${name} ===? (null|undefined|''|""))$`).test(statement.expression.getText())) return;
  const { thenStatement: then } = statement;
  const only = ts.isBlock(then) && then.statements.length === 1 ? then.statements[0]! : then;
  if (ts.isThrowStatement(only)) return 'throws';
  const answered = ts.isReturnStatement(only) ? (only.expression?.getText() ?? 'undefined') : '';
  return (['null', 'undefined', '[]'] as const).find((one) => one === answered);
}

/** A declaration that is the same for every key, and whenever it is made. */
function isSetup(statement: ts.VariableStatement, parameter: KeyParameter): boolean {
  return !readsParameter(statement, parameter) && !/\bnew Date\b|\b(now|random|uuid\w*|nanoid|cuid)\(/.test(statement.getText());
}

function waits(node: ts.Node): boolean {
  return ts.isAwaitExpression(node) || (ts.forEachChild(node, (child) => waits(child) || undefined) ?? false);
}
