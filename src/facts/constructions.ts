import type { FileFact } from '../engine/facts.ts';
import { nodesOf } from '../engine/nodes.ts';
import { ts } from '../engine/ts.ts';
import { baseOf, thisAt } from '../syntax/classes.ts';
import { bindingOf } from '../syntax/scopes.ts';
import type { Args, Expr } from './expression.ts';
import { describe, describeArguments } from './expressions.ts';

/** What is passed to the constructor of a class. */
interface Construction {
  readonly of: Expr;
  readonly args: Args;
}

/** Every `new` of a class that the file names, and every `super(…)`, which passes something that is known. */
export const constructions: FileFact<readonly Construction[]> = {
  id: 'constructions',
  version: 1,
  extract(file) {
    const found: Construction[] = [];
    for (const node of nodesOf<ts.NewExpression | ts.CallExpression>(file, ts.SyntaxKind.NewExpression, ts.SyntaxKind.CallExpression)) {
      const made = classMade(node);
      const of = made && describe(made);
      const args = of && describeArguments(node);
      if (args) found.push({ of, args });
    }
    return found;
  },
};

function classMade(node: ts.NewExpression | ts.CallExpression): ts.Expression | undefined {
  if (!node.arguments?.length) return;
  if (ts.isNewExpression(node)) {
    const { expression } = node;
    return ts.isIdentifier(expression) && !bindingOf(expression.text, expression) ? undefined : expression;
  }
  const { owner } = node.expression.kind === ts.SyntaxKind.SuperKeyword ? thisAt(node.expression) : {};
  return owner && ts.isClassLike(owner) ? baseOf(owner)?.expression : undefined;
}
