import type { Edit } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import type { Varies } from '../libraries/lookup.ts';
import { type Call, isPath, unwrapped } from '../syntax/expressions.ts';
import type { Iteration } from '../syntax/iterations.ts';
import { referencesIn } from '../syntax/references.ts';
import { bindingOf } from '../syntax/scopes.ts';

/** Whether an expression reads anything that a round brings; a constant of the round that is the same in all of them brings nothing. */
export function variesIn(iteration: Iteration, call: Call): Varies {
  return (part) =>
    [...referencesIn(part)].some((name) => isOwn(bindingOf(name.text, name), iteration, call) && !constantOf(name, iteration));
}

function isOwn(binding: ts.Node | undefined, { node }: Iteration, call: Call): boolean {
  return (
    binding !== undefined && binding.pos >= node.pos && binding.end <= node.end && !(binding.pos >= call.pos && binding.end <= call.end)
  );
}

/** `const shopId = session.shopId` in a round: what it reads stands outside, so that it can stand there as well. */
export function constantOf(name: ts.Identifier, { node }: Iteration): ts.VariableStatement | undefined {
  const binding = bindingOf(name.text, name);
  if (!binding || !ts.isVariableDeclaration(binding) || binding.pos < node.pos || binding.end > node.end) return;
  const { initializer, parent: list } = binding;
  const statement = list.parent;
  if (!ts.isVariableDeclarationList(list) || !ts.isVariableStatement(statement) || list.declarations.length > 1) return;
  if (!(list.flags & ts.NodeFlags.Const)) return;
  if (!ts.isIdentifier(binding.name) || !initializer || !isPath(initializer) || initializer.getText().includes('?.')) return;
  const [root] = referencesIn(initializer);
  const source = root && bindingOf(root.text, root);
  if (!root || !source || (source.end > node.pos && source.pos < node.end)) return;
  const inner = unwrapped(initializer);
  const mayChange = ts.isPropertyAccessExpression(inner) && isHandedOn(inner.expression.getText(), node);
  return mayChange || isAssignedIn(node, initializer.getText()) || isAssignedIn(node, root.text) ? undefined : statement;
}

/** Whether code calls a method of an object, or hands it to a function: its properties may be others afterwards. */
export function isHandedOn(owner: string, node: ts.Node): boolean {
  if (ts.isCallExpression(node)) {
    const callee = unwrapped(node.expression);
    const isItsMethod = ts.isPropertyAccessExpression(callee) && callee.expression.getText() === owner;
    if (isItsMethod || node.arguments.some((argument) => argument.getText() === owner)) return true;
  }
  return ts.forEachChild(node, (child) => isHandedOn(owner, child) || undefined) ?? false;
}

/** Whether a round gives a name, or a path of properties, another value. */
export function isAssignedIn(node: ts.Node, name: string): boolean {
  if (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind) && node.left.getText() === name) return true;
  const isStep = ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node);
  if (isStep && /\+\+|--/.test(node.getText()) && node.operand.getText() === name) return true;
  return ts.forEachChild(node, (child) => isAssignedIn(child, name)) ?? false;
}

export function isAssignment(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

/** The constants of rounds that a query reads which is to stand at `place`; undefined where one could not be declared there. */
export function constantsIn(call: Call, iteration: Iteration, place: ts.Node): readonly ts.VariableStatement[] | undefined {
  const found = [...referencesIn(call)].flatMap((name) => {
    const statement = constantOf(name, iteration);
    return statement ? [{ name, statement }] : [];
  });
  return found.some(({ name }) => bindingOf(name.text, place)) ? undefined : [...new Set(found.map(({ statement }) => statement))];
}

/** A statement without what ends it, below the comments that stand directly above it. */
export function linesOf(statement: ts.VariableStatement): readonly string[] {
  return [
    ...commentsAbove(statement).map(({ pos, end }) => statement.getSourceFile().text.slice(pos, end)),
    statement.declarationList.getText(),
  ];
}

/** Takes statements away, each with the lines that it and its comments stand in. */
export function removed(statements: readonly ts.Statement[]): readonly Edit[] {
  return statements.map((statement) => {
    const { fileName, text } = statement.getSourceFile();
    const first = commentsAbove(statement)[0]?.pos ?? statement.getStart();
    const before = /(?<=\n)[ \t]*$/.exec(text.slice(0, first))?.[0] ?? '';
    const line = /^[ \t]*\r?\n/.exec(text.slice(statement.end))?.[0] ?? '';
    if (!before || !line) return { file: fileName, span: { start: first, end: statement.end }, text: '' };
    const start = first - before.length;
    // Of two empty lines around it, one is left.
    const isAfterEmpty = /\n[ \t]*\r?\n$/.test(text.slice(0, start));
    const empty = isAfterEmpty ? (/^[ \t]*\r?\n/.exec(text.slice(statement.end + line.length))?.[0] ?? '') : '';
    return { file: fileName, span: { start, end: statement.end + line.length + empty.length }, text: '' };
  });
}

/** Comments of one line, as those of several would need their lines moved. */
function commentsAbove(statement: ts.Statement): readonly ts.CommentRange[] {
  const { text } = statement.getSourceFile();
  const ranges = ts.getLeadingCommentRanges(text, statement.pos) ?? [];
  const isApart = (from: number, to: number): boolean => (text.slice(from, to).match(/\n/g)?.length ?? 0) !== 1;
  const all = ranges.map(({ end }, at) => !isApart(end, ranges[at + 1]?.pos ?? statement.getStart()));
  const first = all.lastIndexOf(false) + 1;
  return ranges.slice(first).every(({ pos, end }) => !text.slice(pos, end).includes('\n')) ? ranges.slice(first) : [];
}
