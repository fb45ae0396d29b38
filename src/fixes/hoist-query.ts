import type { FactReader } from '../engine/facts.ts';
import type { Fix } from '../engine/rule.ts';
import { type Edit, replace } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { operationBehind, type ReachedOperation } from '../facts/operations.ts';
import { writesBehind } from '../facts/written.ts';
import { awaitAround, type Call, calleeOf, isCall, wrapped } from '../syntax/expressions.ts';
import type { Iteration } from '../syntax/iterations.ts';
import { plural, singular } from '../syntax/naming.ts';
import { referencesIn } from '../syntax/references.ts';
import { bindingOf, boundNames, freshName } from '../syntax/scopes.ts';
import { constantsIn, isAssignment, isHandedOn, linesOf, removed, variesIn } from './constants.ts';
import { withoutGathering } from './gathering.ts';
import { mutators, writesTo } from './obstacles.ts';
import { linesAt, movedOut, placeBefore } from './place.ts';
import { isRefusal } from './refusal.ts';

/**
 * A query that asks the same in every round of a list is asked once, before the loop.
 * Not offered where a round writes to what is asked, or waits for something to become what it is not.
 */
export function hoistQuery(call: Call, iteration: Iteration, reached: ReachedOperation, facts: FactReader): Fix | undefined {
  const awaited = awaitAround(call);
  if (!awaited || ts.isExpressionStatement(wrapped(awaited).parent)) return;
  const place = iteration.items && placeBefore(call, iteration);
  if (
    !place ||
    isRefusal(place) ||
    place.isCaught ||
    place.isLeftAlone ||
    variesIn(iteration, call)(call) ||
    isOneOfManyTries(call, iteration)
  )
    return;
  // What a condition finds to be there, the query needs.
  if (place.conditions.some((condition) => readsTheSame(condition, call))) return;
  const constants = constantsIn(call, iteration, place.at);
  const declared = declarationAround(awaited, place.at);
  const name = declared ? undefined : freshName(nameOf(call), place.at);
  if (!constants || mayChange(call, iteration, reached, facts) || isChanged(awaited, iteration)) return;
  return {
    id: 'hoist-query',
    title: `Ask once before the loop, as every round asks the same${place.conditions.length ? ' (perhaps without need)' : ''}`,
    safety: 'suggestion',
    make: () => {
      const lines = declared ? linesOf(declared) : [`const ${name} = ${awaited.getText()}`];
      const edits: readonly Edit[] = [
        ...linesAt([...constants.flatMap(linesOf), ...lines.map((line) => movedOut(line, call, place))], place.at),
        ...removed(declared ? [...constants, declared] : constants),
        ...(name ? [replace(awaited, name), ...withoutGathering(iteration, [awaited])] : []),
      ];
      return { edits };
    },
  };
}

function readsTheSame(condition: ts.Node, call: Call): boolean {
  const names = new Set([...referencesIn(call)].map(({ text }) => text));
  return [...referencesIn(condition)].some(({ text }) => names.has(text));
}

/** `const settings = await …` as a statement of its own, whose names can be declared at `place` as well. */
function declarationAround(awaited: ts.AwaitExpression, place: ts.Node): ts.VariableStatement | undefined {
  const declaration = wrapped(awaited).parent;
  const list = declaration.parent;
  if (!ts.isVariableDeclaration(declaration) || !ts.isVariableDeclarationList(list) || !ts.isVariableStatement(list.parent)) return;
  const isFree = !boundNames(declaration.name).some((name) => bindingOf(name, place));
  return isFree && list.declarations.length === 1 && list.flags & ts.NodeFlags.Const ? list.parent : undefined;
}

