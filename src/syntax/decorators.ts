import { ts } from '../engine/ts.ts';

/** The token of `@Inject('DB')`, `@inject(TYPES.Db)`, as `tokenOf` reads it; undefined where the decorator names none. */
export function injectionToken(node: ts.Node): string | undefined {
  if (!ts.canHaveDecorators(node)) return;
  for (const { expression } of ts.getDecorators(node) ?? []) {
    if (ts.isCallExpression(expression) && /^inject$/i.test(expression.expression.getText())) return tokenOf(expression.arguments[0]);
  }
  return;
}

/** What a token is called wherever it is written: `DB` for `'DB'`, `DB`, `TYPES.DB` and `Symbol.for('DB')`. */
export function tokenOf(node: ts.Node | undefined): string | undefined {
  if (!node) return;
  if (ts.isStringLiteralLike(node) || ts.isIdentifier(node)) return node.text;
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  if (ts.isCallExpression(node)) return tokenOf(node.arguments[0]);
  return ts.isArrowFunction(node) ? tokenOf(node.body) : undefined;
}
