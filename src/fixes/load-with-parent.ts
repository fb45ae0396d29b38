import type { FactReader } from '../engine/facts.ts';
import type { Fix } from '../engine/rule.ts';
import { type Edit, replace } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { dataModels, type ToOne } from '../facts/data-models.ts';
import { type Call, calleeOf, unwrapped, wrapped } from '../syntax/expressions.ts';
import type { Iteration } from '../syntax/iterations.ts';
import { added, entries } from '../syntax/objects.ts';
import { referencesIn } from '../syntax/references.ts';
import { isChained, resultOf } from '../syntax/results.ts';
import { bindingOf } from '../syntax/scopes.ts';
import { withoutGathering } from './gathering.ts';
import { isWrittenElsewhere } from './hidden-writes.ts';
import { isFilter } from './place.ts';

/**
 * Loads what belongs to each element together with the elements, by the relation that the data model knows.
 * Offered where the query of the elements stands in the same function and nobody gets to see a whole element, which is to have one more property.
 */
export function loadWithParent(call: Call, iteration: Iteration, facts: FactReader): Fix | undefined {
  const asked = askedBy(call, iteration);
  // A predicate that is a promise keeps everything: what decides instead is to be said.
  const parent = asked && !isFilter(iteration.node) ? parentOf(iteration) : undefined;
  if (!asked || !parent || parent.client !== asked.client) return;
  const related = relationOf(parent.model, asked, facts);
  const included = related && including(parent.query, related.relation, asked.options);
  if (!related || !included || isSeenWhole(iteration, parent.declaration) || mayChange(call, asked, parent.declaration, iteration)) return;
  const source = new RegExp(`\\b${asked.model}\\s*\\.\\s*\\w+\\(`);
  if (isWrittenElsewhere(call, { noun: asked.model, source }, iteration, facts)) return;
  const { relation } = related;
  return {
    id: 'load-with-parent',
    title: `Load each ${relation} together with its ${parent.model}, by \`include\``,
    safety: 'suggestion',
    make: () => ({
      edits: [included, replace(asked.result, `${asked.element}.${relation}`), ...withoutGathering(iteration, [asked.result])],
    }),
  };
}

interface Asked {
  readonly client: string;
  readonly model: string;
  /** The field that it is looked up by, and the element with the field that holds its value. */
  readonly key: string;
  readonly element: string;
  readonly field: string;
  /** What of the row is wanted: `{ select: { name: true } }`; `true` for all of it. */
  readonly options: string;
  readonly result: ts.Node;
}

/** `prisma.customer.findUnique({ where: { id: order.customerId } })`, where `order` is the element. */
function askedBy(call: Call, { item }: Iteration): Asked | undefined {
  const query = queryOf(call);
  const options = ts.isCallExpression(call) && call.arguments.length === 1 ? entries(call.arguments[0]) : undefined;
  const [[key, value] = [], ...others] = entries(options?.get('where')) ?? [];
  const result = resultOf(call);
  if (!query || !/^find(Unique|First)$/.test(query.method) || !options || !key || !value || others.length || !result || isChained(result))
    return;
  const field = unwrapped(value);
  if (!ts.isPropertyAccessExpression(field) || field.questionDotToken || !item || !ts.isIdentifier(item)) return;
  if (!ts.isIdentifier(field.expression) || field.expression.text !== item.text) return;
  const rest = [...options].filter(([name]) => name !== 'where');
  if (
    rest.some(([name, wanted]) => !/^(select|include|omit)$/.test(name) || [...referencesIn(wanted)].some(({ text }) => text === item.text))
  )
    return;
  const wanted = rest.map(([name, text]) => `${name}: ${text.getText()}`);
  const shape = wanted.length ? `{ ${wanted.join(', ')} }` : 'true';
  return { ...query, key, element: item.text, field: field.name.text, options: shape, result };
}

interface Query {
  readonly client: string;
  readonly model: string;
  readonly method: string;
}

function queryOf(call: Call): Query | undefined {
  const callee = calleeOf(call);
  const model = ts.isPropertyAccessExpression(callee) ? unwrapped(callee.expression) : undefined;
  if (!ts.isPropertyAccessExpression(callee) || !model || !ts.isPropertyAccessExpression(model)) return;
  return { client: model.expression.getText(), model: model.name.text, method: callee.name.text };
}

interface Parent extends Query, ParentQuery {}

/** `const orders = await prisma.order.findMany(…)` */
function parentOf(iteration: Iteration): Parent | undefined {
  const parent = parentQueryOf(iteration);
  const read = parent && queryOf(parent.query);
  return parent && read?.method === 'findMany' ? { ...read, ...parent } : undefined;
}

