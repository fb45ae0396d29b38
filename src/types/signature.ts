import { ts } from '../engine/ts.ts';
import { assignmentOperators } from '../syntax/assignments.ts';

/**
 * What a file tells others, cheaply: its text without what only concerns itself. Of a function that does not state what it returns,
 * what it returns and declares is kept, because that decides it.
 */
export function signatureOf(file: ts.SourceFile): string {
  const said: string[] = [];
  let at = 0;
  const skip = (node: ts.Node): void => {
    said.push(file.text.slice(at, node.pos));
    at = node.end;
  };
  const visit = (node: ts.Node): void => {
    const body = bodyOf(node);
    if (body) {
      skip(body);
      if (!('type' in node && node.type) && !ts.isConstructorDeclaration(node)) keepDeciding(body);
    } else if (isDone(node) || (ts.isTemplateLiteralToken(node) && isTagged(node))) skip(node);
    else ts.forEachChild(node, visit);
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

/** What a file does while it is loaded. Assignments give functions members; in JavaScript a call may export something. */
function isDone(node: ts.Node): boolean {
  if (!ts.isExpressionStatement(node) || !ts.isSourceFile(node.parent) || /\.[cm]?jsx?$/.test(node.parent.fileName)) return false;
  const { expression } = node;
  return !ts.isBinaryExpression(expression) || !assignmentOperators.has(expression.operatorToken.kind);
}

/** What a tag makes of its texts does not depend on what they say. */
function isTagged(text: ts.TemplateLiteralToken): boolean {
  const template = ts.isTemplateSpan(text.parent) ? text.parent.parent : text.parent;
  return ts.isTaggedTemplateExpression(template) || ts.isTaggedTemplateExpression(template.parent);
}