/** `settings` for what `loadSettings()` gives, `orders` for `prisma.order.findMany()`. */
function nameOf(call: Call): string {
  const text = calleeOf(call).getText();
  const [, rows, count] = /(\w+)\.(?:find|findMany|findAll|findBy|(count))$/.exec(text) ?? [];
  const [, row] = /(\w+)\.find(?:First|Unique|One)\w*$/.exec(text) ?? [];
  const [, noun] = /(?:^|\.)(?:get|find|load|fetch|list|read|query)([A-Z]\w*?)(?:By[A-Z]\w*)?$/.exec(text) ?? [];
  if (row) return singular(row);
  if (rows) return count ? `${singular(rows)}Count` : plural(singular(rows));
  return noun ? noun.replace(/^\w/, (letter) => letter.toLowerCase()) : 'found';
}

/** Whether rounds wait for another answer (a poll, a retry), or ask with something new each time: a date, a random number. */
function isOneOfManyTries(call: Call, { node }: Iteration): boolean {
  return tries.test(node.getText()) || renewed.test(call.getText());
}

const tries = /\b(sleep|delay|wait|pause|setTimeout|backoff)\w*\(|\b(attempt|retry|retries|tries|poll)/i;
const renewed = /\bnew \w|\b(Date|Math|performance|crypto)\.|\b(now|random|uuid\w*|nanoid|cuid)\(/;

/** Whether a round changes what is asked for, what it is asked with, or rows of the same kind. */
function mayChange(call: Call, { node }: Iteration, reached: ReachedOperation, facts: FactReader): boolean {
  if (operationBehind(call, ['write'], facts)) return true;
  const names = new Set([...referencesIn(call)].map(({ text }) => text));
  const isAskedWith = (target: ts.Node): boolean => {
    const [root] = referencesIn(target);
    return root ? names.has(root.text) : call.getText().includes(target.getText());
  };
  const owners = ownersIn(ts.isCallExpression(call) ? call.arguments : [call.template]);
  if (owners.some((owner) => isHandedOn(owner, node))) return true;
  const subject = subjectOf(reached.text ?? call.getText());
  const changes = (inner: ts.Node): boolean => {
    if (inner === call) return false;
    if (ts.isBinaryExpression(inner) && isAssignment(inner.operatorToken.kind) && isAskedWith(inner.left)) return true;
    if (
      (ts.isPrefixUnaryExpression(inner) || ts.isPostfixUnaryExpression(inner)) &&
      /\+\+|--/.test(inner.getText()) &&
      isAskedWith(inner.operand)
    )
      return true;
    if (isCall(inner)) {
      const callee = calleeOf(inner);
      if (ts.isPropertyAccessExpression(callee) && mutators.includes(callee.name.text) && isAskedWith(callee.expression)) return true;
      const written = operationBehind(inner, ['write', 'transaction'], facts);
      const texts = written?.steps.length ? writesBehind(inner, facts) : written ? [inner.getText()] : [];
      if (texts.some((text) => !subject || [subject, undefined].includes(subjectOf(text)))) return true;
    }
    return ts.forEachChild(inner, (child) => changes(child) || undefined) ?? false;
  };
  return changes(node);
}

/** What a query reads properties of, to ask with them: `pager` of `{ page: pager.page }`. */
function ownersIn(parts: readonly ts.Node[]): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isCallee = ts.isCallExpression(node.parent) && node.parent.expression === node;
    if (ts.isPropertyAccessExpression(node) && !isCallee) found.push(node.expression.getText());
    ts.forEachChild(node, visit);
  };
  parts.forEach(visit);
  return found.filter((owner) => owner !== 'this');
}

/** What an operation reads or writes, by the model or table that its text names; undefined where that names none. */
function subjectOf(text: string): string | undefined {
  return (
    /(?:\b(?:from|into|update)\(|\()?['"`](\w+)['"`]/i.exec(text)?.[1] ?? /(?:^|\.)(\w+)\.\w+(?:\(|$)/.exec(text.replace(/\s+/g, ''))?.[1]
  );
}

/** Whether a round changes what it got, which all rounds are to share. */
function isChanged(awaited: ts.AwaitExpression, { node }: Iteration): boolean {
  const { parent } = wrapped(awaited);
  const names = ts.isVariableDeclaration(parent) ? boundNames(parent.name) : [];
  return names.length > 0 && writesTo(names, node);
}
