import { type Edit, indentAt } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { awaitAround, unwrapped, wrapped } from '../syntax/expressions.ts';
import type { InlineFunction, Iteration } from '../syntax/iterations.ts';
import { gatheringInList } from '../syntax/results.ts';
import { bindingOf } from '../syntax/scopes.ts';
import { gatheringOfRounds, isLeftAlone } from './place.ts';
import { isSynchronous, waits } from './promises.ts';

/**
 * What is left over where rounds no longer wait for anything: `async`, `Promise.all` and its `await`. No edits where any may still.
 * `list` is what gets a name elsewhere.
 */
export function withoutGathering({ node, callback }: Iteration, results: readonly ts.Node[], list?: ts.Node): readonly Edit[] {
  if (callback && isLeftAlone(node)) return waits(callback.body, results) ? [] : withoutAsync(callback);
  const gathering = callback && gatheringOfRounds(node);
  if (!callback || !gathering || gathering.arguments.length !== 1 || !ts.isCallExpression(node)) return [];
  const method = unwrapped(node.expression);
  if (!ts.isPropertyAccessExpression(method) || !/^(map|from)$/.test(method.name.text)) return [];
  if (callback.type || !isSynchronous(callback, results)) return [];
  const { fileName: file } = node.getSourceFile();
  const drop = (start: number, end: number, text = ''): Edit => ({ file, span: { start, end }, text });
  const [argument] = gathering.arguments;
  const around = awaitAround(gathering);
  const outer = around ?? wrapped(gathering);
  const isUnused = ts.isExpressionStatement(outer.parent) && method.name.text === 'map';
  return [
    drop(around?.getStart() ?? gathering.getStart(), argument!.getStart()),
    drop(argument!.end, gathering.end),
    ...withoutAsync(callback),
    ...(isUnused ? [drop(method.name.getStart(), method.name.end, 'forEach')] : []),
    ...outdented(argument!, indentAt(gathering), list ? [...results, list] : results),
  ];
}

/** What is left over of `await Promise.all([a, b])` where nothing in the list is waited for any more. */
export function withoutList(results: readonly ts.Node[]): readonly Edit[] {
  const [result, ...others] = results;
  const gathering = result && !others.length ? gatheringInList(result) : undefined;
  const [list] = gathering?.arguments ?? [];
  const around = gathering && awaitAround(gathering);
  if (!gathering || !around || !list || !ts.isArrayLiteralExpression(list)) return [];
  if (!list.elements.every((element) => element === result || isFromTable(element))) return [];
  const { fileName: file } = list.getSourceFile();
  return [
    { file, span: { start: around.getStart(), end: list.getStart() }, text: '' },
    { file, span: { start: list.end, end: around.end }, text: '' },
  ];
}

/** `ordersByCustomerId.get(id) ?? []`, `productList.filter(…)` */
function isFromTable(element: ts.Expression): boolean {
  const call = unwrapped(
    ts.isBinaryExpression(element) && element.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken ? element.left : element,
  );
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression) || !ts.isIdentifier(call.expression.expression))
    return false;
  const table = bindingOf(call.expression.expression.text, call);
  const made = table && ts.isVariableDeclaration(table) ? table.initializer : undefined;
  if (made && call.expression.name.text === 'filter') return ts.isAwaitExpression(made) || ts.isConditionalExpression(made);
  return call.expression.name.text === 'get' && made !== undefined && ts.isNewExpression(made) && made.expression.getText() === 'Map';
}

/** Moves the lines of a node that stood further in to where its first one now stands; what is replaced, and texts of several lines, stay. */
function outdented(node: ts.Node, indent: string, replaced: readonly ts.Node[]): readonly Edit[] {
  const { fileName: file, text } = node.getSourceFile();
  const by = indentAt(node).length - indent.length;
  if (by <= 0) return [];
  const edits: Edit[] = [];
  for (let at = text.indexOf('\n', node.getStart()) + 1; at > 0 && at < node.end; at = text.indexOf('\n', at) + 1) {
    const isKept = replaced.some((one) => one.getStart() < at && at < one.end) || isInTemplate(node, at);
    if (!isKept && /^[ \t]*$/.test(text.slice(at, at + by))) edits.push({ file, span: { start: at, end: at + by }, text: '' });
  }
  return edits;
}

function isInTemplate(node: ts.Node, at: number): boolean {
  if (node.pos >= at || node.end <= at) return false;
  if (ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateExpression(node)) return node.getStart() < at;
  return ts.forEachChild(node, (child) => isInTemplate(child, at) || undefined) ?? false;
}

function withoutAsync({ modifiers, type }: InlineFunction): readonly Edit[] {
  const keyword = modifiers?.find(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword);
  if (!keyword || type) return [];
  const { fileName: file, text } = keyword.getSourceFile();
  const end = keyword.end + /^\s*/.exec(text.slice(keyword.end))![0].length;
  return [{ file, span: { start: keyword.getStart(), end }, text: '' }];
}
