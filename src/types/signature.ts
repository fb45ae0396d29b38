import { ts } from '../engine/ts.ts';

/**
 * What a file tells others, cheaply: its text without what only concerns its own bodies. Of a function that does not state what it returns,
 * what it returns and declares is kept, because that decides it.
 */
export function signatureOf(file: ts.SourceFile): string {
  const said: string[] = [];
  let at = 0;
  const visit = (node: ts.Node): void => {
    const body = bodyOf(node);
    if (!body) {
      ts.forEachChild(node, visit);
      return;
    }
    said.push(file.text.slice(at, body.pos));
    if (!('type' in node && node.type) && !ts.isConstructorDeclaration(node)) keepDeciding(body);
    at = body.end;
  };
  const keepDeciding = (node: ts.Node): void => {
    if (ts.isReturnStatement(node) || ts.isVariableStatement(node) || ts.isIterationStatement(node, false)) {
      said.push(ts.isIterationStatement(node, false) ? file.text.slice(node.pos, node.statement.pos) : file.text.slice(node.pos, node.end));
    }
    ts.forEachChild(node, keepDeciding);
  };
  visit(file);
  said.push(file.text.slice(at));
  return said.join('\0');
}

function bodyOf(node: ts.Node): ts.Block | undefined {
  if (!ts.isFunctionLike(node) || !('body' in node)) return;
  const { body } = node;
  return body && ts.isBlock(body) ? body : undefined;
}
