import { ts } from '../../engine/ts.ts';
import { unwrapped } from '../../syntax/expressions.ts';

/** The field of a value that some statement before asked for, and left the function where it is there: `if (result.error) return …`. */
export function answeredBefore(name: ts.Identifier): string | undefined {
  for (let inner: ts.Node = name, outer = name.parent; outer && !ts.isFunctionLike(outer); inner = outer, outer = outer.parent) {
    if (!ts.isBlock(outer)) continue;
    for (const statement of outer.statements) {
      if (statement === inner) break;
      const field =
        ts.isIfStatement(statement) && isLeft(statement.thenStatement) ? fieldAsked(statement.expression, name.text) : undefined;
      if (field !== undefined) return field;
    }
  }
  return;
}

function isLeft(statement: ts.Statement): boolean {
  const last = ts.isBlock(statement) ? statement.statements.at(-1) : statement;
  return last !== undefined && (ts.isReturnStatement(last) || ts.isThrowStatement(last));
}

/** `result.error`, `'error' in result`. */
function fieldAsked(condition: ts.Expression, name: string): string | undefined {
  const asked = unwrapped(condition);
  const isIt = (node: ts.Expression): boolean => ts.isIdentifier(node) && node.text === name;
  if (ts.isPropertyAccessExpression(asked)) return isIt(unwrapped(asked.expression)) ? asked.name.text : undefined;
  if (!ts.isBinaryExpression(asked) || asked.operatorToken.kind !== ts.SyntaxKind.InKeyword) return;
  return ts.isStringLiteralLike(asked.left) && isIt(unwrapped(asked.right)) ? asked.left.text : undefined;
}
