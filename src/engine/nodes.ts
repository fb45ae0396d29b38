import { memo } from './memo.ts';
import { ts } from './ts.ts';

const byFile = new WeakMap<ts.SourceFile, ReadonlyMap<ts.SyntaxKind, readonly ts.Node[]>>();

const none: readonly never[] = [];

/** Every node of a file that is of these kinds, from the outside in and in the order of the text. One walk serves everybody who asks. */
export function nodesOf<N extends ts.Node>(file: ts.SourceFile, ...kinds: readonly N['kind'][]): readonly N[] {
  const index = memo(byFile, file, () => indexOf(file));
  const found = kinds.map((kind) => (index.get(kind) ?? none) as readonly N[]).filter(({ length }) => length);
  return found.length > 1 ? found.flat().sort((a, b) => a.pos - b.pos || b.end - a.end) : (found[0] ?? none);
}

function indexOf(file: ts.SourceFile): ReadonlyMap<ts.SyntaxKind, readonly ts.Node[]> {
  const index = new Map<ts.SyntaxKind, ts.Node[]>();
  const visit = (node: ts.Node): void => {
    const same = index.get(node.kind);
    if (same) same.push(node);
    else index.set(node.kind, [node]);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return index;
}
