import { ts } from '../engine/ts.ts';
import { initialValue } from './assignments.ts';
import { type Call, isCall, unwrapped } from './expressions.ts';
import type { Helper } from './helpers.ts';
import { isFirst } from './results.ts';
import { bindingOf } from './scopes.ts';

/** What a function answers. */
export interface Answer {
  readonly value: ts.Expression;
  /** Where it has a name before it is returned. */
  readonly declaration?: ts.VariableDeclaration;
  /** It throws an error of its own where there is nothing. */
  readonly isStrict?: boolean;
  /** What it makes of what it found, and answers instead. */
  readonly made?: Made;
}

/** What is made of a row that is there, or of a list of rows. */
export interface Made {
  /** What the row, or the list, is called in it. */
  readonly row: string;
  readonly isOfEach?: true;
  readonly value: ts.Expression;
  /** What is answered where there is none; what the query says without it. */
  readonly missing?: 'null' | 'undefined';
}

/** `return …`; or `const row = …`, perhaps `if (!row) throw …`, and `return row`, or what is made of it. */
export function answerOf({ body }: Helper): Answer | undefined {
  return ts.isBlock(body) ? answerIn(body.statements) : (answerThen(body) ?? { value: body });
}

/** The same of statements that stand among others. */
export function answerIn([first, ...others]: readonly ts.Statement[]): Answer | undefined {
  const last = others.at(-1);
  if (first && ts.isReturnStatement(first) && first.expression && !last) return answerThen(first.expression) ?? { value: first.expression };
  const named = last && namedBefore(last, others);
  if (
    !first ||
    !last ||
    others.length > (named ? 3 : 2) ||
    !ts.isVariableStatement(first) ||
    !ts.isReturnStatement(last) ||
    !last.expression
  )
    return;
  const [declaration, ...more] = first.declarationList.declarations;
  if (!declaration?.initializer || more.length) return;
  const name = named ?? resultIn(unwrapped(last.expression));
  const answer = { value: declaration.initializer, declaration };
  const guard = others.length > 1 ? others[0] : undefined;
  if (ts.isIdentifier(name) && declares(declaration, name)) {
    if (!guard) return answer;
    if (throwsWithout(name.text, guard)) return { ...answer, isStrict: true };
    const missing = answerWithout(name.text, guard);
    return missing && { ...answer, made: { row: name.text, value: name, missing } };
  }
  if (!ts.isIdentifier(declaration.name)) return;
  const row = declaration.name.text;
  if (!guard) {
    const made = madeOf(row, name);
    return made && { ...answer, made };
  }
  const list = ts.isIdentifier(name) ? initialValue(name) : name;
  if (ts.isVariableStatement(guard) && guard.pos <= list.pos && list.end <= guard.end) {
    const made = madeOfEach(row, list);
    return made && { ...answer, made };
  }
  if (mayWait(name)) return;
  if (throwsWithout(row, guard)) return { ...answer, isStrict: true, made: { row, value: name } };
  const missing = answerWithout(row, guard);
  return missing && { ...answer, made: { row, value: name, missing } };
}

/** What is returned by a name that it got just before, after a guard: `const shown = toShown(row); return shown`. */
function namedBefore(last: ts.Statement, statements: readonly ts.Statement[]): ts.Expression | undefined {
  const before = statements.length === 3 ? statements[1] : undefined;
  const [declaration, ...more] = before && ts.isVariableStatement(before) ? before.declarationList.declarations : [];
  const returned = ts.isReturnStatement(last) ? last.expression : undefined;
  if (!declaration?.initializer || more.length || !returned || !ts.isIdentifier(declaration.name)) return;
  return returned.getText() === declaration.name.text ? unwrapped(declaration.initializer) : undefined;
}

/** `result` of `result.rows` and `result.rows[0]`: what it holds of the result, a name is enough for. */
function resultIn(value: ts.Expression): ts.Expression {
  const rows = isFirst(value) ? value.expression : value;
  const isRows = ts.isPropertyAccessExpression(rows) && rows.name.text === 'rows' && ts.isIdentifier(rows.expression);
  return isRows ? rows.expression : value;
}

