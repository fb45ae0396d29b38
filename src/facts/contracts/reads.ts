import { nodesOf } from '../../engine/nodes.ts';
import { spanOf } from '../../engine/text.ts';
import { ts } from '../../engine/ts.ts';
import { calleeName, unwrapped } from '../../syntax/expressions.ts';
import { bindingOf } from '../../syntax/scopes.ts';
import { handlerAround } from './handler-around.ts';
import { pathOfFile } from './routes.ts';
import { type Container, type Field, fieldOf, type Sink, unknown } from './shape.ts';
import { nameOfMember } from './type-shapes.ts';

/** Something that a handler reads of a request by its name. */
interface Read {
  readonly role: 'query' | 'body';
  readonly name: string;
  readonly at: ts.Node;
}

type Reading = ts.PropertyAccessExpression | ts.VariableDeclaration | ts.CallExpression;

const reading = [ts.SyntaxKind.PropertyAccessExpression, ts.SyntaxKind.VariableDeclaration, ts.SyntaxKind.CallExpression] as const;

/** Adds what handlers read by name where no schema says it: `req.query.page`, `const { page } = req.query`, `c.req.query('page')`. */
export function addReads(file: ts.SourceFile, found: Map<string, Container>): void {
  if (isPage(file)) return;
  for (const read of readsIn(file)) {
    const handler = handlerAround(read.at, file.fileName);
    if (!handler || found.has(`${handler.key} ${read.role}`)) continue;
    const key = `${handler.key} ${read.role} reads`;
    const field: Field = fieldOf(unknown(''), read.name, spanOf(read.at), { isOptional: true });
    const { name, route } = handler;
    const sink: Sink = {
      direction: 'request',
      proof: `reads the ${read.role} of a request`,
      ...(route !== undefined && { route }),
      isPartial: true,
    };
    const before = found.get(key);
    const fields = before?.shape.is === 'object' ? before.shape.fields : {};
    found.set(key, {
      kind: 'handler',
      name,
      shape: { is: 'object', fields: { ...fields, [read.name]: fields[read.name] ?? field }, isInferred: true },
      sink,
      at: before?.at ?? spanOf(read.at),
    });
  }
}

/** What a page reads of its own URL is no API. */
function isPage({ fileName }: ts.SourceFile): boolean {
  return /\.[jt]sx$/.test(fileName) && pathOfFile(fileName) === undefined;
}

/** Where a handler reads something by a name: the names themselves. `key` is that of the container that `addReads` adds. */
export function readsNamed(file: ts.SourceFile, key: string, name: string): readonly ts.Node[] {
  const isWanted = (read: Read): boolean =>
    read.name === name && `${handlerAround(read.at, file.fileName)?.key} ${read.role} reads` === key;
  return readsIn(file)
    .filter(isWanted)
    .map(({ at }) => at);
}

function readsIn(file: ts.SourceFile): readonly Read[] {
  if (!/\b(query|body|searchParams)\b/.test(file.text)) return [];
  // Few of many nodes read: only those are put in order.
  return reading.flatMap((kind) => nodesOf<Reading>(file, kind).flatMap(readsAt)).sort((a, b) => a.at.pos - b.at.pos);
}

function readsAt(node: Reading): readonly Read[] {
  if (ts.isPropertyAccessExpression(node)) {
    const role = roleOf(node.expression);
    const isCalled = ts.isCallExpression(node.parent) && node.parent.expression === node;
    const isSet = ts.isBinaryExpression(node.parent) && node.parent.left === node;
    return role && !isCalled && !isSet ? [{ role, name: node.name.text, at: node.name }] : [];
  }
  if (ts.isVariableDeclaration(node)) {
    const role = node.initializer && ts.isObjectBindingPattern(node.name) ? roleOf(node.initializer) : undefined;
    const elements = role && ts.isObjectBindingPattern(node.name) ? node.name.elements : [];
    return elements.flatMap(({ propertyName, name: own, dotDotDotToken }) => {
      const named = propertyName ?? own;
      const name = dotDotDotToken || ts.isObjectBindingPattern(named) || ts.isArrayBindingPattern(named) ? undefined : nameOfMember(named);
      return name === undefined ? [] : [{ role: role!, name, at: named }];
    });
  }
  if (!ts.isCallExpression(node)) return [];
  const [first, ...others] = node.arguments;
  const isQuery =
    /^(c|ctx|context)\.req\.query$/.test(node.expression.getText()) ||
    (/^(get|getAll)$/.test(calleeName(node) ?? '') && /\bsearchParams\.get(All)?$/.test(node.expression.getText()));
  return isQuery && first && ts.isStringLiteralLike(first) && !others.length ? [{ role: 'query', name: first.text, at: first }] : [];
}

/** `req.query`, `request.body`, `ctx.request.body`, where the first is a parameter. */
function roleOf(node: ts.Expression): Read['role'] | undefined {
  const inner = unwrapped(node);
  if (!ts.isPropertyAccessExpression(inner) || !/^(query|body)$/.test(inner.name.text)) return;
  let root = unwrapped(inner.expression);
  if (ts.isPropertyAccessExpression(root) && root.name.text === 'request') root = unwrapped(root.expression);
  if (!ts.isIdentifier(root) || !/^(req|request|ctx|context)$/.test(root.text)) return;
  const binding = bindingOf(root.text, root);
  return binding && ts.isParameter(binding) ? (inner.name.text as Read['role']) : undefined;
}
