import type { FactReader } from '../engine/facts.ts';
import type { Fix } from '../engine/rule.ts';
import { type Edit, insertAbove } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { unwrapped } from '../syntax/expressions.ts';
import type { Iteration } from '../syntax/iterations.ts';
import { freshName } from '../syntax/scopes.ts';
import { terminatorOf } from '../syntax/style.ts';
import { importingDefault } from './imports.ts';
import { gatheringOfRounds } from './place.ts';

/** A service that answers one request in 50 ms answers a hundred in a second this way, and few of them limit their clients to fewer at a time. */
const atOnce = 5;

/**
 * Lets a few rounds of `Promise.all` run at a time instead of all: as many requests as before, which the other side survives.
 * The lesser help where nothing can be asked for at once; offered in projects that have p-limit already.
 */
export function limitConcurrency(iteration: Iteration, facts: FactReader): Fix | undefined {
  const { node, callback } = iteration;
  const gathering = callback && gatheringOfRounds(node);
  if (!gathering || !ts.isArrowFunction(callback) || callback.type || !isMap(node) || !callback.parameters.length) return;
  let at: ts.Node = gathering;
  while (!ts.isStatement(at)) at = at.parent;
  if (!ts.isBlock(at.parent) && !ts.isSourceFile(at.parent)) return;
  if (!facts.mentioning(packageName).length) return;
  return {
    id: 'limit-concurrency',
    title: `Make at most ${atOnce} of these requests at a time with p-limit (as many as before)`,
    safety: 'suggestion',
    make: () => ({ edits: editsFor(callback, at as ts.Statement) }),
  };
}

const packageName = 'p-limit';

function editsFor(callback: ts.ArrowFunction, at: ts.Statement): readonly Edit[] {
  const file = at.getSourceFile();
  const { fileName } = file;
  const name = freshName('limit', at);
  const imported = importingDefault(file, 'pLimit', packageName);
  const { body, modifiers = [], parameters } = callback;
  const [keyword] = modifiers;
  const start = body.getStart();
  return [
    ...imported.edits,
    insertAbove(at, [`const ${name} = ${imported.name}(${atOnce})${terminatorOf(file)}`]),
    ...(keyword ? [{ file: fileName, span: { start: keyword.getStart(), end: startAfter(keyword, parameters) }, text: '' }] : []),
    { file: fileName, span: { start, end: start }, text: `${name}(${keyword ? 'async ' : ''}() => ` },
    { file: fileName, span: { start: body.end, end: body.end }, text: ')' },
  ];
}

function startAfter(keyword: ts.Node, parameters: ts.NodeArray<ts.ParameterDeclaration>): number {
  const { text } = keyword.getSourceFile();
  return Math.min(keyword.end + /^\s*/.exec(text.slice(keyword.end))![0].length, parameters[0]!.getStart());
}

function isMap(node: ts.Node): boolean {
  const callee = ts.isCallExpression(node) ? unwrapped(node.expression) : undefined;
  return callee !== undefined && ts.isPropertyAccessExpression(callee) && callee.name.text === 'map';
}
