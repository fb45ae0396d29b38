import { spanOf } from '../../engine/text.ts';
import { ts } from '../../engine/ts.ts';
import { calleeOf, unwrapped } from '../../syntax/expressions.ts';
import { functionsOf, parametersOf } from '../../syntax/functions.ts';
import { bindingOf } from '../../syntax/scopes.ts';
import { describe } from '../expressions.ts';
import { answeredBefore } from './answered.ts';
import { shapeOfSchema } from './schema-shapes.ts';
import { type Field, fieldOf, optional, type Shape, scalar, unionOf, unknown } from './shape.ts';
import { isDeprecated, nameOfMember, shapeOfParameter, shapeOfType } from './type-shapes.ts';

/** Levels of values within values that are read. */
const deepest = 8;

/** What the value of an expression looks like where it crosses an interface. */
export function shapeOfValue(node: ts.Expression, depth = 0): Shape {
  const next = (inner: ts.Expression): Shape => shapeOfValue(inner, depth + 1);
  const inner = unwrapped(node);
  if (depth > deepest) return unknown(inner.getText().slice(0, 80));
  if (ts.isAwaitExpression(inner)) return next(inner.expression);
  if (ts.isObjectLiteralExpression(inner)) return shapeOfLiteral(inner, next);
  const schema = shapeOfSchema(inner, next);
  if (schema) return schema;
  if (ts.isIdentifier(inner)) return shapeOfName(inner, next);
  if (ts.isConditionalExpression(inner)) return unionOf([next(inner.whenTrue), next(inner.whenFalse)]);
  if (ts.isArrayLiteralExpression(inner))
    return { is: 'list', of: inner.elements.length ? unionOf(inner.elements.map((one) => next(one))) : unknown('[]') };
  if (ts.isSpreadElement(inner)) return unknown(inner.getText());
  if (ts.isCallExpression(inner)) return shapeOfCall(inner, next);
  if (ts.isNewExpression(inner)) return shapeOfNew(inner, next);
  if (ts.isBinaryExpression(inner)) return shapeOfBinary(inner, next);
  if (ts.isPropertyAccessExpression(inner)) return shapeOfAccess(inner, next);
  return shapeOfConstant(inner);
}

/** `new Response(body)` is what it sends. */
function shapeOfNew(
  { expression, arguments: [first] = [] as unknown as ts.NodeArray<ts.Expression> }: ts.NewExpression,
  next: (node: ts.Expression) => Shape,
): Shape {
  const name = expression.getText();
  if (/^(Next)?Response$/.test(name)) return first ? next(first) : scalar('null');
  return name === 'Date' ? scalar('Date') : { is: 'ref', name };
}

function shapeOfConstant(node: ts.Expression): Shape {
  if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) return scalar('string');
  if (ts.isNumericLiteral(node)) return scalar('number');
  if (node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword) return scalar('boolean');
  if (node.kind === ts.SyntaxKind.NullKeyword) return scalar('null');
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) return scalar('boolean');
  return unknown(node.getText().slice(0, 80));
}

function shapeOfBinary({ left, right, operatorToken: { kind } }: ts.BinaryExpression, next: (node: ts.Expression) => Shape): Shape {
  if (kind === ts.SyntaxKind.QuestionQuestionToken || kind === ts.SyntaxKind.BarBarToken) return unionOf([next(left), next(right)]);
  if (kind === ts.SyntaxKind.AmpersandAmpersandToken) return optional(next(right));
  if (kind === ts.SyntaxKind.EqualsEqualsEqualsToken || kind === ts.SyntaxKind.ExclamationEqualsEqualsToken) return scalar('boolean');
  return unknown(`${left.getText()} ${right.getText()}`.slice(0, 80));
}

function shapeOfAccess(node: ts.PropertyAccessExpression, next: (node: ts.Expression) => Shape): Shape {
  const of = unwrapped(node.expression);
  const isKnown = ts.isIdentifier(of) && bindingOf(of.text, of) !== undefined;
  const owner = isKnown ? next(of) : undefined;
  return owner && owner.is !== 'unknown' && owner.is !== 'result'
    ? { is: 'field', of: owner, name: node.name.text }
    : unknown(node.getText().slice(0, 80));
}

/** `{ id, name: user.name, ...(isAdmin && { email }) }`. */
function shapeOfLiteral(node: ts.ObjectLiteralExpression, next: (node: ts.Expression) => Shape): Shape {
  const fields: Record<string, Field> = {};
  const parts: Shape[] = [];
  for (const property of node.properties) {
    if (ts.isSpreadAssignment(property)) parts.push(next(property.expression));
    const name = property.name && nameOfMember(property.name as ts.PropertyName);
    if (name === undefined) continue;
    const at = spanOf(property.name!);
    const more = { isDeprecated: isDeprecated(property) };
    if (ts.isPropertyAssignment(property)) fields[name] = fieldOf(next(property.initializer), property.initializer.getText(), at, more);
    else if (ts.isShorthandPropertyAssignment(property)) fields[name] = fieldOf(next(property.name), name, at, more);
    else if (ts.isGetAccessorDeclaration(property)) fields[name] = fieldOf(unknown('get'), name, at, more);
  }
  return { is: 'object', fields, isInferred: true, ...(parts.length && { parts }) };
}

