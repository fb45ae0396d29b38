import { ts } from '../engine/ts.ts';
import { libraryOfGlobal } from '../libraries/catalogue.ts';
import { assignedTo } from '../syntax/assignments.ts';
import { classId } from '../syntax/classes.ts';
import { injectionToken } from '../syntax/decorators.ts';
import { unwrapped, wrapped } from '../syntax/expressions.ts';
import { functionId, parametersOf } from '../syntax/functions.ts';
import { globalsOf, isGlobalScope } from '../syntax/globals.ts';
import { isResolverContext } from '../syntax/graphql-servers.ts';
import { callbackRole, elementIndex } from '../syntax/iterations.ts';
import { type Binding, bindingOf } from '../syntax/scopes.ts';
import { typedefOf } from '../syntax/typedefs.ts';
import { withAdditions } from './additions.ts';
import { describeExpected } from './expected.ts';
import { all, annotated, any, args, awaited, type Expr, either, element, isBareList, member } from './expression.ts';
import { describe, describeArguments, functionExpr } from './expressions.ts';
import { graphqlContext } from './provisions.ts';
import { describeNamedType, describeSignature, describeType, describeTypedef } from './types.ts';

/** What a name stands for where it is used. */
export function describeName(node: ts.Identifier, depth: number): Expr | undefined {
  const binding = bindingOf(node.text, node);
  if (!binding) {
    const typedef = typedefOf(node.text, node.getSourceFile());
    return typedef ? describeTypedef(typedef, depth + 1) : describeGlobal(node);
  }
  if (isTopLevel(binding)) return { is: 'name', name: node.text };
  return describeBinding(binding, depth + 1);
}

/** What a library put into the global scope, that scope, or what a comment says the project put there. */
function describeGlobal(node: ts.Identifier): Expr | undefined {
  const known: Expr | undefined = libraryOfGlobal(node.text) && { is: 'global', name: node.text };
  const scope: Expr = { is: 'global' };
  if (isGlobalScope(node.text)) return all(known, scope);
  return known ?? (globalsOf(node.getSourceFile()).has(node.text) ? member(scope, node.text) : undefined);
}

type Described = Binding | ts.PropertyDeclaration;

/** Names are asked about again and again; `busy` is a name that is described by itself. */
const described = new WeakMap<ts.Node, { readonly depth: number; readonly expr: Expr | undefined } | 'busy'>();

/** What a declared name stands for: what it is set to, or else what its annotation says. */
export function describeBinding(binding: Described, depth = 0): Expr | undefined {
  const known = described.get(binding);
  if (known === 'busy') return;
  if (known && known.depth <= depth) return known.expr;
  described.set(binding, 'busy');
  const expr = describeUnknown(binding, depth);
  described.set(binding, { depth, expr });
  return expr;
}

function describeUnknown(binding: Described, depth: number): Expr | undefined {
  if (ts.isVariableDeclaration(binding)) return describeVariable(binding, depth + 1);
  if (ts.isParameter(binding)) return describeParameter(binding, depth + 1);
  if (ts.isPropertyDeclaration(binding)) {
    return annotated(binding.initializer && describe(binding.initializer, depth + 1), describeDeclared(binding, depth + 1));
  }
  if (ts.isBindingElement(binding)) return describeElement(binding, depth);
  if (ts.isClassLike(binding)) return { is: 'class', id: classId(binding) };
  if (ts.isTypeAliasDeclaration(binding) || ts.isInterfaceDeclaration(binding)) return describeNamedType(binding, depth + 1);
  if (ts.isFunctionDeclaration(binding)) return withAdditions(describeFunction(binding, depth), binding, depth);
  return ts.isFunctionExpression(binding) ? functionExpr(binding) : undefined;
}

/** The function with a body, of several that overload it; a declared one is what its type says. */
function describeFunction(declared: ts.FunctionDeclaration, depth: number): Expr | undefined {
  if (declared.body) return functionExpr(declared);
  const statements: readonly ts.Node[] = 'statements' in declared.parent ? (declared.parent.statements as ts.NodeArray<ts.Statement>) : [];
  const bodied = statements.find(
    (one): one is ts.FunctionDeclaration =>
      ts.isFunctionDeclaration(one) && one.name?.text === declared.name?.text && one.body !== undefined,
  );
  return bodied ? functionExpr(bodied) : describeSignature(declared, depth);
}

function isTopLevel(binding: Binding): boolean {
  if (
    ts.isImportClause(binding) ||
    ts.isImportSpecifier(binding) ||
    ts.isNamespaceImport(binding) ||
    ts.isImportEqualsDeclaration(binding)
  ) {
    return true;
  }
  if (ts.isVariableDeclaration(binding))
    return ts.isVariableStatement(binding.parent.parent) && ts.isSourceFile(binding.parent.parent.parent);
  if (ts.isBindingElement(binding) || ts.isParameter(binding)) return false;
  return ts.isSourceFile(binding.parent);
}

