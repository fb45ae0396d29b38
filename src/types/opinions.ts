import { isSame } from '../engine/equal.ts';
import { type Opinion, type Opinions, questionKey } from '../engine/opinion.ts';
import type { FileId } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { keyOf } from '../facts/value.ts';
import { type Call, calleeOf, shownCallee, unwrapped } from '../syntax/expressions.ts';
import { functionId, functionsOf } from '../syntax/functions.ts';
import { shapeOfExpression } from './shapes.ts';

/** What opinions are formed from. */
export interface Checked {
  readonly program: ts.Program;
  isOfProject(file: FileId): boolean;
}

/** What each of these calls of a file leads to; those that are not answered have no opinion. `goesOn` is asked before each. */
export function opinionsAbout(file: FileId, keys: ReadonlySet<string>, checked: Checked, goesOn: () => boolean): Opinions | undefined {
  const tree = checked.program.getSourceFile(file);
  const opinions: Record<string, Opinion> = {};
  for (const [key, calls] of tree ? callsByKey(tree) : []) {
    if (!keys.has(key)) continue;
    if (!goesOn()) return;
    const [first, ...others] = calls.map((call) => opinionAbout(call, checked));
    if (first && others.every((other) => isSame(first, other))) opinions[key] = first;
  }
  return opinions;
}

function callsByKey(tree: ts.SourceFile): ReadonlyMap<string, readonly Call[]> {
  const found = new Map<string, Call[]>();
  for (const { id, calls } of functionsOf(tree)) {
    for (const call of calls) {
      const key = questionKey(id, shownCallee(call));
      const same = found.get(key);
      if (same) same.push(call);
      else found.set(key, [call]);
    }
  }
  return found;
}

function opinionAbout(call: Call, { program, isOfProject }: Checked): Opinion | undefined {
  const checker = program.getTypeChecker();
  const callee = calleeOf(call);
  const called = functionCalled(callee, checker);
  const file = called?.getSourceFile().fileName;
  const id = called && file !== undefined && isOfProject(file) ? functionId(called) : undefined;
  if (id !== undefined) return { is: 'function', key: keyOf(file!, id) };
  const value = shapeOfExpression(callee, checker);
  return value && { is: 'shape', ...value };
}

/** The one function, with its body, that a callee stands for. */
function functionCalled(callee: ts.Expression, checker: ts.TypeChecker): ts.SignatureDeclaration | undefined {
  const symbol = symbolOf(callee, checker);
  const declarations = symbol?.declarations ?? [];
  const [only, ...others] = new Set(declarations.map(functionDeclared).filter((found) => found !== undefined));
  if (only) return others.length ? undefined : only;
  if (!declarations.length || !declarations.every(keepsItsValue)) return;
  const signatures = checker.getTypeAtLocation(callee).getCallSignatures();
  const declaration = signatures.length === 1 ? signatures[0]!.declaration : undefined;
  return declaration && !ts.isJSDocSignature(declaration) && hasBody(declaration) ? declaration : undefined;
}

function symbolOf(callee: ts.Expression, checker: ts.TypeChecker): ts.Symbol | undefined {
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  const symbol = ts.isIdentifier(name) || ts.isPrivateIdentifier(name) ? checker.getSymbolAtLocation(name) : undefined;
  return symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

function functionDeclared(declaration: ts.Declaration): ts.SignatureDeclaration | undefined {
  if (ts.isFunctionLike(declaration)) return hasBody(declaration) && !ts.isAccessor(declaration) ? declaration : undefined;
  if (!ts.isVariableDeclaration(declaration) && !ts.isPropertyDeclaration(declaration) && !ts.isPropertyAssignment(declaration)) return;
  const value = declaration.initializer && unwrapped(declaration.initializer);
  return value && ts.isFunctionLike(value) ? value : undefined;
}

function hasBody(declaration: ts.SignatureDeclaration): boolean {
  return 'body' in declaration && declaration.body !== undefined;
}

/** Whether the type of a declaration tells which function it holds: what is assigned anew may hold another of the same type. */
function keepsItsValue(declaration: ts.Declaration): boolean {
  if (ts.isVariableDeclaration(declaration)) return (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
  return ts.isBindingElement(declaration) || ts.isPropertyAssignment(declaration) || ts.isShorthandPropertyAssignment(declaration);
}
