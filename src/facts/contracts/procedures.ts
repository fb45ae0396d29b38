import type { FileId } from '../../engine/text.ts';
import { spanOf } from '../../engine/text.ts';
import { ts } from '../../engine/ts.ts';
import { calleeName, unwrapped } from '../../syntax/expressions.ts';
import { describe } from '../expressions.ts';
import { shapeOfReturns } from './decorated.ts';
import { type Handler, handlerAround } from './handler-around.ts';
import { functionIn } from './routes.ts';
import type { Container, Shape } from './shape.ts';
import { nameOfMember, shapeOfType } from './type-shapes.ts';
import { isVague } from './value-shapes.ts';

/** Adds what a procedure of tRPC returns that no `.output` declares: clients read what is inferred. */
export function addResolver(call: ts.CallExpression, file: FileId, found: Map<string, Container>): void {
  const callee = unwrapped(call.expression);
  const [first] = call.arguments;
  if (!/^(query|mutation)$/.test(calleeName(call) ?? '') || !first || call.arguments.length > 1) return;
  if (!ts.isPropertyAccessExpression(callee) || !isProcedure(callee) || stepsOf(callee).includes('output')) return;
  const handler = procedureAround(call, file);
  const shape = handler && shapeOfResolver(first);
  if (!shape || shape.is === 'unknown' || shape.is === 'scalar' || found.has(`${handler.key} output`)) return;
  const sink = { direction: 'response', proof: `returned by \`${handler.name}\`` } as const;
  found.set(`${handler.key} output`, { kind: 'handler', name: handler.name, shape, sink, at: spanOf(callee.name) });
}

/** Whether a chain of calls begins with a procedure: `publicProcedure.use(auth).input(…)`. */
export function isProcedure(callee: ts.PropertyAccessExpression): boolean {
  const text = callee.getText();
  return /procedure|proc\b|\bt\b|\bos\b/i.test(text.length < 200 ? text : rootOf(callee).getText());
}

/** The name under which a router holds a procedure. */
export function procedureAround(node: ts.Node, file: FileId): Handler | undefined {
  const names: string[] = [];
  for (let inner = node, outer = node.parent; outer; inner = outer, outer = outer.parent) {
    if (ts.isFunctionLike(outer)) break;
    if (ts.isPropertyAssignment(outer) && outer.initializer === inner) names.unshift(nameOfMember(outer.name) ?? '?');
    if (ts.isVariableDeclaration(outer) && ts.isIdentifier(outer.name) && !names.length) names.unshift(outer.name.text);
  }
  return names.length ? { key: names.join('.'), name: names.join('.') } : handlerAround(node, file);
}

function shapeOfResolver(resolver: ts.Expression): Shape | undefined {
  const fn = functionIn(resolver);
  if (!fn) {
    const of = ts.isIdentifier(unwrapped(resolver)) ? describe(resolver) : undefined;
    return of && { is: 'result', of, args: [] };
  }
  const declared = fn.type && shapeOfType(fn.type);
  return declared && !isVague(declared) ? declared : shapeOfReturns(fn);
}

function rootOf(node: ts.Expression): ts.Expression {
  let root = node;
  while (ts.isPropertyAccessExpression(root) || ts.isCallExpression(root)) root = unwrapped(root.expression);
  return root;
}

/** The names of the methods along a chain of calls. */
function stepsOf(node: ts.Expression): readonly string[] {
  const steps: string[] = [];
  for (let at = node; ts.isPropertyAccessExpression(at) || ts.isCallExpression(at); at = unwrapped(at.expression))
    if (ts.isPropertyAccessExpression(at)) steps.push(at.name.text);
  return steps;
}
