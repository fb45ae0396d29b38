import { ts } from '../engine/ts.ts';
import { type Call, isCall, unwrapped } from './expressions.ts';
import { referencesIn } from './references.ts';
import { bindingOf } from './scopes.ts';

/** A function that a sibling can stand beside: declared at the top of its file, or a method of a class. */
export type Helper = (ts.FunctionDeclaration | ts.MethodDeclaration | ts.ArrowFunction | ts.FunctionExpression) & {
  readonly body: ts.ConciseBody;
};

/** A parameter that may be a key: `id`, or `id` in `{ id, shopId }`. */
export interface KeyParameter {
  readonly at: number;
  readonly property?: string;
  readonly name: string;
  readonly binding: ts.ParameterDeclaration | ts.BindingElement;
}

export function keyParametersOf(node: Helper): readonly KeyParameter[] {
  return node.parameters.flatMap((parameter, at): readonly KeyParameter[] => {
    const { name } = parameter;
    if (parameter.questionToken || parameter.initializer || parameter.dotDotDotToken) return [];
    if (ts.isIdentifier(name)) return [{ at, name: name.text, binding: parameter }];
    if (!ts.isObjectBindingPattern(name)) return [];
    return name.elements.flatMap((binding) => {
      const isPlain = ts.isIdentifier(binding.name) && !binding.initializer && !binding.dotDotDotToken;
      return isPlain ? [{ at, property: (binding.propertyName ?? binding.name).getText(), name: binding.name.getText(), binding }] : [];
    });
  });
}

/** Whether a node reads what a parameter holds. */
export function readsParameter(part: ts.Node, { binding }: KeyParameter): boolean {
  return [...referencesIn(part)].some((name) => bindingOf(name.text, name) === binding);
}

export function isHelper(node: ts.Node): node is Helper {
  if (!('body' in node) || !node.body || isDecorated(node)) return false;
  if (ts.isMethodDeclaration(node)) return ts.isClassLike(node.parent) && ts.isIdentifier(node.name) && !node.asteriskToken;
  if (ts.isFunctionDeclaration(node)) return ts.isSourceFile(node.parent) && node.name !== undefined && !node.asteriskToken;
  return declarationOf(node) !== undefined;
}

/** A decorator may give a method a meaning that a sibling would not have: a cache, a transaction, a route. */
function isDecorated(node: ts.Node): boolean {
  return ts.canHaveDecorators(node) && (ts.getDecorators(node)?.length ?? 0) > 0;
}

/** `const loadUser = async (id) => …`, at the top of a file. */
export function declarationOf(node: ts.Node): ts.VariableStatement | undefined {
  if (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) return;
  const declaration = node.parent;
  if (!ts.isVariableDeclaration(declaration) || !ts.isIdentifier(declaration.name) || declaration.type) return;
  const statement = declaration.parent.parent;
  const isAlone = ts.isVariableStatement(statement) && statement.declarationList.declarations.length === 1;
  return isAlone && ts.isSourceFile(statement.parent) ? statement : undefined;
}

export function nameOfHelper(node: Helper): string {
  return (ts.isVariableDeclaration(node.parent) ? node.parent.name : node.name!).getText();
}

/** The class or file that a helper, and so its sibling, is part of. */
export function ownerOfHelper(node: Helper): ts.Node {
  return ts.isMethodDeclaration(node) ? node.parent : node.getSourceFile();
}

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

/** What is made of a row that is there. */
export interface Made {
  /** What the row is called in it. */
  readonly row: string;
  readonly value: ts.Expression;
  /** What is answered where there is none; what the query says without it. */
  readonly missing?: 'null' | 'undefined';
}

/** `return …`; or `const row = …`, perhaps `if (!row) throw …`, and `return row`, or what is made of it. */
export function answerOf({ body }: Helper): Answer | undefined {
  if (!ts.isBlock(body)) return answerThen(body) ?? { value: body };
  const [first, ...others] = body.statements;
  const last = others.at(-1);
  if (first && ts.isReturnStatement(first) && first.expression && !last) return answerThen(first.expression) ?? { value: first.expression };
  if (!first || !last || others.length > 2 || !ts.isVariableStatement(first) || !ts.isReturnStatement(last) || !last.expression) return;
  const [declaration, ...more] = first.declarationList.declarations;
  const name = unwrapped(last.expression);
  if (!declaration?.initializer || more.length) return;
  const answer = { value: declaration.initializer, declaration };
  const guard = others.length > 1 ? others[0] : undefined;
  if (ts.isIdentifier(name) && declares(declaration, name)) {
    if (!guard) return answer;
    return throwsWithout(name.text, guard) ? { ...answer, isStrict: true } : undefined;
  }
  if (!ts.isIdentifier(declaration.name)) return;
  const row = declaration.name.text;
  if (!guard) {
    const made = madeOf(row, name);
    return made && { ...answer, made };
  }
  if (mayWait(name)) return;
  if (throwsWithout(row, guard)) return { ...answer, isStrict: true, made: { row, value: name } };
  const missing = answerWithout(row, guard);
  return missing && { ...answer, made: { row, value: name, missing } };
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
  const isAnd = ts.isBinaryExpression(value) && value.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;
  if (isAnd && value.left.getText() === row) return { row, value: value.right };
  const missing =
    ts.isConditionalExpression(value) && value.condition.getText() === row ? nothing.get(value.whenFalse.getText()) : undefined;
  return missing && ts.isConditionalExpression(value) ? { row, value: value.whenTrue, missing } : undefined;
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
  return new RegExp(`^(!${name}|${name} ===? (null|undefined))$`).test(condition.getText());
}

/** The call at the heart of `await call`, `(await call).rows[0]`. */
export function callIn(returned: ts.Expression): Call | undefined {
  const inner = unwrapped(returned);
  if (isCall(inner)) return inner;
  const isAround = ts.isAwaitExpression(inner) || ts.isPropertyAccessExpression(inner) || ts.isElementAccessExpression(inner);
  return isAround ? callIn(inner.expression) : undefined;
}
