import { ts } from '../engine/ts.ts';

/** The statement of the module, not of a function, that begins exactly there and is an expression so far: somebody has begun to type a word. */
export function statementAt(file: ts.SourceFile, start: number): ts.Statement | undefined {
  return file.statements.find(
    (statement) => ts.isExpressionStatement(statement) && statement.getStart(file) === start && isWord(statement.expression),
  );
}

/** `retry`, or `cache-aside` on its way. What follows in the next line may have become a part of it. */
function isWord(node: ts.Expression): boolean {
  if (ts.isIdentifier(node)) return true;
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.MinusToken && isWord(node.left);
}
