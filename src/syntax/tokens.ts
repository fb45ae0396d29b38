import { ts } from '../engine/ts.ts';

/** The tokens of a node in their order, those of comments for types left out. */
export function* tokensOf(node: ts.Node, file: ts.SourceFile): Iterable<ts.Node> {
  const children = node.getChildren(file);
  if (!children.length) {
    if (node.kind !== ts.SyntaxKind.SyntaxList) yield node;
    return;
  }
  for (const child of children) if (!ts.isJSDoc(child)) yield* tokensOf(child, file);
}

/** The outermost node of which a token is the first, or the last. */
export function outermost(token: ts.Node, end: 'first' | 'last', file: ts.SourceFile): ts.Node {
  let node = token;
  for (let { parent } = node; parent && !ts.isSourceFile(parent); { parent } = parent) {
    if (end === 'first' ? parent.getStart(file) !== token.getStart(file) : parent.end !== token.end) break;
    node = parent;
  }
  return node;
}