/** The query of the elements. */
export interface ParentQuery {
  readonly query: ts.CallExpression;
  readonly declaration: ts.VariableDeclaration;
}

/** `const orders = await …`, of what an iteration goes over. */
export function parentQueryOf({ items }: Iteration): ParentQuery | undefined {
  const list = items && unwrapped(items);
  const declaration = list && ts.isIdentifier(list) ? bindingOf(list.text, list) : undefined;
  if (!declaration || !ts.isVariableDeclaration(declaration) || !declaration.initializer || declaration.type) return;
  if (!ts.isIdentifier(declaration.name) || !(declaration.parent.flags & ts.NodeFlags.Const)) return;
  const statement = declaration.parent.parent;
  if (ts.isVariableStatement(statement) && statement.modifiers?.length) return;
  const awaited = unwrapped(declaration.initializer);
  const query = ts.isAwaitExpression(awaited) ? unwrapped(awaited.expression) : undefined;
  return query && ts.isCallExpression(query) ? { query, declaration } : undefined;
}

function relationOf(model: string, { model: target, key, field }: Asked, facts: FactReader): ToOne | undefined {
  const found = facts
    .files()
    .filter((file) => file.endsWith('.prisma'))
    .flatMap((file) => Object.entries(facts.of(dataModels, file)))
    .filter(([name]) => delegateOf(name) === model)
    .map(([, relations]) => (Object.hasOwn(relations, field) ? relations[field] : undefined));
  const [related, ...others] = found;
  return related && !others.length && delegateOf(related.target) === target && related.references === key ? related : undefined;
}

/** What a client calls the delegate of a model. */
function delegateOf(model: string): string {
  return model.replace(/^\w/, (letter) => letter.toLowerCase());
}

/** Adds a relation to what a query brings; undefined where it brings that already, or cannot be read. */
function including(query: ts.CallExpression, relation: string, wanted: string): Edit | undefined {
  const { fileName } = query.getSourceFile();
  const [options, ...others] = query.arguments;
  const text = `${relation}: ${wanted}`;
  if (!options) {
    const at = query.end - 1;
    return { file: fileName, span: { start: at, end: at }, text: `{ include: { ${text} } }` };
  }
  const known = entries(options);
  const selected = known?.get('select') ?? known?.get('include');
  if (others.length || !known || known.has('distinct') || !ts.isObjectLiteralExpression(options)) return;
  if (!selected) return added(options, `include: { ${text} }`);
  const fields = entries(selected);
  return fields && !fields.has(relation) && ts.isObjectLiteralExpression(selected) ? added(selected, text) : undefined;
}

/** Whether anything but properties of the elements is read: an element that is handed on would have one property more. */
export function isSeenWhole({ node, items, item }: Iteration, declaration: ts.VariableDeclaration): boolean {
  const scope = declaration.parent.parent.parent;
  const list = (declaration.name as ts.Identifier).text;
  const name = (item as ts.Identifier).text;
  const uses = [...referencesIn(scope)].filter(
    (one) => one.text === list && one !== declaration.name && bindingOf(list, one) === declaration,
  );
  const isCounted = (one: ts.Identifier): boolean =>
    ts.isPropertyAccessExpression(one.parent) && one.parent.expression === one && one.parent.name.text === 'length';
  if (!uses.every((one) => one === unwrapped(items!) || isCounted(one))) return true;
  const isRead = (one: ts.Identifier): boolean => {
    const access = wrapped(one).parent;
    return ts.isPropertyAccessExpression(access) && !isWritten(access);
  };
  const elements = [...referencesIn(node)].filter((one) => one.text === name && one !== item && one.parent !== item!.parent);
  return !elements.every(isRead);
}

function isWritten(access: ts.Expression): boolean {
  const { parent } = access;
  if (ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent)) return /\+\+|--/.test(parent.getText());
  const { kind = ts.SyntaxKind.Unknown } = ts.isBinaryExpression(parent) && parent.left === access ? parent.operatorToken : {};
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

/** Whether rows are written between the query of the elements and the end of the loop: they may be others by then. */
function mayChange(call: Call, { model }: Asked, declaration: ts.VariableDeclaration, { node }: Iteration): boolean {
  const { text } = node.getSourceFile();
  const between = text.slice(declaration.end, call.getStart()) + text.slice(call.end, node.end);
  return new RegExp(`\\b${model}\\s*\\.\\s*(create|update|upsert|delete)\\w*\\(|\\$(execute|query|transaction)`).test(between);
}
