import { memo } from '../engine/memo.ts';
import { nodesOf } from '../engine/nodes.ts';
import { ts } from '../engine/ts.ts';
import { thisAt } from './classes.ts';
import { unwrapped } from './expressions.ts';
import { bindingOf } from './scopes.ts';

type Assignment = ts.BinaryExpression & { readonly left: ts.Identifier };

const byFile = new WeakMap<ts.SourceFile, ReadonlyMap<string, readonly Assignment[]>>();

/** What a variable is set to after its declaration, in the order of the file. */
export function assignedTo(variable: ts.VariableDeclaration): readonly ts.Expression[] {
  if (!ts.isIdentifier(variable.name)) return [];
  const { text } = variable.name;
  const found = assignmentsIn(variable.getSourceFile()).get(text) ?? [];
  return found.filter(({ left }) => bindingOf(text, left) === variable).map(({ right }) => right);
}

/** What a variable is declared as, where a name stands for one; else the expression itself. */
export function initialValue(value: ts.Expression): ts.Expression {
  const name = unwrapped(value);
  const binding = ts.isIdentifier(name) ? bindingOf(name.text, name) : undefined;
  return binding && ts.isVariableDeclaration(binding) && binding.initializer ? unwrapped(binding.initializer) : name;
}

const byObject = new WeakMap<ts.ObjectLiteralExpression, ReadonlyMap<string, readonly ts.Expression[]>>();

/** What the functions of an object assign to a property of it, as `this.name`, in the order of the file. */
export function assignedToThis(owner: ts.ObjectLiteralExpression, name: string): readonly ts.Expression[] {
  const found = memo(byObject, owner, () => {
    const assigned = new Map<string, ts.Expression[]>();
    const visit = (node: ts.Node): void => {
      if (ts.isBinaryExpression(node) && assignmentOperators.has(node.operatorToken.kind) && ts.isPropertyAccessExpression(node.left)) {
        const { expression, name: property } = node.left;
        const isOwn = expression.kind === ts.SyntaxKind.ThisKeyword && thisAt(expression).owner === owner;
        if (isOwn) memo(assigned, property.text, () => []).push(node.right);
      }
      ts.forEachChild(node, visit);
    };
    visit(owner);
    return assigned;
  });
  return found.get(name) ?? [];
}

/** `=`, `??=`, `||=`: the name may hold the right side afterwards. */
export const assignmentOperators: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsToken,
  ts.SyntaxKind.QuestionQuestionEqualsToken,
  ts.SyntaxKind.BarBarEqualsToken,
]);

function assignmentsIn(file: ts.SourceFile): ReadonlyMap<string, readonly Assignment[]> {
  return memo(byFile, file, () => {
    const found = new Map<string, Assignment[]>();
    for (const node of nodesOf<ts.BinaryExpression>(file, ts.SyntaxKind.BinaryExpression)) {
      if (isAssignment(node)) memo(found, node.left.text, () => []).push(node);
    }
    return found;
  });
}

function isAssignment(node: ts.BinaryExpression): node is Assignment {
  return assignmentOperators.has(node.operatorToken.kind) && ts.isIdentifier(node.left);
}
