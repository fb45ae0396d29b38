import type { FactReader, FileFact } from '../engine/facts.ts';
import type { FileId } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { functionsOf, parametersOf } from '../syntax/functions.ts';
import { transportParameters } from './entry-points.ts';
import { describeType } from './types.ts';
import type { Known } from './value.ts';
import { evaluate } from './values.ts';

/** Whether any function of a file takes what a framework hands to handlers: asked before it is parsed for that. */
export const takesTransport: FileFact<boolean> = {
  id: 'takes transport',
  version: 2,
  extract: (file) =>
    /\b(req|res|ctx|request|response|reply|context)\b/.test(file.text) &&
    functionsOf(file).some(
      ({ node }) => !ts.isSourceFile(node) && (transportParameters(node).length > 0 || parametersOf(node).some(isContext)),
    ),
};

/** Koa and Hono hand over one thing for both. */
function isContext({ name, type }: ts.ParameterDeclaration): boolean {
  return /^(ctx|c|context)$/.test(name.getText()) && type !== undefined;
}

/** What a parameter is of HTTP, by its type, which may be the project's own on top of a framework's; by what is done with it in JavaScript. */
export function transportOf(parameter: ts.ParameterDeclaration, facts: FactReader): 'request' | 'response' | 'context' | undefined {
  const file = parameter.getSourceFile().fileName;
  const { type, name } = parameter;
  if (!type) return /^(res|reply)$/.test(name.getText()) && writesTo(parameter).length ? 'response' : undefined;
  const described = describeType(type);
  return described ? kindOf(evaluate(described, file, facts), file, facts) : undefined;
}

const frameworks = new Set(['express', 'koa', 'fastify', 'hono']);

function kindOf(value: Known, file: FileId, facts: FactReader, depth = 0): 'request' | 'response' | 'context' | undefined {
  if (depth > 4) return;
  if (value?.is === 'shape' && frameworks.has(value.library))
    return (
      (['request', 'response', 'context'] as const).find((one) => value.shape === one) ?? (value.shape === 'reply' ? 'response' : undefined)
    );
  const parts =
    value?.is === 'all' || value?.is === 'union'
      ? value.these
      : value?.is === 'object'
        ? (value.extends ?? []).map((one) => evaluate(one, value.file, facts))
        : [];
  for (const part of parts) {
    const found = kindOf(part, file, facts, depth + 1);
    if (found) return found;
  }
  return;
}

/** Where an answer is written by a parameter: `res.status(404)`, `ctx.body = …`. */
export function writesTo({ name, parent }: ts.ParameterDeclaration): readonly ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      isOf(node.expression, name.getText()) &&
      writing.test(node.expression.name.text)
    )
      found.push(node);
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken && ts.isPropertyAccessExpression(node.left)) {
      if (isOf(node.left, name.getText()) && /^(body|status|type|statusCode)$/.test(node.left.name.text)) found.push(node);
    }
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(parent, visit);
  return found;
}

const writing = /^(json|send|status|code|cookie|clearCookie|redirect|end|setHeader|header|set|sendStatus|render|throw)$/;

function isOf(node: ts.PropertyAccessExpression, name: string): boolean {
  const of = node.expression;
  return ts.isIdentifier(of) && of.text === name;
}