/** `return users.findOne(id).then((user) => user && toUser(user))` */
function answerThen(value: ts.Expression): Answer | undefined {
  const call = unwrapped(value);
  const callee = ts.isCallExpression(call) ? call.expression : undefined;
  if (!ts.isCallExpression(call) || !callee || !ts.isPropertyAccessExpression(callee) || callee.name.text !== 'then') return;
  const [fn, ...others] = call.arguments;
  const [parameter, ...more] = fn && ts.isArrowFunction(fn) ? fn.parameters : [];
  if (
    !fn ||
    others.length ||
    more.length ||
    !ts.isArrowFunction(fn) ||
    ts.isBlock(fn.body) ||
    !parameter ||
    !ts.isIdentifier(parameter.name)
  )
    return;
  const made = madeOf(parameter.name.text, unwrapped(fn.body));
  return made && { value: callee.expression, made };
}

/** `row && toUser(row)`, `row ? toUser(row) : null`: something else may ask what is not there. */
function madeOf(row: string, value: ts.Expression): Made | undefined {
  if (mayWait(value)) return;
  const ofEach = madeOfEach(row, value);
  if (ofEach) return ofEach;
  const isAnd = ts.isBinaryExpression(value) && value.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;
  if (isAnd && value.left.getText() === row) return { row, value: value.right };
  const missing =
    ts.isConditionalExpression(value) && value.condition.getText() === row ? nothing.get(value.whenFalse.getText()) : undefined;
  return missing && ts.isConditionalExpression(value) ? { row, value: value.whenTrue, missing } : undefined;
}

/** `rows.map(toUser)`, `rows.filter(isActive).map((row) => row.name)` */
function madeOfEach(row: string, value: ts.Expression): Made | undefined {
  let list = unwrapped(value);
  while (
    ts.isCallExpression(list) &&
    ts.isPropertyAccessExpression(list.expression) &&
    /^(map|filter|flatMap)$/.test(list.expression.name.text)
  )
    list = unwrapped(list.expression.expression);
  return list !== unwrapped(value) && list.getText() === row && !mayWait(value) ? { row, value, isOfEach: true } : undefined;
}

const nothing = new Map<string, 'null' | 'undefined'>([
  ['null', 'null'],
  ['undefined', 'undefined'],
]);

function mayWait(node: ts.Node): boolean {
  return ts.isAwaitExpression(node) || (ts.forEachChild(node, (child) => mayWait(child) || undefined) ?? false);
}

/** `null` of `if (!row) return null` */
function answerWithout(name: string, statement: ts.Statement): 'null' | 'undefined' | undefined {
  if (!ts.isIfStatement(statement) || statement.elseStatement || !isNot(name, statement.expression)) return;
  const then = onlyStatement(statement.thenStatement);
  return ts.isReturnStatement(then) ? nothing.get(then.expression?.getText() ?? 'undefined') : undefined;
}

/** Whether a declaration brings one name only, and that is the one. */
function declares(declaration: ts.VariableDeclaration, name: ts.Identifier): boolean {
  let binding: ts.Node | undefined = bindingOf(name.text, name);
  while (binding && (ts.isBindingElement(binding) || ts.isBindingName(binding))) binding = binding.parent;
  return binding === declaration;
}

/** `if (!row) throw …` */
function throwsWithout(name: string, statement: ts.Statement): boolean {
  if (!ts.isIfStatement(statement) || statement.elseStatement) return false;
  return ts.isThrowStatement(onlyStatement(statement.thenStatement)) && isNot(name, statement.expression);
}

function onlyStatement(statement: ts.Statement): ts.Statement {
  return ts.isBlock(statement) && statement.statements.length === 1 ? statement.statements[0]! : statement;
}

function isNot(name: string, condition: ts.Expression): boolean {
  const rows = String.raw`${name}\.(rows\.length|rowCount)`;
  return new RegExp(`^(!${name}(\\.rows\\[0\\])?|${name} ===? (null|undefined)|!${rows}|${rows} ===? 0)$`).test(condition.getText());
}

/** The call at the heart of `await call`, `(await call).rows[0]`. */
export function callIn(returned: ts.Expression): Call | undefined {
  const inner = unwrapped(returned);
  if (isCall(inner)) return inner;
  const isAround = ts.isAwaitExpression(inner) || ts.isPropertyAccessExpression(inner) || ts.isElementAccessExpression(inner);
  return isAround ? callIn(inner.expression) : undefined;
}