/** What a name stands for: its annotation, what it begins with and is given later, or the name itself where the file's top level has it. */
function shapeOfName(name: ts.Identifier, next: (node: ts.Expression) => Shape): Shape {
  if (name.text === 'undefined') return scalar('undefined');
  const binding = bindingOf(name.text, name);
  if (!binding) return unknown(name.text);
  if (ts.isParameter(binding)) return isGeneric(binding) ? passed(binding) : (shapeOfParameter(binding) ?? passed(binding));
  if (!ts.isVariableDeclaration(binding)) return isTopLevel(binding) ? { is: 'ref', name: name.text } : unknown(name.text);
  const declared = binding.type && shapeOfType(binding.type);
  if (declared && !isVague(declared)) return declared;
  if (isTopLevel(binding)) return { is: 'ref', name: name.text };
  if (!binding.initializer) return declared ?? unknown(name.text);
  const shape = next(binding.initializer);
  const answered = shape.is === 'result' ? answeredBefore(name) : undefined;
  if (answered !== undefined) return { is: 'without', of: shape, name: answered };
  return shape.is === 'object' && shape.isInferred ? withAssigned(shape, binding, next) : shape;
}

/** `any`, `object`, `Record<string, unknown>`, `Response`: the value says more. */
export function isVague(shape: Shape): boolean {
  if (shape.is === 'ref') return /^(Next)?Response$/.test(shape.name);
  return shape.is === 'unknown' || shape.is === 'map' || (shape.is === 'union' && shape.these.some(isVague));
}

/** Of a type that only the caller knows. */
function isGeneric({ type, parent }: ts.ParameterDeclaration): boolean {
  const names = parent.typeParameters?.map(({ name }) => name.text) ?? [];
  return type !== undefined && ts.isTypeReferenceNode(type) && names.includes(type.typeName.getText());
}

function passed(parameter: ts.ParameterDeclaration): Shape {
  const fn = parameter.parent;
  const index = ts.isFunctionLike(fn) ? parametersOf(fn).indexOf(parameter) : -1;
  const isNamed = functionsOf(fn.getSourceFile()).some(({ node }) => node === fn);
  return isNamed ? { is: 'parameter', index } : unknown(parameter.name.getText());
}

function isTopLevel(node: ts.Node): boolean {
  let outer = node.parent;
  while (outer && !ts.isFunctionLike(outer) && !ts.isBlock(outer)) outer = outer.parent;
  return outer === undefined;
}

/** `data.email = user.email` adds a field that may be missing. */
function withAssigned(shape: Shape & { is: 'object' }, declared: ts.VariableDeclaration, next: (node: ts.Expression) => Shape): Shape {
  if (!ts.isIdentifier(declared.name)) return shape;
  const name = declared.name.text;
  const fields: Record<string, Field> = { ...shape.fields };
  let block: ts.Node = declared;
  while (block.parent && !ts.isBlock(block) && !ts.isSourceFile(block)) block = block.parent;
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken && ts.isPropertyAccessExpression(node.left)) {
      const { expression, name: field } = node.left;
      if (ts.isIdentifier(expression) && expression.text === name && !fields[field.text]) {
        fields[field.text] = fieldOf(next(node.right), node.right.getText(), spanOf(field), { isOptional: true });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(block);
  return { ...shape, fields };
}

/** `users.map((user) => ({ … }))` is a list of what the function returns; other calls are what their callee returns. */
function shapeOfCall(call: ts.CallExpression, next: (node: ts.Expression) => Shape): Shape {
  const callee = calleeOf(call);
  const [first] = call.arguments;
  const method = ts.isPropertyAccessExpression(callee) ? callee.name.text : undefined;
  const receiver = ts.isPropertyAccessExpression(callee) ? unwrapped(callee.expression) : undefined;
  if (receiver && ts.isIdentifier(receiver) && first) {
    if (receiver.text === 'Promise' && /^(all|resolve)$/.test(method!)) return next(first);
    if (/^(JSON\.stringify|(Next)?Response\.json)$/.test(`${receiver.text}.${method}`)) return next(first);
    if (receiver.text === 'Object' && method === 'assign')
      return { is: 'object', fields: {}, isInferred: true, parts: call.arguments.map(next) };
  }
  if (receiver && method && /^(map|flatMap)$/.test(method) && first) return mapped(first, next);
  if (receiver && method && /^(filter|slice|sort|reverse|toSorted|concat)$/.test(method)) return next(receiver);
  if (
    receiver &&
    method &&
    /^(parse|parseAsync|encode|cast|validateSync)$/.test(method) &&
    /schema|[A-Z]/.test(receiver.getText()) &&
    !/^(JSON|Date|URL)$/.test(receiver.getText())
  )
    return next(receiver);
  if (method && /^(toISOString|toString|trim|toLowerCase|join)$/.test(method)) return scalar('string');
  if (ts.isIdentifier(callee) && /^(String|Number|Boolean)$/.test(callee.text)) return scalar(callee.text.toLowerCase());
  const of = describe(callee);
  return of ? { is: 'result', of, args: call.arguments.map(next) } : unknown(call.getText().slice(0, 80));
}

function mapped(fn: ts.Expression, next: (node: ts.Expression) => Shape): Shape {
  const inner = unwrapped(fn);
  if (ts.isArrowFunction(inner) || ts.isFunctionExpression(inner)) return { is: 'list', of: shapeOfReturns(inner, next) };
  const of = describe(inner);
  return { is: 'list', of: of ? { is: 'result', of, args: [] } : unknown(inner.getText().slice(0, 80)) };
}

/** What a function returns, by its returns. */
function shapeOfReturns(fn: ts.ArrowFunction | ts.FunctionExpression, next: (node: ts.Expression) => Shape): Shape {
  if (fn.type) return shapeOfType(fn.type);
  if (!ts.isBlock(fn.body)) return next(fn.body);
  const found: Shape[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isReturnStatement(node) && node.expression) found.push(next(node.expression));
    ts.forEachChild(node, visit);
  };
  visit(fn.body);
  return found.length ? unionOf(found) : unknown('nothing');
}
