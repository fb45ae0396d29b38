import { textWith } from '../../engine/text.ts';
import { ts } from '../../engine/ts.ts';
import { answerOf } from '../../syntax/answered.ts';
import { unwrapped } from '../../syntax/expressions.ts';
import { functionsOf } from '../../syntax/functions.ts';
import { isHelper, nameOfHelper } from '../../syntax/helpers.ts';
import { referencesIn } from '../../syntax/references.ts';
import { bindingOf } from '../../syntax/scopes.ts';
import type { NewFunction } from './function-text.ts';
import type { Passed } from './moved-call.ts';

/** A function that makes the same query already, and what it would be passed, in the order of its parameters. */
export interface SameQuery {
  readonly name: string;
  readonly passed: readonly Passed[];
}

/** The function of a file, or the method of a class in it, that is what a query would become. */
export function sameQueryIn(file: ts.SourceFile, owner: string | undefined, fn: NewFunction): SameQuery | undefined {
  for (const { id, node } of functionsOf(file)) {
    if (ts.isSourceFile(node) || !isHelper(node) || id.split('.').length !== (owner === undefined ? 1 : 2)) continue;
    if (owner !== undefined && !id.startsWith(`${owner}.`)) continue;
    const returned = answerOf(node);
    const names = node.parameters.map(({ name, type }) =>
      ts.isIdentifier(name) && !/Page|Options/.test(type?.getText() ?? '') ? name.text : undefined,
    );
    if (!returned || returned.isStrict || returned.made || names.includes(undefined) || names.length !== fn.parameters.length) continue;
    const inner = unwrapped(returned.value);
    const query = ts.isAwaitExpression(inner) ? unwrapped(inner.expression) : inner;
    const used = order(query, node.parameters);
    if (used.length !== names.length || normal(textOfQuery(query, node.parameters)) !== normal(textOfMoved(fn))) continue;
    return { name: nameOfHelper(node), passed: node.parameters.map((one) => fn.parameters[used.indexOf(one)]!.passed) };
  }
  return;
}

/** Parameters in the order in which the query first uses them. */
function order(query: ts.Expression, parameters: readonly ts.ParameterDeclaration[]): readonly ts.ParameterDeclaration[] {
  const used = [...referencesIn(query)].map((name) => bindingOf(name.text, name));
  return [...new Set(used)].filter((one): one is ts.ParameterDeclaration => parameters.includes(one as ts.ParameterDeclaration));
}

function textOfQuery(query: ts.Expression, parameters: readonly ts.ParameterDeclaration[]): string {
  const used = order(query, parameters);
  const parts = new Map<ts.Node, string>();
  for (const name of referencesIn(query)) {
    const at = used.indexOf(bindingOf(name.text, name) as ts.ParameterDeclaration);
    if (at >= 0) addPlaceholder(name, at, parts);
  }
  return textWith(query, parts);
}

function textOfMoved({ moved: { call, clients, passed }, client }: NewFunction): string {
  const parts = new Map<ts.Node, string>(clients.map((one) => [one, client]));
  for (const [at, { nodes }] of passed.entries()) for (const node of nodes) addPlaceholder(node, at, parts);
  return textWith(call, parts);
}

function addPlaceholder(node: ts.Node, at: number, parts: Map<ts.Node, string>): void {
  const { parent } = node;
  if (ts.isShorthandPropertyAssignment(parent)) parts.set(parent, `${parent.name.text}: $${at}`);
  else parts.set(node, `$${at}`);
}

function normal(text: string): string {
  return text
    .replace(/\s+/g, '')
    .replace(/,(?=[})\]])/g, '')
    .replaceAll('"', "'");
}