function describeVariable(variable: ts.VariableDeclaration, depth: number): Expr | undefined {
  const loop = variable.parent.parent;
  if (ts.isForOfStatement(loop)) return element(describe(loop.expression, depth));
  const made = variable.initializer && describe(variable.initializer, depth);
  const known = annotated(withAdditions(made, variable, depth), describeDeclared(variable, depth));
  return known ?? any(...assignedTo(variable).map((value) => describe(value, depth)));
}

/** What the annotation says; in JavaScript, what the comment says. */
function describeDeclared(
  declared: ts.VariableDeclaration | ts.ParameterDeclaration | ts.PropertyDeclaration,
  depth: number,
): Expr | undefined {
  const type = declared.type ?? ts.getJSDocType(declared);
  return either(injected(declared), type && describeType(type, depth));
}

/** `@Inject('DB') db`: what the container was told to put there. */
function injected(declared: ts.Node): Expr | undefined {
  const token = injectionToken(declared);
  return token === undefined ? undefined : { is: 'provided', token };
}

function describeParameter(parameter: ts.ParameterDeclaration, depth: number): Expr | undefined {
  const declared = describeDeclared(parameter, depth);
  const standIn = parameter.initializer && describe(parameter.initializer, depth);
  const known = either(declared, standIn);
  // Whoever calls knows more of a list than a type that says nothing of its elements.
  if (!known || isBareList(known)) return describeReceived(parameter, depth) ?? known;
  return declared && sayingLess.has(declared.is) ? either(known, describePassed(parameter)) : known;
}

/** Types that the project may have written itself. */
const sayingLess: ReadonlySet<Expr['is']> = new Set(['typed', 'object', 'signature']);

/** What whoever calls passes: it may be more than a type says that the project names. */
function describePassed(parameter: ts.ParameterDeclaration): Expr | undefined {
  const fn = parameter.parent;
  const id = parameter.dotDotDotToken || callbackRole(fn) || handedTo(fn) ? undefined : functionId(fn);
  return id === undefined ? undefined : { is: 'parameter', id, index: parametersOf(fn).indexOf(parameter) };
}

/** What the function is called with: by a list for each element, by a transaction, by whomever it is handed to, or by whoever calls it. */
function describeReceived(parameter: ts.ParameterDeclaration, depth: number): Expr | undefined {
  if (parameter.dotDotDotToken) return;
  const fn = parameter.parent;
  const index = parametersOf(fn).indexOf(parameter);
  const role = callbackRole(fn);
  if (role?.repeats) return index === elementIndex(role.call) ? element(describe(role.items, depth)) : undefined;
  const handed = role ?? handedTo(fn);
  if (!handed) {
    const id = functionId(fn);
    const context: Expr | undefined = isResolverContext(parameter) ? { is: 'provided', token: graphqlContext } : undefined;
    return either(context, describeExpectedOf(fn, index, depth), id === undefined ? undefined : { is: 'parameter', id, index });
  }
  const { expression } = handed.call;
  if (ts.isPropertyAccessExpression(expression) && expression.name.text === 'then')
    return index ? undefined : awaited(describe(expression.expression, depth));
  return describeGiven(fn, handed.call, index, depth);
}

function describeGiven(fn: ts.SignatureDeclaration, call: ts.CallExpression, index: number | 'this', depth: number): Expr | undefined {
  const by = describe(call.expression, depth);
  const at = call.arguments.findIndex((argument) => unwrapped(argument) === fn);
  const given = describeArguments(call, depth);
  const types = call.typeArguments && args(call.typeArguments.map((type) => describeType(type, depth + 1)));
  const { length } = parametersOf(fn);
  return by && at >= 0 ? { is: 'given', by, at, length, index, ...(given && { args: given }), ...(types && { types }) } : undefined;
}

/** What `this` is in a function that is handed to a call. */
export function describeGivenThis(fn: ts.FunctionExpression, depth: number): Expr | undefined {
  const handed = handedTo(fn);
  return handed && describeGiven(fn, handed.call, 'this', depth);
}

/** What is passed where such a function is expected: by a type that is written, by a framework. */
function describeExpectedOf(fn: ts.SignatureDeclaration, index: number, depth: number): Expr | undefined {
  if (!ts.isArrowFunction(fn) && !ts.isFunctionExpression(fn) && !ts.isMethodDeclaration(fn)) return;
  const to = describeExpected(fn, depth);
  return to && { is: 'passed', to, index };
}

function handedTo(fn: ts.Node): { readonly call: ts.CallExpression } | undefined {
  const outer = wrapped(fn);
  const { parent } = outer;
  return ts.isCallExpression(parent) && parent.expression !== outer ? { call: parent } : undefined;
}

function describeElement(bound: ts.BindingElement, depth: number): Expr | undefined {
  const pattern = bound.parent;
  const owner = describeBinding(pattern.parent, depth + 1);
  const standIn = bound.initializer && describe(bound.initializer, depth + 1);
  if (bound.dotDotDotToken) return owner;
  if (ts.isArrayBindingPattern(pattern)) return either(element(owner, pattern.elements.indexOf(bound)), standIn);
  const key = bound.propertyName ?? bound.name;
  if (!ts.isIdentifier(key) && !ts.isStringLiteral(key)) return;
  return either(member(owner, key.text), standIn);
}
